// The Savings tab: what would lower the bill.
import { html } from 'lit';
import { Part } from '../../context.js';
import { define } from '../../define.js';
import { base } from '../../styles/base.js';
import { partStyles } from '../parts.js';
import './levers-part.js';
import './lower-part.js';

export class SavingsView extends Part {
  /** @type {import('../../context.js').Model[]} */
  static follows = [];

  static styles = [base, partStyles];

  render() {
    return html`
      <div class="parts"><h2>Savings</h2></div>
      <bedrock-levers-part></bedrock-levers-part>
    `;
  }
}

export const tag = 'bedrock-savings-view';
define(tag, SavingsView);
