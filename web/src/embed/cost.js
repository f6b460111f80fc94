// <bedrock-cost>: one figure in a sentence, in the sentence's own type. Until the engine is there, and without
// JavaScript, it shows what stands inside the element.
import { css, html } from 'lit';
import { multiplied } from '../decimal.js';
import { define } from '../define.js';
import { day, money, unitCost } from '../format.js';
import { Quoted } from './quoted.js';

export class BedrockCost extends Quoted {
  static properties = { of: {}, workload: {} };

  static inputs = [...Quoted.inputs, 'of', 'workload'];

  static styles = css`
    :host {
      white-space: nowrap;
      font-variant-numeric: tabular-nums;
    }
    :host([hidden]) {
      display: none;
    }
  `;

  constructor() {
    super();
    /** @type {string | undefined} "month" (default), "year" or "one": one request, conversation, run ... */
    this.of = undefined;
    /** @type {string | undefined} the name of one workload; else the whole scenario */
    this.workload = undefined;
    this.figure = '';
    this.about = '';
  }

  /** @param {import('./quoted.js').Engine} engine @param {import('./quoted.js').Scenario[]} scenarios */
  priced(engine, [scenario]) {
    const bill = engine.quote(scenario);
    const named = bill.workloads.find(({ workload }) => workload === this.workload);
    if (this.workload && !named) throw new Error(`No workload is named "${this.workload}".`);
    const part = named ?? bill;
    const [one] = named ? [named] : bill.workloads;
    const least = part.complete ? '' : 'at least ';
    if (this.of === 'one') {
      if (!one?.per_unit) throw new Error('The cost of one is not known.');
      this.figure = unitCost(one.per_unit);
      this.about = `per ${one.unit}`;
    } else if (this.of === 'year') {
      this.figure = least + money(multiplied(part.total, 12));
      this.about = 'per year';
    } else {
      this.figure = least + money(part.total);
      this.about = 'per month';
    }
    this.about += `, at prices in force on ${day(bill.as_of)}`;
    this.tell(scenario, bill);
  }

  render() {
    if (!this.ready) return html`<slot></slot>`;
    if (this.trouble)
      return html`<span part="error" role="note" title=${this.trouble}><slot>cost not available</slot></span>`;
    return html`<span part="cost" title=${this.about}>${this.figure}</span>`;
  }
}

define('bedrock-cost', BedrockCost);
