// What can be asked of an engine in the background: any of its functions, and jobs of many calls. Such a job yields
// how much of it is done (0 to 1) wherever it may be paused: there it reports, and there it can be cancelled.

/**
 * @typedef {import('bedrock-calculator').Engine} Engine
 * @typedef {import('bedrock-calculator').Scenario} Scenario
 * @typedef {import('bedrock-calculator').Bill} Bill
 * @typedef {import('bedrock-calculator').RateRow} RateRow
 * @typedef {{code: string, path: string, message: string, hint: string}} Refusal
 * @typedef {Exclude<keyof Engine, 'quoteText' | 'bulk' | 'progress'>} Call a function of the engine: a request in, an answer out
 * @typedef {{[K in Call]: {input: NonNullable<Parameters<Engine[K]>[0]>, output: ReturnType<Engine[K]>}}} Calls
 * @typedef {Calls & {quotes: {input: Scenario[], output: (Bill | Refusal)[]}}} Jobs what each takes and gives
 */

/**
 * Whether the page's own engine, of the small module, cannot do it.
 * @param {import('bedrock-calculator').PricingEngine} engine @param {keyof Jobs} name
 */
export const needsFull = (engine, name) => name !== 'quotes' && !(name in engine);

/** @param {unknown} error @returns {Refusal} */
export function refusal(error) {
  const { name, code, path, message, hint } = /** @type {any} */ (error);
  if (name !== 'CalculatorError') throw error;
  return { code, path, message, hint };
}

/** Many scenarios, each priced or refused by itself. @param {Engine} engine @param {Scenario[]} scenarios */
function* quotes(engine, scenarios) {
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
}

/** A job works at most this long before messages are looked at. */
const SLICE = 40; // ms

/**
 * One call of the engine says how far it is, but has no pauses: to end it, its worker is ended.
 * @param {Engine} engine @param {Call} name @param {unknown} input @param {(done: number) => void} report
 */
function call(engine, name, input, report) {
  let since = performance.now();
  engine.progress = (done) => {
    if (performance.now() - since < SLICE) return true;
    report(done);
    since = performance.now();
    return true;
  };
  try {
    return /** @type {any} */ (engine)[name](input);
  } finally {
    engine.progress = undefined;
  }
}

/**
 * @template {keyof Jobs} K @param {Engine} engine @param {K} name @param {Jobs[K]['input']} input
 * @param {(done: number) => void} report @param {AbortSignal} signal @returns {Promise<Jobs[K]['output']>}
 */
export async function work(engine, name, input, report, signal) {
  if (name !== 'quotes') return call(engine, name, input, report);
  const steps = quotes(engine, /** @type {Scenario[]} */ (input));
  let since = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return /** @type {any} */ (value);
    if (performance.now() - since < SLICE) continue;
    report(value);
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    since = performance.now();
  }
}
