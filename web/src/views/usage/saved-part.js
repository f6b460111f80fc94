// What other decisions would have saved on the calls that were read: from their sums by size, not from means.
import { usageSavings } from 'bedrock-calculator/usage.js';
import { html } from 'lit';
import { quietCents } from '../../components/cents.js';
import { define } from '../../define.js';
import { grouped, money } from '../../format.js';
import { base } from '../../styles/base.js';
import { tableStyles } from '../../styles/table.js';
import { UsagePart, withTokens } from './readings.js';
import { usageStyles } from './styles.js';
import { labelsOf } from './tables.js';

/**
 * @typedef {import('bedrock-calculator/usage.js').UsageReport} UsageReport
 * @typedef {import('bedrock-calculator/usage.js').UsageSavings} UsageSavings
 * @typedef {import('bedrock-calculator/usage.js').UsageSaved} UsageSaved
 * @typedef {import('bedrock-calculator/usage.js').UsageModelRow} UsageModelRow
 */

const CAPS = [90, 95, 99];
const NIGHT = { from: 20, to: 6 };
/** The threshold that is shown first: of the sizes there are, the first from here on. */
const SMALL = 1024;

/** @param {Event} event */
const chosenIn = (event) => /** @type {HTMLInputElement} */ (event.target).value;

/** @param {string} saved */
const signed = (saved) =>
  saved.startsWith('-')
    ? html`<span class="more">costs ${quietCents(money(saved.slice(1)))}</span>`
    : quietCents(money(saved));

/** @param {unknown} what @param {string} calls @param {UsageSaved} one */
const row = (what, calls, { amount, instead, saved }) => html`
  <tr>
    <th scope="row">${what}</th>
    <td class="number">${calls}</td>
    <td class="number c-tokens">${quietCents(money(amount))}</td>
    <td class="number c-tokens">${quietCents(money(instead))}</td>
    <td class="number">${signed(saved)}</td>
  </tr>
`;

export class UsageSavedPart extends UsagePart {
  static properties = { below: { state: true } };

  static styles = [base, tableStyles, usageStyles];

  /** @type {{report: UsageReport | null, savings: UsageSavings | null}} */
  #made = { report: null, savings: null };

  constructor() {
    super();
    /** The size under which calls go to another model; 0: the first choice. */
    this.below = 0;
  }

  /** @returns {UsageSavings | null} */
  get #savings() {
    const { report, groups, prices } = this.readings;
    if (report !== this.#made.report) {
      const counts = groups.flatMap(({ counts: of }) => (of ? [of] : []));
      const savings = report ? usageSavings(this.calc.engine, counts, prices) : null;
      this.#made = { report, savings };
    }
    return this.#made.savings;
  }

  /** @param {string} name of a setting @param {string} value */
  #set(name, value) {
    this.calc.session.set('usage', { [name]: value });
  }

  /** Those that could take its calls, the ones of its provider first. @param {UsageModelRow} row */
  #others({ model, route, provider, region }) {
    const models = this.calc.engine.models({ region: region || 'us-east-1' });
    const now = models.find(({ id }) => id === model);
    const others = models.flatMap(({ id, name, provider: by, status, output, routes }) => {
      const callable = routes.filter((one) => one.callable && one.input_per_million !== null);
      const found = callable.find((one) => one.route === route) ?? callable[0];
      const takes = id !== model && status === 'active' && output.includes('text') && found;
      return takes ? [{ id: found.id, name, by, price: Number(found.input_per_million) }] : [];
    });
    const own = others.filter(({ by }) => by === provider);
    const price = Number(
      now?.routes.find((one) => one.route === route)?.input_per_million ?? Number.POSITIVE_INFINITY,
    );
    const cheaper = own.filter((one) => one.price < price).sort((a, b) => b.price - a.price);
    return {
      own,
      foreign: others.filter(({ by }) => by !== provider),
      first: cheaper[0] ?? own[0],
    };
  }

  /** @param {UsageSavings} savings @param {UsageModelRow} of */
  #smaller(savings, of) {
    const model = of.model ?? undefined;
    const sizes = savings.sizes(model);
    const { own, foreign, first } = this.#others(of);
    const all = [...own, ...foreign];
    const to =
      all.find(({ id }) => id === this.calc.session.setting('usage', 'to')) ?? first ?? all[0];
    if (!to || sizes.length === 0) return '';
    const below = sizes.includes(this.below)
      ? this.below
      : (sizes.find((size) => size >= SMALL) ?? sizes[sizes.length - 1]);
    const answer = savings.route({ model, below, to: to.id });
    const option = (/** @type {typeof to} */ { id, name }) =>
      html`<option value=${id} ?selected=${id === to.id}>${name}</option>`;
    const what = html`
      Calls with input under ${grouped(String(below))} tokens on ${to.name}
      <span class="fields">
        <label>Under <input
          type="range"
          min="0"
          max=${sizes.length - 1}
          .value=${String(sizes.indexOf(below))}
          aria-valuetext="${grouped(String(below))} tokens"
          @input=${(/** @type {Event} */ e) => {
            this.below = sizes[Number(chosenIn(e))];
          }}
        ></label>
        <label>On <select @change=${(/** @type {Event} */ e) => this.#set('to', chosenIn(e))}>
          <optgroup label=${of.provider || 'The same provider'}>${own.map(option)}</optgroup>
          <optgroup label="Others">${foreign.map(option)}</optgroup>
        </select></label>
      </span>
      ${answer.not_priced_calls === '0' ? '' : html`<span class="about">${grouped(answer.not_priced_calls)} more have no price there.</span>`}
    `;
    return row(what, `${grouped(answer.calls)} (${answer.share_percent} %)`, answer);
  }

  /** @param {UsageSavings} savings @param {string | undefined} model */
  #shorter(savings, model) {
    return CAPS.map((percent) => {
      const answer = savings.cap({ model, percent });
      const what = html`Answers of at most ${grouped(answer.tokens)} tokens <span class="about">P${percent}: longer ones would be cut off</span>`;
      return row(what, `${grouped(answer.calls)} (${answer.share_percent} %)`, answer);
    });
  }

  /** @param {UsageSavings} savings @param {string | undefined} model @param {UsageReport} report */
  #later(savings, model, report) {
    const { session } = this.calc;
    const tier = session.setting('usage', 'later') === 'flex' ? 'flex' : 'batch';
    const when = session.setting('usage', 'when') ?? '';
    const identities = report.by_identity.filter(({ key }) => key !== '');
    const labels = labelsOf(identities);
    const identity = identities.find(({ key }) => key === when);
    const answer = savings.later({
      tier,
      model,
      ...(identity ? { identity: identity.key } : when === 'all' ? {} : { hours: NIGHT }),
    });
    const choose = (/** @type {string} */ name) => (/** @type {Event} */ e) =>
      this.#set(name, chosenIn(e));
    const what = html`
      ${identity ? `Calls of ${labels[identities.indexOf(identity)]}` : when === 'all' ? 'All calls' : 'Calls from 20:00 to 06:00 UTC'} in ${tier}
      <span class="fields">
        <label>Which <select @change=${choose('when')}>
          <option value="" ?selected=${when === ''}>of the night</option>
          <option value="all" ?selected=${when === 'all'}>all</option>
          ${identities.map(({ key }, i) => html`<option value=${key} ?selected=${key === when}>${labels[i]}</option>`)}
        </select></label>
        <label>In <select @change=${choose('later')}>
          ${['batch', 'flex'].map((one) => html`<option ?selected=${one === tier}>${one}</option>`)}
        </select></label>
      </span>
      ${answer.not_priced_calls === '0' ? '' : html`<span class="about">${grouped(answer.not_priced_calls)} more have no price there.</span>`}
    `;
    return row(what, grouped(answer.calls), answer);
  }

  /** @param {UsageSavings} savings @param {string | undefined} model */
  #tooSmall(savings, model) {
    return savings.caching({ model }).map(({ model_name, least_tokens, calls, under }) => {
      const { at_least, at_most } = under;
      const caches = `${model_name} caches prompts of ${grouped(least_tokens)} tokens and more`;
      if (at_most === '0')
        return html`<li>${caches}, and all ${grouped(calls)} calls are that long.</li>`;
      const some =
        at_least === at_most ? grouped(at_least) : `${grouped(at_least)} to ${grouped(at_most)}`;
      const [are, them] = at_most === '1' ? ['is', 'it'] : ['are', 'them'];
      return html`<li>${caches}: ${some} of ${grouped(calls)} calls ${are} smaller, so caching does nothing for ${them}.</li>`;
    });
  }

  render() {
    const { report } = this.readings;
    const savings = this.#savings;
    const models = new Map(
      withTokens(report).flatMap((one) =>
        one.model && one.model_amount !== '0' ? [[one.model, one]] : [],
      ),
    );
    if (!report || !savings || models.size === 0) return '';
    const asked = this.calc.session.setting('usage', 'saved') ?? '';
    const of = models.get(asked) ?? [...models.values()][0];
    const model = of.model ?? undefined;
    return html`
      <section>
        <div class="head">
          <h3>What would have been saved</h3>
          ${
            models.size > 1
              ? html`<label>Calls of <select @change=${(/** @type {Event} */ e) => this.#set('saved', chosenIn(e))}>
                ${[...models].map(([id, { model_name }]) => html`<option value=${id} ?selected=${id === model}>${model_name}</option>`)}
              </select></label>`
              : ''
          }
        </div>
        <table>
          <caption class="vh">What other decisions would have saved</caption>
          <thead>
            <tr>
              <th scope="col">${of.model_name}</th>
              <th scope="col" class="number">Calls</th>
              <th scope="col" class="number c-tokens">As they ran</th>
              <th scope="col" class="number c-tokens">Instead</th>
              <th scope="col" class="number">Saved</th>
            </tr>
          </thead>
          <tbody>
            ${this.#smaller(savings, of)} ${this.#shorter(savings, model)} ${this.#later(savings, model, report)}
          </tbody>
        </table>
        <ul class="notices">${this.#tooSmall(savings, model)}</ul>
        <p class="foot">
          Each row by itself, from the sums of the calls at the prices of the day of use. Assumed: another model takes the same
          tokens and does the work; cached tokens are input where there is no caching. Not computed: what caching would save on prompts
          that begin alike without it, because a log does not say how many of their tokens are the same.
          ${savings.exact ? '' : 'Prices have changed since the files were read: read them again for exact figures.'}
        </p>
      </section>
    `;
  }
}

define('bedrock-usage-saved', UsageSavedPart);
