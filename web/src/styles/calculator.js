// How the calculator lies: two panes in a wide place, one column in a narrow one, and on a phone the bill as a
// sheet that the bar at the bottom opens. Inside `.app` nothing is inherited from the host page.
import { css } from 'lit';
import { boundary } from './boundary.js';

export const calculatorStyles = css`
  ${boundary}
  :host {
    container: app / inline-size !important;
    font-size: calc(16 * var(--bedrock-unit, 1px)) !important; /* the em of the queries below */
  }
  .opening {
    height: 0;
    overflow: clip;
    visibility: hidden;
  }
  bedrock-top-bar {
    display: block;
    position: sticky;
    top: 0;
    z-index: 5;
  }
  .panes {
    display: grid;
    grid-template-columns: minmax(0, calc(440 * var(--u))) minmax(0, 1fr);
    align-items: stretch;
  }
  .loads {
    background: var(--pane);
    border-inline-end: 1px solid var(--line);
    min-width: 0;
  }
  /* What is in the answer fits the pane, not the window; an em of its queries is the text's, 14 units. */
  bedrock-answer {
    display: block;
    isolation: isolate; /* what did not change keeps its picture; so do rows and groups of lines */
  }
  .answer {
    container-type: inline-size;
    --gut: var(--x8);
    padding: var(--x6) var(--gut) calc(40 * var(--u));
    min-width: 0;
  }
  .views {
    position: sticky;
    top: calc(56 * var(--u));
    z-index: 3;
    display: flex;
    align-items: center;
    gap: var(--x1);
    margin: var(--x5) calc(-1 * var(--gut)) 0;
    padding: 0 calc(var(--gut) - var(--x3));
    background: var(--page);
    border-block-end: 1px solid var(--line);
  }
  .views button {
    min-height: calc(40 * var(--u));
  }
  .views [role='tablist'] {
    flex-shrink: 0;
    max-width: 100%;
  }
  .views .again {
    min-width: 0;
    overflow: hidden;
    white-space: nowrap;
    margin-inline-start: auto;
    padding-inline-end: var(--x3);
    color: var(--ink-3);
    visibility: hidden;
  }
  .views .again b {
    color: var(--ink);
  }
  .scrolled .again {
    visibility: visible;
  }
  .place {
    padding: var(--x8);
  }
  .message {
    margin: var(--x3) var(--x6);
  }
  .strip,
  .close {
    display: none;
  }
  /* The tinted pane goes down to the foot of our own page. */
  @media screen and (min-width: 721px) {
    :host([share='hash']) .panes {
      min-height: calc(100dvh - 114 * var(--u));
    }
  }
  @container (max-width: 30em) {
    .tab span {
      display: none;
    }
  }
  @container app (max-width: 73.75em) {
    .panes {
      grid-template-columns: minmax(0, calc(360 * var(--u))) minmax(0, 1fr);
    }
    .answer {
      --gut: var(--x6);
    }
  }
  @container app (max-width: 45em) {
    .panes {
      grid-template-columns: minmax(0, 1fr);
    }
    .loads {
      border: 0;
    }
    .answer {
      --gut: var(--x4);
    }
    .place {
      padding-inline: var(--x4);
    }
    bedrock-top-bar,
    .views {
      position: static;
    }
    .views .again {
      display: none;
    }
    .strip {
      position: sticky;
      bottom: 0;
      z-index: 4;
      display: flex;
      justify-content: space-between;
      align-items: center;
      width: 100%;
      min-height: calc(60 * var(--u));
      padding: var(--x2) var(--x4) calc(var(--x2) + env(safe-area-inset-bottom));
      border: 0;
      border-block-start: 1px solid var(--line-2);
      border-radius: 0;
      background: var(--raise);
      box-shadow: 0 -6px 20px light-dark(#0f1a1c14, #00000059);
      text-align: start;
    }
    .strip b {
      display: block;
      font-size: var(--t-20);
      line-height: 1.3;
      color: var(--ink);
    }
    .strip span {
      font-size: var(--t-12);
      color: var(--ink-3);
    }
    .strip .up {
      font-size: var(--t-14);
      color: var(--accent);
      font-weight: 500;
    }
  }
  /* Only the page of our own has the whole screen: in a column of a document the bill stands below. */
  @media (max-width: 45em) {
    :host([share='hash']) .answer:not(.sheet) {
      display: none;
    }
    :host([share='hash']) .sheet {
      position: fixed;
      inset: var(--x6) 0 0;
      z-index: 6;
      overflow-y: auto;
      background: var(--page);
      border-radius: var(--r3) var(--r3) 0 0;
      box-shadow: var(--lift), 0 0 0 100vmax #0006;
    }
    :host([share='hash']) .close {
      display: block;
      margin-inline-start: auto;
    }
  }
  @media print {
    bedrock-top-bar,
    .strip,
    .views,
    .message {
      display: none !important;
    }
    .panes {
      display: block;
    }
    .loads {
      display: none;
    }
    .answer {
      --gut: 0px;
      padding-block: 0;
    }
    /* Ink on paper, whatever the theme. */
    .app {
      color-scheme: light;
      --ink: #000;
      --ink-2: #000;
      --ink-3: #000;
      --accent: #000;
    }
    :host([share='hash']) .answer {
      display: block !important;
    }
  }
`;
