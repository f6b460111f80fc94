// The rates view: a table of fixed row height, so that only what is in sight need be drawn.
import { css } from 'lit';

export const ratesStyles = css`
  :host {
    display: grid;
    gap: 0.75rem;
    container-type: inline-size;
  }

  .stale {
    margin: 0;
    background: var(--warn-paper);
    border-color: var(--warn);
  }

  .controls {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr));
    gap: 0.5rem 0.75rem;
    align-items: end;
  }

  .search {
    grid-column: span 2;
  }

  .tick {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    min-height: 2.25rem;
    margin: 0;
    grid-column: 1 / -1;
  }

  .controls .tick input {
    width: 1.125rem;
    min-height: 1.125rem;
    accent-color: var(--accent);
  }

  .row {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
  }

  .list {
    height: 40rem;
    overflow: auto;
    padding: 0;
  }

  .line {
    display: grid;
    grid-template-columns: minmax(0, 1.5fr) minmax(0, 1fr) minmax(0, 0.8fr) minmax(0, 0.8fr) minmax(0, 1.2fr) minmax(
        0,
        1.3fr
      ) minmax(0, 1.5fr);
    gap: 0 0.75rem;
    align-items: center;
    height: 52px;
    padding: 0 0.75rem;
    border-bottom: 1px solid var(--line);
    font-size: 0.875rem;
    line-height: 1.25;
    overflow: hidden;
  }

  .line.head {
    position: sticky;
    top: 0;
    z-index: 1;
    background: var(--raised);
  }

  .line.head button {
    padding-inline: 0;
    text-align: start;
  }

  .line.chosen {
    background: var(--raised);
  }

  .model {
    display: grid;
  }

  button.open {
    min-height: 1.5rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    text-align: start;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .price {
    font-weight: 600;
  }

  .details p,
  .details ul {
    margin: 0.375rem 0;
    overflow-wrap: anywhere;
  }

  @container (max-width: 52rem) {
    .line {
      grid-template-columns: minmax(0, 1.4fr) minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1.2fr);
      padding: 0 0.5rem;
      gap: 0 0.375rem;
      font-size: 0.8125rem;
    }

    .wide {
      display: none;
    }
  }
`;
