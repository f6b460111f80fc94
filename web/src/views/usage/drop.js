// A file dropped anywhere on the calculator is read as real usage, or opened where it is a scenario.
import { css, html, LitElement } from 'lit';
import { define } from '../../define.js';
import { base } from '../../styles/base.js';
import { readingsOf } from './readings.js';
import { dropped, droppedSources, nameOf } from './sources.js';

/**
 * @typedef {import('../../element.js').BedrockCalculator} BedrockCalculator
 * @typedef {import('./read.js').Source} Source
 */

/** What says that the calculator takes the file; it lies over everything and is in no pointer's way. */
class DropTarget extends LitElement {
  static styles = [
    base,
    css`
      :host {
        position: absolute;
        inset: 0;
        z-index: 9;
        pointer-events: none;
        border: 2px dashed var(--accent);
        border-radius: var(--r2);
        background: color-mix(in srgb, var(--page) 82%, transparent);
      }
      :host([hidden]) {
        display: none;
      }
      .place {
        position: sticky;
        top: 0;
        display: grid;
        place-items: center;
        height: min(100%, 100vh);
        padding: var(--x4);
      }
      .words {
        padding: var(--x5) var(--x8);
        border-radius: var(--r3);
        background: var(--raise);
        box-shadow: var(--lift);
        color: var(--ink);
        text-align: center;
      }
      b {
        font-size: var(--t-20);
      }
      p {
        margin: 0;
        color: var(--ink-2);
      }
    `,
  ];

  render() {
    return html`<div class="place"><div class="words" role="status"><b>Drop to read it as real usage</b><p>Logs, cost reports, text to count, or a saved scenario. Nothing is uploaded.</p></div></div>`;
  }
}
define('bedrock-drop-target', DropTarget);

/** The larger ones are no scenarios. */
const SCENARIO = 4_000_000; // bytes

/** A scenario that was saved as JSON, or null. @param {Source[]} sources */
async function scenarioIn([source, ...others]) {
  if (others.length > 0 || !(source?.content instanceof Blob) || source.size > SCENARIO)
    return null;
  try {
    const scenario = JSON.parse(await source.content.text());
    return Array.isArray(scenario.workloads) && scenario.version ? scenario : null;
  } catch {
    return null;
  }
}

/** @param {import('../../state/calculator.js').Calculator} calc @param {DataTransfer} data */
async function take(calc, data) {
  const readings = readingsOf(calc);
  const entries = dropped(data); // while the event is handled: later it is empty
  try {
    const sources = await droppedSources(entries);
    const scenario = await scenarioIn(sources);
    if (scenario) {
      await calc.open(scenario, undefined, `Opened ${nameOf(sources)}.`);
      calc.session.change({ view: 'bill' });
      return;
    }
    calc.session.change({ view: 'usage' });
    if (sources.length > 0) readings.add(sources);
    else readings.say('There was no file in it. Drop log files, a folder of them, or a bill.');
  } catch (problem) {
    calc.session.change({ view: 'usage' });
    const { hint = '', message } = /** @type {any} */ (problem);
    readings.say(
      problem instanceof DOMException
        ? 'The browser could not read what was dropped. Choose the files instead.'
        : `${message} ${hint}`.trim(),
    );
  }
}

/** Once for each calculator. @param {BedrockCalculator} element */
export function takeDrops(element) {
  const target = document.createElement('bedrock-drop-target');
  const show = (/** @type {boolean} */ over) => {
    if (!target.isConnected) element.renderRoot.querySelector('.app:not(.opening)')?.append(target);
    target.hidden = !over;
  };
  // Text that is dragged into a field is not ours, nor a file for a field that takes files itself.
  const files = (/** @type {DragEvent} */ event) =>
    element.calc &&
    event.dataTransfer?.types.includes('Files') &&
    /** @type {HTMLInputElement} */ (event.composedPath()[0]).type !== 'file';
  /** @type {HTMLElement} */ (element).ondragenter = null;
  element.ondragover = (event) => {
    if (!files(event)) return;
    event.preventDefault();
    show(true);
  };
  element.ondragleave = ({ relatedTarget }) =>
    show(relatedTarget instanceof Node && element.contains(relatedTarget));
  element.ondrop = (event) => {
    show(false);
    if (!files(event)) return;
    event.preventDefault();
    take(/** @type {any} */ (element.calc), /** @type {DataTransfer} */ (event.dataTransfer));
  };
}
