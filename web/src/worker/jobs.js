// What can be asked of an engine in the background. A job yields how much of it is done (0 to 1) wherever it
// may be paused: there it reports, and there it can be cancelled.

/**
 * @typedef {import('bedrock-calculator').Engine} Engine
 * @typedef {import('bedrock-calculator').Scenario} Scenario
 * @typedef {import('bedrock-calculator').Bill} Bill
 * @typedef {import('bedrock-calculator').RateRow} RateRow
 * @typedef {{code: string, path: string, message: string, hint: string}} Refusal
 * @typedef {{
 *   quote: {input: Scenario, output: Bill},
 *   quotes: {input: Scenario[], output: (Bill | Refusal)[]},
 *   rates: {input: object, output: RateRow[]},
 *   prices: {input: object, output: import('bedrock-calculator').PriceRow[]},
 * }} Jobs what each takes and gives
 */

/** @param {unknown} error @returns {Refusal} */
export function refusal(error) {
  const { name, code, path, message, hint } = /** @type {any} */ (error);
  if (name !== 'CalculatorError') throw error;
  return { code, path, message, hint };
}

/**
 * @type {{[K in keyof Jobs]: (engine: Engine, input: Jobs[K]['input']) => Generator<number, Jobs[K]['output']>}}
 */
const JOBS = {
  // biome-ignore lint/correctness/useYield: one call of the engine has no pauses
  *quote(engine, scenario) {
    return engine.quote(scenario);
  },

  /** Many scenarios, each priced or refused by itself. */
  *quotes(engine, scenarios) {
    const bills = [];
    for (const scenario of scenarios) {
      try {
        bills.push(engine.quote(scenario));
      } catch (error) {
        bills.push(refusal(error));
      }
      yield bills.length / scenarios.length;
    }
    return bills;
  },

  // biome-ignore lint/correctness/useYield: one call of the engine has no pauses
  *rates(engine, query) {
    return engine.rates(query);
  },

  // biome-ignore lint/correctness/useYield: one call of the engine has no pauses
  *prices(engine, query) {
    return engine.prices(query);
  },
};

/** A job works at most this long before messages are looked at. */
const SLICE = 40; // ms

/**
 * @template {keyof Jobs} K @param {Engine} engine @param {K} name @param {Jobs[K]['input']} input
 * @param {(done: number) => void} report @param {AbortSignal} signal @returns {Promise<Jobs[K]['output']>}
 */
export async function work(engine, name, input, report, signal) {
  const steps = JOBS[name](engine, input);
  let since = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - since < SLICE) continue;
    report(value);
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    since = performance.now();
  }
}
