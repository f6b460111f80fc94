// A bill with a workload of every type, and how much of a frame it takes.
import { PRESETS } from '../../web/src/workloads/presets.js';
import { engine as startEngine } from '../support/engines.mjs';

const FRAME = 1000 / 60;
/** @type {import('bedrock-calculator').Engine} */
const engine = await startEngine();
const workloads = PRESETS.flatMap(([, presets]) => presets);
/** @type {import('bedrock-calculator').Scenario} */
const scenario = { version: 1, region: 'us-east-1', workloads };

/** The median time of one call, warm. @param {() => void} call */
function median(call) {
  const times = Array.from({ length: 300 }, () => {
    const start = performance.now();
    call();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[150];
}

const took = median(() => engine.quote(scenario));
const lines = engine.quote(scenario).lines.length;
const share = ((100 * took) / FRAME).toFixed(0);
console.log(
  `${workloads.length} workloads, ${lines} lines: ${took.toFixed(2)} ms, ${share} % of a frame`,
);
