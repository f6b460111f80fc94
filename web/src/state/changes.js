// Changes of what every workload depends on, which the engine checks or answers: own prices, the price list, the
// region. Loaded with the panel that makes them.

/**
 * @typedef {import('./calculator.js').Calculator} Calculator
 * @typedef {import('bedrock-calculator').ModelOffer} ModelOffer
 * @typedef {import('./scenario.js').Card} Card
 */

/**
 * Own prices in place of those of the same name; undefined takes one away. Throws CalculatorError, with
 * nothing changed, when the engine refuses them.
 * @param {Calculator} calc @param {import('./scenario.js').OwnPrices} fields @param {{notice?: string}} [how]
 */
export function changeOwn(calc, fields, how) {
  const own = { ...calc.draft.own, ...fields };
  for (const name of /** @type {(keyof typeof own)[]} */ (Object.keys(own))) {
    if (own[name] === undefined) delete own[name];
  }
  calc.engine.quote({ version: 1, region: 'us-east-1', workloads: [], ...own });
  calc.document.change({ own }, 'Change your own prices', how);
}

/** A name of the person's own for a model. @param {Calculator} calc @param {string} name @param {string} model */
export function alias(calc, name, model) {
  changeOwn(calc, { model_aliases: { ...calc.draft.own.model_aliases, [name]: model } });
}

/** Takes a whole rate set and prices by it. @param {Calculator} calc @param {import('bedrock-calculator').CustomRates} rates */
export function takeCustomRates(calc, rates) {
  changeOwn(calc, { custom_rates: rates });
  changeRateSet(calc, 'custom', 'The scenario is priced by your rate set.');
}

/**
 * Another rate set has other models: each card gets the likeliest, or the one that it had there before.
 * @param {Calculator} calc @param {import('./scenario.js').RateSet} rateSet @param {string} [notice]
 */
export function changeRateSet(calc, rateSet, notice = '') {
  const { draft, document, pricing } = calc;
  if (rateSet === draft.rate_set) return;
  const choices = draft.cards.map(({ key, model, route, tier }) => [key, { model, route, tier }]);
  const left = { ...draft.left, [draft.rate_set]: Object.fromEntries(choices) };
  const back = left[rateSet] ?? {};
  const region = draft.region || (rateSet === 'aws' ? 'us-east-1' : '');
  const next = { ...draft, rate_set: rateSet, region, left };
  document.draft = next; // so that offers are of the new set; the change below is from the old draft
  const offers = pricing.offers(region);
  const replaced = /** @type {string[]} */ ([]);
  const cards = draft.cards.map((card) => {
    const before = back[card.key];
    if (card.verbatim) return card;
    if (before) return { ...card, ...before };
    if (!card.model || pricing.offerOf(card).model) return card;
    replaced.push(card.name || card.model);
    return { ...card, route: '', tier: '', model: likeliest(offers, card) };
  });
  document.draft = draft;
  const words = replaced.length > 0 ? `It has other models: ${replaced.join(', ')} changed.` : '';
  document.change({ ...next, cards }, 'Change the price list', {
    notice: notice || `The price list has changed. ${words}`.trim(),
  });
}

/**
 * Another region: profiles of one geography become those of the other, or global ones.
 * @param {Calculator} calc @param {string} region
 */
export function changeRegion(calc, region) {
  const { draft, document, catalog } = calc;
  const moved = /** @type {string[]} */ ([]);
  const cards = draft.cards.map((card) => {
    if (card.region || !card.model || card.verbatim) return card;
    const id = idIn(calc, region, card);
    if (!id || id === card.model) return card;
    moved.push(`${card.name || 'A workload'} now calls ${id}.`);
    return { ...card, model: id, route: '' };
  });
  const name = catalog.regions.find((r) => r.code === region)?.name ?? region;
  const notice = moved.length > 0 ? `The region is now ${name}. ${moved.join(' ')}` : '';
  document.change({ region, cards }, `Change the region to ${name}`, { notice });
  if (!notice && document.notice) document.dismissNotice();
}

/**
 * The id by which a card's model is called from another region; empty where it stays.
 * @param {Calculator} calc @param {string} region @param {Card} card
 */
function idIn({ pricing }, region, card) {
  const here = pricing.offerOf(card);
  const there = pricing.offerOf(card, region).model;
  if (!here.route || !there) return '';
  const same = there.routes.find((r) => r.route === here.route?.route && r.callable !== false);
  const order = /** @type {const} */ (['geo', 'global', 'in-region']);
  const other = order.map((name) =>
    there.routes.find((r) => r.route === name && r.callable !== false),
  );
  return (same ?? other.find(Boolean))?.id ?? '';
}

/**
 * The model of another rate set that a card's most likely means: the most common words win.
 * @param {ModelOffer[]} offers @param {Card} card
 */
function likeliest(offers, card) {
  const words = card.model.toLowerCase().split(/[^a-z]+/);
  const score = (/** @type {ModelOffer} */ m) =>
    m.id.split(/[^a-z]+/).filter((word) => word.length > 2 && words.includes(word)).length;
  const priced = offers.filter((m) => m.routes.length > 0);
  const best = priced.reduce((a, b) => (score(b) > score(a) ? b : a), priced[0]);
  return best?.routes.find((r) => r.callable !== false)?.id ?? best?.id ?? '';
}
