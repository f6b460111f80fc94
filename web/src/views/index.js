// The views: a new one is a folder here, whose module exports the tag of its element, and one line below. What
// stands in `calculator` is a tab under the total; the others are places of their own. A view keeps its
// settings in the session under its id, and so in the link.
import { tag } from './bill/bill-view.js';

/**
 * @typedef {{tag: string}} ViewModule
 * @typedef {{
 *   id: string, label: string, place: 'calculator' | 'own', load: () => Promise<ViewModule> | ViewModule,
 * }} View
 */

/** @type {View[]} */
export const VIEWS = [
  { id: 'bill', label: 'Bill', place: 'calculator', load: () => ({ tag }) },
  { id: 'rates', label: 'Rates', place: 'own', load: () => import('./rates/rates-view.js') },
];
