// What no workload says costs something too: a support plan, other AWS services, a training run.
import { html } from 'lit';
import { keepFocus } from '../../focus.js';
import { checkField, numberField, textField } from './fields.js';
import { changePlan, edited, planOf } from './plan.js';

/**
 * @typedef {import('../../state/calculator.js').Calculator} Calculator
 * @typedef {import('bedrock-calculator').ForecastPlan} ForecastPlan
 * @typedef {import('bedrock-calculator').OtherCost} OtherCost
 */

/** @param {Calculator} calc */
export function otherCosts(calc) {
  const { costs = [] } = planOf(calc);
  /** @param {Partial<ForecastPlan>} fields @param {string} label @param {string} [typing] */
  const change = (fields, label, typing) =>
    changePlan(calc, fields, label, typing ? { typing: `plan.${typing}` } : {});
  /** @param {number} i @param {Partial<OtherCost>} fields @param {string} [typing] */
  const set = (i, fields, typing) => {
    const next = costs.map((cost, at) => (at === i ? edited(cost, fields) : cost));
    change({ costs: next }, `Change ${costs[i].name || 'a cost'}`, typing && `cost.${i}.${typing}`);
  };
  return html`
    <section>
      <div class="head">
        <h3>Other costs</h3>
        <button type="button" id="add-cost" @click=${() => change({ costs: [...costs, { name: `Cost ${costs.length + 1}`, usd: '0' }] }, 'Add a cost')}>Add a cost</button>
      </div>
      <p class="soft">What no workload says: a support plan, other AWS services, a training run.</p>
      ${costs.map(
        (cost, i) => html`
          <div class="item row-fields" role="group" aria-label=${cost.name || `Cost ${i + 1}`}>
            ${textField({ id: `cost.${i}.name`, label: 'Name', value: cost.name, set: (name) => set(i, { name }, 'name') })}
            ${numberField(calc, { id: `cost.${i}.usd`, label: 'USD a month', counts: true, value: cost.usd, set: (usd) => set(i, { usd: usd ?? '0' }, 'usd') })}
            ${textField({ id: `cost.${i}.service`, label: 'Service on the invoice', value: cost.service ?? '', placeholder: 'as its name', set: (service) => set(i, { service }, 'service') })}
            ${textField({ id: `cost.${i}.from`, label: 'From', type: 'month', value: cost.from ?? '', set: (from) => set(i, { from }, 'from') })}
            ${textField({ id: `cost.${i}.to`, label: 'Until', type: 'month', value: cost.to ?? '', set: (to) => set(i, { to }, 'to') })}
            ${checkField({ id: `cost.${i}.marketplace`, label: 'Sold through AWS Marketplace', value: cost.marketplace === true, set: (marketplace) => set(i, { marketplace: marketplace || undefined }) })}
            <button type="button" class="quiet" @click=${(/** @type {Event} */ { target }) => {
              const { host } = /** @type {any} */ (target).getRootNode();
              change(
                { costs: costs.filter((_, at) => at !== i) },
                `Remove ${cost.name || 'a cost'}`,
              );
              keepFocus(host, '#add-cost');
            }}>Remove ${cost.name}</button>
          </div>
        `,
      )}
    </section>
  `;
}
