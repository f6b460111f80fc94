// The rates view: a table of fixed row height, so that only what is in sight need be drawn.
import { css } from 'lit';

export const ratesStyles = css`
  :host {
    display: grid;
    gap: calc(12 * var(--u));
    container-type: inline-size;
  }

  .stale {
    margin: 0;
    background: var(--warn-soft);
    border-color: var(--warn);
  }

  .controls {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(calc(136 * var(--u)), 1fr));
    gap: calc(8 * var(--u)) calc(12 * var(--u));
    align-items: end;
  }

  .search {
    grid-column: span 2;
  }

  .tick {
    display: flex;
    gap: calc(8 * var(--u));
    align-items: center;
    min-height: calc(36 * var(--u));
    margin: 0;
    grid-column: 1 / -1;
  }

  .controls .tick input {
    width: calc(18 * var(--u));
    min-height: calc(18 * var(--u));
    accent-color: var(--accent);
  }

  .row {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: calc(8 * var(--u));
    align-items: center;
  }

  .list {
    height: calc(640 * var(--u));
    overflow: auto;
    padding: 0;
  }

  .line {
    display: grid;
    grid-template-columns: minmax(0, 1.5fr) minmax(0, 1fr) minmax(0, 0.8fr) minmax(0, 0.8fr) minmax(0, 1.2fr) minmax(
        0,
        1.3fr
      ) minmax(0, 1.5fr);
    gap: 0 calc(12 * var(--u));
    align-items: center;
    height: 52px;
    padding: 0 calc(12 * var(--u));
    border-bottom: 1px solid var(--line);
    font-size: calc(14 * var(--u));
    line-height: 1.25;
    overflow: hidden;
  }

  .line.head {
    position: sticky;
    top: 0;
    z-index: 1;
    background: var(--hover);
  }

  .line.head button {
    padding-inline: 0;
    text-align: start;
  }

  .line.chosen {
    background: var(--hover);
  }

  .model {
    display: grid;
  }

  button.open {
    min-height: calc(24 * var(--u));
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
    margin: calc(6 * var(--u)) 0;
    overflow-wrap: anywhere;
  }

  @container (max-width: 832px) {
    .line {
      grid-template-columns: minmax(0, 1.4fr) minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1.2fr);
      padding: 0 calc(8 * var(--u));
      gap: 0 calc(6 * var(--u));
      font-size: calc(13 * var(--u));
    }

    .wide {
      display: none;
    }
  }
`;
