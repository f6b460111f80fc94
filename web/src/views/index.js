// The views: a new one is a folder here, whose module exports the tag of its element, and one line below. What
// stands in `calculator` is a tab under the total; the others are places of their own. A view keeps its
// settings in the session under its id, and so in the link.
import { html } from 'lit';
import { tag } from './bill/bill-view.js';

/**
 * @typedef {{tag: string}} ViewModule
 * @typedef {{
 *   id: string, label: unknown, place: 'calculator' | 'own', load: () => Promise<ViewModule> | ViewModule,
 *   first?: () => unknown,
 * }} View `first` is what the prerendered page has of it
 */

/** Logs and bills; it also takes what is dropped anywhere on the calculator. */
export const USAGE = {
  id: 'usage',
  label: 'Real usage',
  place: /** @type {const} */ ('own'),
  load: () => import('./usage/usage-view.js'),
};

/** @type {View[]} */
export const VIEWS = [
  {
    id: 'bill',
    label: 'Bill',
    place: 'calculator',
    load: () => ({ tag }),
    first: () => html`<bedrock-bill-view></bedrock-bill-view>`,
  },
  {
    id: 'compare',
    label: 'Compare',
    place: 'calculator',
    load: () => import('./compare/compare-view.js'),
  },
  {
    id: 'savings',
    label: html`Savings <bedrock-lower short></bedrock-lower>`,
    place: 'calculator',
    load: () => import('./savings/savings-view.js'),
  },
  {
    id: 'forecast',
    label: html`Forecast<span> & credits</span>`,
    place: 'calculator',
    load: () => import('./forecast/forecast-view.js'),
  },
  USAGE,
  { id: 'rates', label: 'Rates', place: 'own', load: () => import('./rates/rates-view.js') },
];
