// Controls that all parts share, by the tokens of tokens.js.
import { css } from 'lit';

export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }

  button {
    min-height: calc(32 * var(--u));
    padding: calc(2 * var(--u)) calc(12 * var(--u));
    background: var(--raise);
    border: 1px solid var(--field-line);
    border-radius: calc(6 * var(--u));
    cursor: pointer;
  }

  button:hover {
    border-color: var(--accent);
  }

  .tab {
    padding: 0 var(--x3);
    border: 0;
    border-radius: 0;
    background: none;
    color: var(--ink-2);
    font-weight: 500;
  }

  .tab:is([aria-selected='true'], [aria-current='page']) {
    color: var(--ink);
    box-shadow: inset 0 -2px 0 var(--accent);
  }

  button.quiet {
    border-color: transparent;
    background: none;
    color: var(--accent);
    padding: calc(2 * var(--u)) calc(8 * var(--u));
  }

  /* Its text begins where the text above it does. */
  button.quiet:first-child {
    margin-inline-start: calc(-9 * var(--u));
  }

  button.quiet:hover {
    border-color: var(--accent);
  }

  button.main {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--accent-ink);
  }

  input:not([type='radio']),
  select,
  textarea {
    width: 100%;
    min-height: calc(36 * var(--u));
    padding: calc(4 * var(--u)) calc(8 * var(--u));
    background: var(--raise);
    border: 1px solid var(--field-line);
    border-radius: calc(6 * var(--u));
  }

  input[aria-invalid='true'] {
    border-color: var(--bad);
    border-width: 2px;
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  button:disabled {
    opacity: 0.45;
    cursor: default;
  }

  .vh {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .badge,
  .mark,
  .chip {
    display: inline-block;
    padding: 0 5px;
    border-radius: var(--r1);
    font-size: var(--t-11);
    line-height: calc(18 * var(--u));
    font-weight: 500;
    white-space: nowrap;
  }

  .badge {
    background: var(--hover);
    color: var(--ink-2);
  }

  .mark {
    border: 1px dashed var(--line-2);
    color: var(--ink-3);
  }

  .chip {
    background: var(--warn-soft);
    color: var(--warn);
    font-size: var(--t-12);
  }

  .warning {
    color: var(--warn);
    font-weight: 500;
  }

  .message {
    padding: var(--x3) var(--x4);
    border-radius: var(--r2);
    background: var(--warn-soft);
    font-size: var(--t-13);
  }

  .message.bad {
    background: var(--bad-soft);
  }

  b,
  strong {
    font-weight: 600;
  }

  label,
  .label {
    display: block;
    font-size: calc(13 * var(--u));
    color: var(--ink-3);
    margin-bottom: calc(2 * var(--u));
  }

  .error {
    color: var(--bad);
    font-size: calc(13 * var(--u));
    margin: calc(2 * var(--u)) 0 0;
  }

  .soft {
    color: var(--ink-3);
    font-size: calc(13 * var(--u));
  }

  summary {
    cursor: pointer;
    color: var(--accent);
    padding: calc(4 * var(--u)) 0;
    border-radius: calc(4 * var(--u));
  }

  a {
    color: var(--accent);
  }

  h2,
  h3 {
    margin: 0;
    font-size: calc(16 * var(--u));
    line-height: 1.3;
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(calc(160 * var(--u)), 1fr));
    gap: calc(10 * var(--u)) calc(12 * var(--u));
    margin-top: calc(10 * var(--u));
    align-items: start;
  }

  fieldset,
  legend {
    border: 0;
    margin: 0;
    padding: 0;
    min-width: 0;
  }

  label.check {
    display: inline-flex;
    gap: calc(6 * var(--u));
    align-items: center;
    margin-inline-end: calc(16 * var(--u));
    color: var(--ink);
    font-size: calc(14 * var(--u));
  }

  label.check input {
    width: calc(16 * var(--u));
    min-height: calc(16 * var(--u));
    accent-color: var(--accent);
  }

  /* Wherever a component makes a control smaller, a finger needs 44 pixels (WCAG 2.5.5). */
  @media (pointer: coarse) {
    button,
    input:not([type='radio'], [type='checkbox']),
    select,
    summary {
      min-width: 44px !important;
      min-height: 44px !important;
    }
    label:has([type='radio'], [type='checkbox']) {
      min-height: 44px;
    }
    summary {
      align-content: center;
    }
  }

  /* Backgrounds and shadows are gone there: what is chosen has an edge. */
  @media (forced-colors: active) {
    [aria-selected='true'],
    [aria-pressed='true'],
    [aria-current] {
      border: 2px solid Highlight !important;
    }
    :disabled {
      color: GrayText;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
    }
  }
`;
