// <bedrock-chart>: a chart with its sentence, its points by pointer and keyboard, its table, and as a file. Property
// chart (draw.js says what of). Fires "chosen" with the id of a point that is clicked or entered.
import { html, LitElement } from 'lit';
import { define } from '../define.js';
import { base } from '../styles/base.js';
import { csv, png, save, svgText } from './save.js';
import { chartStyles } from './styles.js';

/**
 * @typedef {import('./draw.js').Chart} Chart
 * @typedef {import('./draw.js').Spot} Spot
 */

/** A drawn chart follows its figures after so long: the figures come first. */
const PAUSE = 150; // ms
/** A pointer is on a point from so near. */
const NEAR = 24; // px

/** @param {string} title */
const fileName = (title) => title.toLowerCase().replace(/[^a-z0-9]+/g, '-');

export class ChartFigure extends LitElement {
  static properties = {
    chart: { attribute: false },
    svg: { state: true },
    active: { state: true },
    listed: { state: true },
    trouble: { state: true },
  };

  static styles = [base, chartStyles];

  /** @type {Spot[]} from left to right */
  #spots = [];
  #width = 0;
  #timer = 0;
  /** @type {Chart | null} what is drawn */
  #drawn = null;
  #resized = new ResizeObserver(([{ contentRect }]) => {
    const width = Math.floor(contentRect.width);
    if (width === this.#width || width === 0) return;
    this.#width = width;
    this.#drawn = null;
    this.#draw();
  });

  constructor() {
    super();
    /** @type {Chart | null} */
    this.chart = null;
    /** @type {SVGSVGElement | null} */
    this.svg = null;
    /** Index of the point that is read. */
    this.active = -1;
    /** Whether the table is shown. */
    this.listed = false;
    this.trouble = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#resized.observe(this);
    if (this.hasUpdated) this.#draw(); // what came just before it was taken out of the page
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  /** @param {import('lit').PropertyValues} changed */
  updated(changed) {
    if (!changed.has('chart') || this.#timer) return;
    this.#timer = window.setTimeout(() => this.#draw(), this.svg ? PAUSE : 0);
  }

  async #draw() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    try {
      const { draw } = await import('./draw.js');
      const { chart } = this;
      if (!chart || chart === this.#drawn || this.#width === 0) return;
      this.#drawn = chart;
      const chosen = this.#spots[this.active]?.id;
      const { svg, spots } = draw(chart, this.#width);
      svg.setAttribute('tabindex', '0');
      this.#spots = spots;
      const focused = this.svg !== null && this.shadowRoot?.activeElement === this.svg;
      this.svg = svg;
      this.active = chosen === undefined ? -1 : spots.findIndex(({ id }) => id === chosen);
      this.trouble = '';
      await this.updateComplete;
      this.#ring();
      if (focused) svg.focus();
    } catch {
      this.trouble = 'The chart could not be loaded. Its table has the same figures.';
    }
  }

  /** Marks the point that is read. */
  #ring() {
    this.svg?.querySelector('.ring')?.remove();
    const spot = this.#spots[this.active];
    if (!spot || !this.svg) return;
    const ring = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
    for (const [name, value] of [
      ['class', 'ring'],
      ['cx', spot.at[0]],
      ['cy', spot.at[1]],
      ['r', 9],
    ])
      ring.setAttribute(String(name), String(value));
    this.svg.append(ring);
  }

  /** @param {number} index */
  #read(index) {
    if (index === this.active) return;
    this.active = index;
    this.#ring();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const last = this.#spots.length - 1;
    const to = {
      ArrowRight: this.active + 1,
      ArrowUp: this.active + 1,
      ArrowLeft: this.active - 1,
      ArrowDown: this.active - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (event.key === 'Enter') this.#choose();
    if (to === undefined || last < 0) return;
    event.preventDefault();
    this.#read(Math.min(Math.max(to, 0), last));
  }

  /** @param {PointerEvent} event */
  #point(event) {
    const box = this.svg?.getBoundingClientRect();
    if (!box) return;
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const far = (/** @type {Spot} */ { at }) => Math.hypot(at[0] - x, at[1] - y);
    const nearest = this.#spots.reduce((a, b) => (far(b) < far(a) ? b : a), this.#spots[0]);
    this.#read(nearest && far(nearest) <= NEAR ? this.#spots.indexOf(nearest) : -1);
  }

  /** @param {PointerEvent} [event] */
  #choose(event) {
    if (event) this.#point(event);
    const spot = this.#spots[this.active];
    if (spot) this.dispatchEvent(new CustomEvent('chosen', { detail: spot.id }));
  }

  /** @param {'svg' | 'png' | 'csv'} kind */
  async #save(kind) {
    const { chart, svg } = this;
    if (!chart) return;
    const name = `${fileName(chart.title)}.${kind}`;
    if (kind === 'csv') {
      save(name, new Blob([csv(chart.head, chart.rows)], { type: 'text/csv;charset=utf-8' }));
      return;
    }
    if (!svg) return;
    const text = svgText(svg, chart.sentence);
    if (kind === 'svg') save(name, new Blob([text], { type: 'image/svg+xml' }));
    else {
      try {
        save(name, await png(text, svg.width.baseVal.value, svg.height.baseVal.value));
      } catch {
        this.trouble = 'This page does not allow pictures to be made. Save the chart as SVG.';
      }
    }
  }

  #table() {
    const { chart } = this;
    if (!this.listed || !chart) return '';
    const [first, ...others] = chart.head;
    return html`
      <div class="table" tabindex="0" role="region" aria-label="Table: ${chart.title}">
        <table>
          <caption class="vh">${chart.title}</caption>
          <thead><tr><th scope="col">${first}</th>${others.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
          <tbody>
            ${chart.rows.map(
              ([name, ...cells]) =>
                html`<tr><th scope="row">${name}</th>${cells.map((text) => html`<td>${text}</td>`)}</tr>`,
            )}
          </tbody>
        </table>
      </div>
    `;
  }

  render() {
    const { chart, active, trouble } = this;
    if (!chart) return '';
    const { lines = [], band, stacks = [] } = chart;
    const patches = [
      ...(band ? [['band', band.name]] : []),
      ...stacks.map(({ name }, i) => [`stack-${i % 6}`, name]),
    ];
    return html`
      <figure aria-label=${chart.title}>
        <div
          class="picture"
          @keydown=${this.#key}
          @pointermove=${this.#point}
          @pointerleave=${() => this.#read(-1)}
          @click=${this.#choose}
        >${trouble ? html`<p class="message">${trouble}</p>` : this.svg}</div>
        <div class="under">
          ${lines.map(
            ({ name }, i) =>
              html`<span class="key"><svg aria-hidden="true"><path class="line line-${i}" d="M0 2H20" /></svg>${name}</span>`,
          )}
          ${patches.map(
            ([kind, name]) =>
              html`<span class="key"><svg class="patch" aria-hidden="true"><rect class=${kind} width="10" height="10" /></svg>${name}</span>`,
          )}
          <p role="status">${this.#spots[active]?.text ?? ''}</p>
          <div class="files">
            <button type="button" class="quiet" aria-expanded=${this.listed} @click=${() => {
              this.listed = !this.listed;
            }}>Table</button>
            ${
              /** @type {const} */ (['svg', 'png', 'csv']).map(
                (kind) =>
                  html`<button type="button" class="quiet" aria-label="Save ${chart.title} as ${kind.toUpperCase()}" @click=${() => this.#save(kind)}>${kind.toUpperCase()}</button>`,
              )
            }
          </div>
        </div>
        ${this.#table()}
      </figure>
    `;
  }
}

define('bedrock-chart', ChartFigure);
