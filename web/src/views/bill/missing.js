// A line that has no price, and the nearest region's price in its place.
import { html } from 'lit';
import { dimensionLabel } from '../../dimension.js';
import { counted } from '../../format.js';
import { quotedRate } from './rate.js';

/**
 * @typedef {import('bedrock-calculator').NotPriced} NotPriced
 * @typedef {import('bedrock-calculator').Workload} Workload
 * @typedef {import('./bill-view.js').BillView} BillView
 */

const MOST_REGIONS = 6;

/** The first few by name: "eu-west-1, eu-west-2 and 8 more". @param {string[]} codes */
function regionList(codes) {
  const more = codes.length - MOST_REGIONS;
  const shown = codes.slice(0, MOST_REGIONS).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** What to do about it, in the words of the page. @param {NotPriced} item */
function hintOf({ hint, known_in: [nearest] }) {
  if (hint.includes('model_aliases'))
    return 'Paste it under “Add workload” and choose the model behind it.';
  return nearest && hint.includes(nearest) ? '' : hint;
}

/** A line without a price, and the nearest region's to take. @param {NotPriced} item @param {BillView} view */
export function missing(item, view) {
  const [nearest] = item.known_in;
  const { rate, per } = quotedRate({ unit: item.unit, rate: item.nearest_rate ?? '0' });
  return html`
    <tr class="line missing">
      <th scope="row" colspan="5">
        <span class="warning">Not priced:</span> ${dimensionLabel(item.dimension)},
        ${counted(item.quantity, item.unit)}. ${item.reason}
        ${hintOf(item)}
        ${nearest ? `Priced in ${regionList(item.known_in)}.` : ''}
        ${
          nearest && item.nearest_rate
            ? html`<button type="button" class="quiet" @click=${() => assume(view, item.workload_index, 'nearest')}>
              Use ${nearest}’s price: ${rate}${per}
            </button>`
            : ''
        }
      </th>
    </tr>
  `;
}

/**
 * Whether lines without a price get the nearest region's. The button goes with its line; the focus goes to what
 * has come in its place.
 * @param {BillView} view @param {number} index @param {'' | 'nearest'} wish
 */
export async function assume(view, index, wish) {
  const { document } = view.calc;
  const card = document.draft.cards[index];
  if (!card) return;
  const { missing_prices: _, ...kept } = card.verbatim ?? { type: card.type };
  const verbatim = card.verbatim && {
    .../** @type {Workload} */ (kept),
    ...(wish ? { missing_prices: wish } : {}),
  };
  const changed = { ...card, missing_prices: wish, verbatim };
  const cards = document.draft.cards.map((other) => (other === card ? changed : other));
  const label = wish ? 'Use the nearest region’s price' : 'Leave out what has no price';
  document.change({ cards }, label);
  await view.updateComplete;
  const line = `[data-group="w${index}"] ${wish ? '' : '.missing '}button`;
  const next = view.renderRoot.querySelector(line) ?? view.renderRoot.querySelector('.line button');
  /** @type {HTMLElement | null} */ (next)?.focus();
}
