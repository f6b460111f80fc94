// How the parts of the calculator lie: one column in a narrow place, two in a wide one, the bill in view.
import { css } from 'lit';

export const calculatorStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    font: 1rem / 1.45 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif;
    text-align: start;
    color-scheme: light dark;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  .tabs {
    display: flex;
    gap: 0.25rem;
    margin-bottom: 0.75rem;
    border-bottom: 1px solid var(--line);
  }
  .tabs button {
    border: 0;
    border-bottom: 3px solid transparent;
    border-radius: 0;
    background: none;
  }
  .tabs button[aria-selected='true'] {
    border-bottom-color: var(--accent);
    font-weight: 600;
  }
  .columns {
    display: grid;
    gap: 0.75rem;
  }
  .work {
    display: grid;
    gap: 0.75rem;
    align-content: start;
    min-width: 0;
  }
  .bill {
    display: grid;
    gap: 0.75rem;
    align-content: start;
    min-width: 0;
  }
  .strip {
    position: sticky;
    bottom: 0;
    z-index: 4;
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: 0.75rem;
    padding: 0.625rem 1rem;
    background: var(--paper);
    border: 1px solid var(--edge);
    border-radius: 0.5rem;
    text-decoration: none;
    color: inherit;
    box-shadow: 0 -0.25rem 1rem rgb(0 0 0 / 12%);
  }
  .strip strong {
    font-size: 1.25rem;
  }
  .undo {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.5rem;
    padding: 0.375rem 0.5rem 0.375rem 0.75rem;
  }
  @container (min-width: 52rem) {
    .columns {
      grid-template-columns: minmax(0, 1.05fr) minmax(0, 1fr);
      gap: 1rem;
    }
    .bill {
      position: sticky;
      top: 0.75rem;
      align-self: start;
      max-height: calc(100vh - 1.5rem);
      overflow-y: auto;
    }
    .strip {
      display: none;
    }
  }
  @media print {
    .strip,
    .undo,
    .tabs,
    .add {
      display: none;
    }
    .bill {
      position: static;
      max-height: none;
      overflow: visible;
    }
  }
`;
