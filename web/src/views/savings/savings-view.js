// The Savings tab: what would lower the bill and from when on it pays; which input meets a budget; what one costs.
import { html } from 'lit';
import { define } from '../../define.js';
import { PartsView } from '../parts.js';
import './levers-part.js';
import './lower-part.js';

export class SavingsView extends PartsView {
  view = 'savings';
  heading = 'Savings';
  label = 'What is looked for';
  parts = [
    {
      id: '',
      label: 'Changes',
      load: () => import('./crossings-part.js'),
      content: () =>
        html`<bedrock-levers-part></bedrock-levers-part><bedrock-crossings-part></bedrock-crossings-part>`,
    },
    {
      id: 'goal',
      label: 'Meet a budget',
      load: () => import('./goal-part.js'),
      content: () => html`<bedrock-goal-part></bedrock-goal-part>`,
    },
    {
      id: 'units',
      label: 'Unit costs',
      load: () => import('./units-part.js'),
      content: () => html`<bedrock-units-part></bedrock-units-part>`,
    },
  ];
}

export const tag = 'bedrock-savings-view';
define(tag, SavingsView);
