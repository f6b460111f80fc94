// A chart as a file: SVG with the colours that it has on the screen, PNG of that, CSV of its table.
import { csvFormatRows } from 'd3-dsv';
import { plainCell } from '../export/cells.js';

/** What of a style is written into the file: there it has no sheet. */
const WRITTEN = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
];
/** So many pixels of a PNG for one on the screen. */
const SHARP = 2;

/** @param {string} name @param {Blob} blob */
export function save(name, blob) {
  const url = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** @param {SVGSVGElement} svg that is on the screen @param {string} title */
export function svgText(svg, title) {
  const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  const [shown, written] = [svg, copy].map((root) => [root, ...root.querySelectorAll('*')]);
  shown.forEach((element, i) => {
    const style = getComputedStyle(element);
    for (const name of WRITTEN) written[i].setAttribute(name, style.getPropertyValue(name));
  });
  for (const ring of copy.querySelectorAll('.ring')) ring.remove();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.removeAttribute('tabindex');
  const paper = document.createElementNS(copy.namespaceURI, 'rect');
  const ground = getComputedStyle(svg).getPropertyValue('background-color');
  for (const [name, value] of [
    ['width', '100%'],
    ['height', '100%'],
    ['fill', ground],
  ])
    paper.setAttribute(name, value);
  const words = document.createElementNS(copy.namespaceURI, 'title');
  words.textContent = title;
  copy.prepend(words, paper);
  return new XMLSerializer().serializeToString(copy);
}

/** @param {string} text of an SVG @param {number} width @param {number} height @returns {Promise<Blob>} */
export async function png(text, width, height) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), {
    width: width * SHARP,
    height: height * SHARP,
  });
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))));
  });
}

/** @param {string[]} head @param {string[][]} rows */
export const csv = (head, rows) =>
  `${csvFormatRows([head, ...rows].map((row) => row.map(plainCell)))}\n`;
