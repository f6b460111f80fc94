// What a search has found: the cheapest configuration, the runner-up, and what each constraint costs.
import { html } from 'lit';
import { money, percent } from '../../format.js';
import { NAMES } from './constraints.js';
import { signed } from './diff-table.js';

/**
 * @typedef {import('bedrock-calculator').SearchAnswer} Answer
 * @typedef {import('bedrock-calculator').SearchChoice} SearchChoice
 * @typedef {(workload: number) => string} NameOf
 */

/** "Nova Lite, us-east-1, geo, batch". @param {SearchChoice} choice */
function words({ model_name, region, route, tier, cache_ttl, changed, endpoint }) {
  const parts = [
    tier === 'standard' ? '' : tier,
    cache_ttl ? `cached for ${cache_ttl}` : '',
    changed.includes('endpoint') ? `bedrock-${endpoint}` : '',
  ];
  return [model_name, region, route, ...parts.filter(Boolean)].join(', ');
}

/** What another configuration has instead. @param {SearchChoice[]} choices @param {NameOf} nameOf */
const instead = (choices, nameOf) =>
  choices.map((choice) => `${nameOf(choice.workload)} on ${words(choice)}`).join('; ');

/** @param {Answer} answer @param {NameOf} nameOf @param {{stale: boolean, use: () => void}} how */
export function found(answer, nameOf, { stale, use }) {
  const { now, total, difference, choices, points } = answer;
  if (total === null) return none(answer, nameOf);
  const models = choices.filter(({ model }) => model);
  const changed = choices.some(({ patch }) => patch.length > 0);
  const saved = difference?.startsWith('-');
  return html`
    <div class="answer">
      <p role="status">
        <b>${money(total)}</b> a month is the cheapest${now && difference ? html`, <span class="delta ${saved ? 'less' : ''}">${signed(difference)}</span>${saved ? ` (${percent(difference.slice(1), now)})` : ''} against now` : ''}.
        <span class="about">${points.toLocaleString('en')} configurations considered.</span>
      </p>
      ${changed ? html`<button type="button" ?disabled=${stale} @click=${use}>Use this</button>` : ''}
    </div>
    <div class="scroll" tabindex="0" role="region" aria-label="The cheapest configuration">
      <table class="found">
        <caption class="vh">The cheapest configuration</caption>
        <thead><tr><th scope="col">Workload</th><th scope="col">Runs on</th><th scope="col" class="number">A month</th></tr></thead>
        <tbody>
          ${models.map(
            (choice) => html`
              <tr>
                <th scope="row">${nameOf(choice.workload)}</th>
                <td>${words(choice)} <span class="about">${choice.changed.length > 0 ? '' : 'as now'}</span></td>
                <td class="number">${money(choice.total)}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
    ${second(answer, nameOf)} ${costsOf(answer, nameOf)}
  `;
}

/** @param {Answer} answer @param {NameOf} nameOf */
function none({ impossible }, nameOf) {
  return html`
    <p class="message" role="status">No configuration that is fully priced meets all of these conditions. Relax one of them.</p>
    <ul class="list">
      ${impossible.map(
        ({ workload, constraints }) =>
          html`<li>${nameOf(workload)}: nothing is left${constraints.length > 0 ? ` by ${constraints.map((name) => NAMES[name].toLowerCase()).join(', ')}` : ''}.</li>`,
      )}
    </ul>
  `;
}

/** @param {Answer} answer @param {NameOf} nameOf */
function second({ runner_up }, nameOf) {
  if (!runner_up) return '';
  return html`
    <p>The runner-up costs ${money(runner_up.difference)} more, ${money(runner_up.total)} a month: ${instead(runner_up.choices, nameOf)}.</p>
  `;
}

/** @param {Answer} answer @param {NameOf} nameOf */
function costsOf({ constraints }, nameOf) {
  if (constraints.length === 0) return '';
  return html`
    <h3>What each constraint costs</h3>
    <ul class="list">
      ${constraints.map(({ constraint, costs, choices }) => {
        if (costs === null) return html`<li>${NAMES[constraint]}: not known.</li>`;
        if (costs === '0') return html`<li>${NAMES[constraint]} costs nothing.</li>`;
        return html`<li><b>${NAMES[constraint]} costs ${money(costs)} a month.</b> Without it: ${instead(choices, nameOf)}.</li>`;
      })}
    </ul>
  `;
}
