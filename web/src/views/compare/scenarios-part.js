import { html, LitElement } from 'lit';
import { define } from '../../define.js';

define(
  'bedrock-scenarios-part',
  class extends LitElement {
    render() {
      return html``;
    }
  },
);
