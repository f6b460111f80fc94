// What the host page gives an element to begin with: attributes, and a scenario that was set before the engine was there.

/**
 * @typedef {import('./state/calculator.js').Calculator} Calculator
 * @typedef {import('./element.js').BedrockCalculator} Element
 */

/** What was set before the page knew the element is a property of its own, which hides that of its class. @param {Element} element */
export function takeEarly(element) {
  if (!Object.hasOwn(element, 'scenario')) return;
  const { scenario } = element;
  delete (/** @type {any} */ (element).scenario);
  element.scenario = scenario;
}

/** What is wrong with it, for people. @param {Calculator} calc @param {Element} element */
export function takeGiven(calc, { waiting, scenarioText, region, model, route }) {
  let trouble = '';
  try {
    const scenario = waiting ?? (scenarioText && JSON.parse(scenarioText));
    if (scenario) calc.take(scenario);
  } catch (problem) {
    const { message } = /** @type {Error} */ (problem);
    trouble = `The scenario attribute could not be read: ${message}`;
  }
  if (region || model || route) {
    const { draft } = calc;
    const [first, ...others] = draft.cards;
    const card = first && {
      ...first,
      ...(model ? { model, name: '', route: '' } : {}),
      ...(route ? { route } : {}),
    };
    const cards = card ? [card, ...others] : [];
    calc.document.open({ ...draft, region: region || draft.region, cards });
  }
  return trouble;
}
