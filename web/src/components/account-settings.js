// What of the account the bill depends on: free allowances, its age, the hours of standing charges.
import { css, html } from 'lit';
import { Part } from '../context.js';
import { define } from '../define.js';
import { base } from '../styles/base.js';

const HOURS = /** @type {const} */ ([
  ['', '730 – an average month, as AWS estimates'],
  ['744', '744 – 31 days'],
  ['720', '720 – 30 days'],
  ['672', '672 – 28 days'],
  ['696', '696 – 29 days'],
]);

export class AccountSettings extends Part {
  static styles = [
    base,
    css`
      p {
        margin: 0 0 calc(10 * var(--u));
      }
    `,
  ];

  /** Left-out members have the engine's default. @param {import('../state/scenario.js').Account} fields */
  #change(fields) {
    const account = { ...this.calc.draft.account, ...fields };
    for (const name of /** @type {(keyof typeof account)[]} */ (Object.keys(account))) {
      if (account[name] === undefined || account[name] === '') delete account[name];
    }
    this.calc.document.change({ account }, 'Change the allowances');
  }

  render() {
    const { account } = this.calc.draft;
    return html`
      <p>
        Lambda, DynamoDB, CloudWatch and data transfer are free up to a monthly allowance.
        <strong>Bedrock inference has no free allowance:</strong> it is billed from the first token.
      </p>
      <div class="fields">
        <label class="check">
          <input
            type="checkbox"
            id="free"
            .checked=${account.free_allowances !== false}
            @change=${(/** @type {Event} */ e) =>
              this.#change({
                free_allowances: /** @type {HTMLInputElement} */ (e.target).checked
                  ? undefined
                  : false,
              })}
          >
          Count the monthly free allowances
        </label>
        <div>
          <label for="opened">Account opened on</label>
          <input
            id="opened"
            type="date"
            .value=${account.account_opened ?? ''}
            @change=${(/** @type {Event} */ e) =>
              this.#change({
                account_opened: /** @type {HTMLInputElement} */ (e.target).value,
              })}
          >
          <p class="soft">Before 2025-07-15, S3 had an allowance for the first 12 months.</p>
        </div>
        <div>
          <label for="hours">Hours of standing charges</label>
          <select
            id="hours"
            @change=${(/** @type {Event} */ e) =>
              this.#change({ hours_per_month: /** @type {HTMLSelectElement} */ (e.target).value })}
          >
            ${HOURS.map(
              ([hours, words]) => html`
                <option value=${hours} ?selected=${hours === String(account.hours_per_month ?? '')}>
                  ${words}
                </option>
              `,
            )}
          </select>
        </div>
      </div>
    `;
  }
}

define('bedrock-account-settings', AccountSettings);
