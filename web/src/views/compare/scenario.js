// What the parts of the tab ask about.
/**
 * The last scenario that could be priced, on the reader's day.
 * @param {import('../../state/calculator.js').Calculator} calc @returns {import('bedrock-calculator').Scenario}
 */
export function currentScenario({ pricing }) {
  const { stale, priced, scenario, today } = pricing;
  return { today, ...(stale ? priced : scenario) };
}
