// Awards as a table: what each is, what it pays for, what of it is used, and what expires.
import { html } from 'lit';
import { brief, day, money } from '../../format.js';
import { series } from '../../styles/series.js';

/**
 * @typedef {import('bedrock-calculator').Credits} Credits
 * @typedef {import('bedrock-calculator').ForecastPlan} ForecastPlan
 * @typedef {import('bedrock-calculator').Award} Award
 */

/** @param {Award | undefined} award @param {Credits['awards'][number]} result @param {(workload: number) => string} nameOf */
export function coverage(award, result, nameOf) {
  const parts = [
    award?.workloads?.length ? `${award.workloads.map(nameOf).join(', ')} only` : '',
    award?.services?.length
      ? award.services.join(', ')
      : award?.workloads?.length
        ? ''
        : 'all services of AWS',
    result.marketplace.covered
      ? 'models sold through AWS Marketplace too'
      : 'no models sold through AWS Marketplace',
  ];
  return parts.filter(Boolean).join('; ');
}

/** @param {Credits} credits @param {ForecastPlan} plan @param {(workload: number) => string} nameOf */
export const awardsTable = ({ awards }, plan, nameOf) => html`
  <div class="scroll" tabindex="0" role="region" aria-label="Awards">
    <table class="awards">
      <caption class="vh">Awards</caption>
      <thead>
        <tr>
          <th scope="col">Award</th>
          <th scope="col" class="number">Amount</th>
          <th scope="col">Expires</th>
          <th scope="col">Pays for</th>
          <th scope="col" class="number">Used</th>
          <th scope="col" class="number">Expires unused</th>
        </tr>
      </thead>
      <tbody>
        ${awards.map(
          (award, i) => html`
            <tr>
              <th scope="row"><span class="swatch ${series(i)}"></span> ${award.name}</th>
              <td class="number">${brief(award.amount)}</td>
              <td>${day(award.expires)}</td>
              <td class="pays">${coverage(plan.awards?.[i], award, nameOf)}</td>
              <td class="number">${money(award.used)}</td>
              <td class="number">${award.expired === '0' ? '–' : html`<span class="warning">${money(award.expired)}</span>`}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  </div>
`;
