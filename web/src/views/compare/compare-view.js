// The Compare tab: every model at one workload, kept scenarios side by side, and the cheapest configuration that keeps
// what must be kept.
import { html } from 'lit';
import { define } from '../../define.js';
import { PartsView } from '../parts.js';
import './models-part.js';

export class CompareView extends PartsView {
  view = 'compare';
  heading = 'Compare';
  label = 'What is compared';
  parts = [
    { id: '', label: 'Models', content: () => html`<bedrock-models-part></bedrock-models-part>` },
    {
      id: 'scenarios',
      label: 'Scenarios',
      load: () => import('./scenarios-part.js'),
      content: () => html`<bedrock-scenarios-part></bedrock-scenarios-part>`,
    },
    {
      id: 'search',
      label: 'Find the cheapest',
      load: () => import('./search-part.js'),
      content: () => html`<bedrock-search-part></bedrock-search-part>`,
    },
  ];
}

export const tag = 'bedrock-compare-view';
define(tag, CompareView);
