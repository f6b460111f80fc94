import { html, LitElement } from 'lit';
import { define } from '../../define.js';

define(
  'bedrock-search-part',
  class extends LitElement {
    render() {
      return html``;
    }
  },
);
