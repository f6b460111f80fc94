// Tokens and controls that all parts share. One accent colour; light and dark by light-dark().
import { css } from 'lit';

export const base = css`
  :host {
    --ink: light-dark(#1b1f23, #e7eaec);
    --soft: light-dark(#545d66, #a3adb5);
    --line: light-dark(#d5dad7, #343b41);
    --edge: light-dark(#7c8884, #77828a);
    --paper: light-dark(#ffffff, #1b2024);
    --raised: light-dark(#f0f3f1, #242a2f);
    --accent: light-dark(#0b6e4f, #5fd3a8);
    --on-accent: light-dark(#ffffff, #0c1713);
    --warn: light-dark(#8a4b00, #f0b45c);
    --warn-paper: light-dark(#fdf3e3, #33291a);
    --bad: light-dark(#b3261e, #ff9d94);
    color: var(--ink);
    font-variant-numeric: tabular-nums;
  }

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
    min-height: 2rem;
    padding: 0.125rem 0.75rem;
    background: var(--paper);
    border: 1px solid var(--edge);
    border-radius: 0.375rem;
    cursor: pointer;
  }

  button:hover {
    border-color: var(--accent);
  }

  button.quiet {
    border-color: transparent;
    background: none;
    color: var(--accent);
    padding: 0.125rem 0.5rem;
  }

  button.quiet:hover {
    border-color: var(--accent);
  }

  button.main {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
  }

  input:not([type='radio']),
  select,
  textarea {
    width: 100%;
    min-height: 2.25rem;
    padding: 0.25rem 0.5rem;
    background: var(--paper);
    border: 1px solid var(--edge);
    border-radius: 0.375rem;
  }

  input[aria-invalid='true'] {
    border-color: var(--bad);
    border-width: 2px;
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  label,
  .label {
    display: block;
    font-size: 0.8125rem;
    color: var(--soft);
    margin-bottom: 0.125rem;
  }

  .error {
    color: var(--bad);
    font-size: 0.8125rem;
    margin: 0.125rem 0 0;
  }

  .soft {
    color: var(--soft);
    font-size: 0.8125rem;
  }

  summary {
    cursor: pointer;
    color: var(--accent);
    padding: 0.25rem 0;
    border-radius: 0.25rem;
  }

  a {
    color: var(--accent);
  }

  h2,
  h3 {
    margin: 0;
    font-size: 1rem;
    line-height: 1.3;
  }

  .card {
    background: var(--paper);
    border: 1px solid var(--line);
    border-radius: 0.5rem;
    padding: 0.875rem 1rem;
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr));
    gap: 0.625rem 0.75rem;
    margin-top: 0.625rem;
    align-items: start;
  }

  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-width: 0;
  }

  legend {
    padding: 0;
  }

  label.check {
    display: inline-flex;
    gap: 0.375rem;
    align-items: center;
    margin-inline-end: 1rem;
    color: var(--ink);
    font-size: 0.875rem;
  }

  label.check input {
    width: 1rem;
    min-height: 1rem;
    accent-color: var(--accent);
  }
`;
