// The tab Forecast & credits: the months ahead, what makes them differ, credits and programmes, budgets.
import { html } from 'lit';
import { define } from '../../define.js';
import { PartsView } from '../parts.js';
import './months-part.js';

export class ForecastView extends PartsView {
  view = 'forecast';
  heading = 'Forecast & credits';
  label = 'Parts of the forecast';
  parts = [
    {
      id: '',
      label: 'Months',
      content: () => html`<bedrock-months-part></bedrock-months-part>`,
    },
    {
      id: 'growth',
      label: 'Growth and costs',
      load: () => import('./growth-part.js'),
      content: () => html`<bedrock-growth-part></bedrock-growth-part>`,
    },
    {
      id: 'credits',
      label: 'Credits',
      load: () => import('./credits-part.js'),
      content: () => html`<bedrock-credits-part></bedrock-credits-part>`,
    },
    {
      id: 'budgets',
      label: 'Budgets',
      load: () => import('./budgets-part.js'),
      content: () => html`<bedrock-budgets-part></bedrock-budgets-part>`,
    },
  ];
}

export const tag = 'bedrock-forecast-view';
define(tag, ForecastView);
