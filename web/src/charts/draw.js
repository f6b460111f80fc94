// Draws a chart as SVG by Observable Plot: colours are classes, so that themes, print and forced colours reach them.
// Loaded when the first chart is looked at.
import { axisX, axisY, dot, gridX, gridY, line, plot, rect, ruleX } from '@observablehq/plot';

/**
 * @typedef {{
 *   id: string, x: number, y: number, kind: '' | 'pinned' | 'now' | 'mark', label?: string, text: string,
 * }} Point `label` stands beside it, `text` is what it says
 * @typedef {{
 *   label: string, format: (value: number, at?: number, all?: number[]) => string, log?: boolean, ticks?: number[], from?: number, to?: number,
 * }} Axis
 * @typedef {{name: string, points: {x: number, y: number}[]}} Line
 * @typedef {{name: string, points: {x: number, low: number, high: number}[]}} Band
 * @typedef {{name: string, bars: {x: number, from: number, to: number}[]}} Bars
 * @typedef {{
 *   title: string, sentence: string, x: Axis, y: Axis, points?: Point[], lines?: Line[],
 *   band?: Band, stacks?: Bars[], levels?: {y: number, label: string}[],
 *   zone?: {x: number, y: number, text: string}, rules?: {x: number, label: string, row?: number}[],
 *   head: string[], rows: string[][],
 * }} Chart a scatter of points, lines, a band, bars on top of each other, or several of them; the zone lies left of `x` and above `y`, on axes that
 *   have `from` and `to`; `row` puts the label of a rule lower; `head` and `rows` are the
 *   same figures as a table, exact
 * @typedef {Point & {at: [number, number]}} Spot where a point has been drawn
 */

const HEIGHT = 320;
const TOP = 12; // over the highest line
/** So many colours of bars. */
const STACKS = 6;
const LETTER = 6.4; // about the width of a letter at 12 px
const TEXT = 15; // the height of a line of text
const SVG = 'http://www.w3.org/2000/svg';
/** Beside a point: how far, and from which end of the text. @type {[number, number, string][]} */
const BESIDE = [
  [0, -12, 'middle'],
  [0, 22, 'middle'],
  [10, 4, 'start'],
  [-10, 4, 'end'],
  [6, -26, 'start'],
  [-6, -26, 'end'],
  [6, 36, 'start'],
  [-6, 36, 'end'],
];

/** @param {string} text @param {number} x @param {number} y @param {string} anchor @param {string} kind */
function textNode(text, x, y, anchor, kind) {
  const node = document.createElementNS(SVG, 'text');
  for (const [name, value] of Object.entries({ x, y, 'text-anchor': anchor, class: kind }))
    node.setAttribute(name, String(value));
  node.textContent = text;
  return node;
}

/** @param {string} d @param {string} kind */
function pathNode(d, kind) {
  const node = document.createElementNS(SVG, 'path');
  node.setAttribute('d', d);
  node.setAttribute('class', kind);
  return node;
}

/** @typedef {{left: number, right: number, top: number, bottom: number}} Box */

/** @param {string} text @param {number} x @param {number} y @param {string} anchor @returns {Box} */
function boxOf(text, x, y, anchor) {
  const width = text.length * LETTER;
  const left = x - width * ({ start: 0, middle: 0.5, end: 1 }[anchor] ?? 0);
  return { left, right: left + width, top: y - TEXT + 3, bottom: y + 3 };
}

/** @param {Box} a @param {Box} b */
const overlap = (a, b) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Names of points where they hide neither each other nor a point that has a name; one that finds no room is left out:
 * the point still says it. @param {Spot[]} spots @param {number} width
 */
function labels(spots, width) {
  const group = document.createElementNS(SVG, 'g');
  const named = spots.filter(({ label }) => label);
  const taken = named.map(({ at: [x, y] }) => ({
    left: x - 5,
    right: x + 5,
    top: y - 5,
    bottom: y + 5,
  }));
  for (const { label = '', at } of named) {
    for (const [dx, dy, anchor] of BESIDE) {
      const [x, y] = [at[0] + dx, at[1] + dy];
      const box = boxOf(label, x, y, anchor);
      const inside =
        box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= HEIGHT - 34;
      if (!inside || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      group.append(textNode(label, x, y, anchor, 'label'));
      break;
    }
  }
  return group;
}

/** Ticks that have room. @param {Axis} axis @param {number} width */
const few = ({ ticks }, width) =>
  ticks && width < 480 ? ticks.filter((_, i) => i % 2 === ticks.length % 2) : ticks;

/** @param {Axis} axis */
const scale = ({ log, from, to }) => ({
  type: /** @type {'log' | 'linear'} */ (log ? 'log' : 'linear'),
  label: null,
  ...(from !== undefined && to !== undefined ? { domain: [from, to] } : {}),
});

/**
 * @param {Chart} chart @param {number} width in pixels
 * @returns {{svg: SVGSVGElement, spots: Spot[]}} the picture, and its points from left to right
 */
export function draw(chart, width) {
  const { points = [], lines = [], band, stacks = [], levels = [], zone, rules = [], x, y } = chart;
  /** @type {Spot[]} */
  let spots = [];
  const dots = (/** @type {Point['kind']} */ kind, /** @type {string} */ name, symbol = 'circle') =>
    dot(
      points.filter((point) => point.kind === kind),
      {
        x: 'x',
        y: 'y',
        r: kind === '' ? 4 : 5.5,
        symbol: /** @type {'circle'} */ (symbol),
        className: `dot ${name}`,
        fill: 'currentColor',
      },
    );
  const marks = [
    zone ? rect([zone], { x1: x.from, x2: 'x', y1: 'y', y2: y.to, className: 'zone' }) : null,
    gridY({ ticks: few(y, 1000), className: 'grid', strokeOpacity: 1 }),
    lines.length > 0 && !band
      ? gridX({ ticks: few(x, width), className: 'grid', strokeOpacity: 1 })
      : null,
    /** @type {import('@observablehq/plot').RenderFunction} */
    (
      (_, { x: across = Number, y: up = Number }) => {
        const group = document.createElementNS(SVG, 'g');
        const at = (/** @type {number} */ h, /** @type {number} */ v) =>
          `${Number(across(h))},${Number(up(v))}`;
        const { points: edge = [] } = band ?? {};
        const around = [
          ...edge.map((point) => at(point.x, point.high)),
          ...edge.toReversed().map((point) => at(point.x, point.low)),
        ];
        if (band) group.append(pathNode(`M${around.join('L')}Z`, 'band'));
        for (const level of levels)
          group.append(pathNode(`M52,${Number(up(level.y))}H${width - 24}`, 'level'));
        return group;
      }
    ),
    stacks.map(({ bars }, i) =>
      rect(
        bars.map(({ x: at, from, to }) => ({ x1: at - 0.35, x2: at + 0.35, from, to })),
        { x1: 'x1', x2: 'x2', y1: 'from', y2: 'to', className: `stack stack-${i % STACKS}` },
      ),
    ),
    axisX({ ticks: few(x, width), text: x.format, tickSize: 0, className: 'axis' }),
    axisY({ ticks: y.ticks, text: y.format, tickSize: 0, className: 'axis' }),
    ruleX(
      rules.map((rule) => rule.x),
      { className: 'rule' },
    ),
    lines.map(({ points: way }, i) =>
      line(way, { x: 'x', y: 'y', className: `line line-${i}`, curve: 'linear' }),
    ),
    dots('', 'other'),
    dots('pinned', 'pinned'),
    dots('mark', 'cross'),
    dots('now', 'now', 'square'),
    /** @type {import('@observablehq/plot').RenderFunction} */
    (
      (_, { x: across = Number, y: up = Number }) => {
        const at = (/** @type {Point} */ point) =>
          /** @type {[number, number]} */ ([Number(across(point.x)), Number(up(point.y))]);
        spots = points.map((point) => ({ ...point, at: at(point) }));
        const group = labels(spots, width);
        if (zone) group.append(textNode(zone.text, 56, 24, 'start', 'in-zone'));
        for (const { x: where, label, row = 0 } of rules) {
          const right = Number(across(where)) + 5;
          const room = right + label.length * LETTER < width;
          const down = 16 + row * TEXT;
          group.append(
            textNode(label, room ? right : right - 10, down, room ? 'start' : 'end', 'label'),
          );
        }
        for (const level of levels) {
          const at = Number(up(level.y));
          const above = at > TOP + TEXT; // under the line where the edge would cut it
          group.append(
            textNode(level.label, 56, above ? at - 5 : at + TEXT, 'start', 'level-label'),
          );
        }
        group.append(textNode(x.label, width - 8, HEIGHT - 4, 'end', 'axis-label'));
        return group;
      }
    ),
  ];
  const svg = /** @type {SVGSVGElement} */ (
    plot({
      width,
      height: HEIGHT,
      marginTop: TOP,
      marginRight: 24,
      marginBottom: 42,
      marginLeft: 52,
      className: 'plot',
      x: scale(x),
      y: scale(y),
      marks,
    })
  );
  // Plot's own style sheet and its names of groups: our policy forbids the one, and the picture is one image.
  for (const sheet of svg.querySelectorAll('style')) sheet.remove();
  for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', chart.sentence);
  return { svg, spots: spots.sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]) };
}
