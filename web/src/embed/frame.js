// The calculator in a frame: opens the scenario of the link, and tells its height to the page around it, but to
// no other than the one that asked.
import '../element.js';
import { fromHash } from '../state/share.js';

const calculator = /** @type {HTMLElement & {scenario: unknown}} */ (
  document.querySelector('bedrock-calculator')
);
/** @type {string | undefined} the origin of the page around */
let asker;

function tell() {
  if (asker === undefined) return;
  const height = Math.ceil(calculator.getBoundingClientRect().height);
  parent.postMessage({ bedrockHeight: height }, asker);
}

addEventListener('message', (event) => {
  if (event.source !== parent || parent === window || event.data?.bedrock !== 'height') return;
  asker = event.origin;
  tell();
});
new ResizeObserver(tell).observe(calculator);

async function open() {
  try {
    const scenario = await fromHash(location.hash);
    if (scenario !== undefined) calculator.scenario = scenario;
  } catch {
    const note = 'The link to this scenario is damaged. Copy it again from the calculator.';
    calculator.before(Object.assign(document.createElement('p'), { textContent: note }));
  }
}
open();
addEventListener('hashchange', open);
