// What a request is made of, and how many tokens each part of it has: at least, likely, at most.
import { estimateTokens, requestParts, toolPromptTokens } from 'bedrock-calculator/tokens.js';
import { imageSize } from './image-size.js';

/**
 * @typedef {{low: number, likely: number, high: number}} Range
 * @typedef {Range & {name: string, output: boolean, exact: boolean, reasons: string[]}} Row
 * @typedef {{name: string, width: number, height: number}} Picture
 * @typedef {{prompt: string, answer: string, length: string, pictures: Picture[], pages: number}} Material
 * @typedef {ReturnType<typeof requestParts>} Parts
 */

/** Longer texts are estimated by their beginning. */
const MOST = 1_000_000; // characters

/** How long answers are, as the reference on token costs has it. @type {Record<string, {label: string, low: number, high: number}>} */
export const LENGTHS = {
  short: { label: 'A short answer', low: 50, high: 150 },
  paragraph: { label: 'A paragraph', low: 200, high: 300 },
  long: { label: 'A long or structured answer', low: 600, high: 1000 },
};

/** Of a page of a PDF: its text and its picture, as Anthropic's page on PDF support says for Claude. */
const PAGE = { low: 1500, high: 3000 + 1600 };

const middle = (/** @type {number} */ low, /** @type {number} */ high) =>
  Math.round((low + high) / 2);

/** @param {string} text @param {string} model */
function estimate(text, model) {
  const { low, likely, high, reasons } = estimateTokens(text.slice(0, MOST), { model });
  const times = Math.max(1, text.length / MOST);
  return {
    low: Math.round(low * times),
    likely: Math.round(likely * times),
    high: Math.round(high * times),
    exact: false,
    reasons:
      times > 1
        ? [
            'The text is long: its first million characters are counted, and stand for all.',
            ...reasons,
          ]
        : reasons,
  };
}

const fixed = (/** @type {number} */ count) => ({ low: count, likely: count, high: count });

/** The texts that are counted, by the rows that they are in. @param {Material} material */
export function textsOf({ prompt, answer }) {
  const parts = requestParts(prompt);
  const output = answer || parts.output;
  return { parts, texts: [parts.input, parts.tools, output] };
}

/**
 * @param {Material} material @param {string} model @param {number[] | null} exact tokens of the texts
 * @param {(picture: Picture) => number | null} tokensOf a picture @returns {Row[]}
 */
export function rowsOf(material, model, exact, tokensOf) {
  const { parts, texts } = textsOf(material);
  const text = (/** @type {number} */ i) =>
    exact ? { ...fixed(exact[i]), exact: true, reasons: [] } : estimate(texts[i], model);
  /** @type {Row[]} */
  const rows = [];
  const add = (
    /** @type {string} */ name,
    /** @type {Omit<Row, 'name' | 'output'>} */ of,
    output = false,
  ) => rows.push({ name, output, ...of });
  if (texts[0])
    add(
      parts.messages > 0
        ? `${parts.messages === 1 ? 'One message' : `${parts.messages} messages`} and instructions`
        : 'Text',
      text(0),
    );
  if (texts[1]) {
    add(
      parts.tool_count === 1
        ? 'Definition of one tool'
        : `Definitions of ${parts.tool_count} tools`,
      text(1),
    );
    const prompt = toolPromptTokens(model);
    if (prompt !== null)
      add('Instructions for tools', {
        ...fixed(prompt),
        exact: true,
        reasons: ['Claude gets so many tokens of instructions with any tool, says Anthropic.'],
      });
  }
  const inside = parts.images.map((image, i) => ({
    name: `Image ${i + 1}`,
    ...(imageSize(image) ?? { width: 0, height: 0 }),
  }));
  for (const picture of [...material.pictures, ...inside]) {
    const count = tokensOf(picture);
    add(
      picture.width > 0 ? `${picture.name}, ${picture.width} x ${picture.height}` : picture.name,
      {
        ...fixed(count ?? 0),
        exact: false,
        reasons: [
          count === null
            ? 'How many tokens an image has is not published for this model: its image is left out.'
            : 'Images count by the rule that is published for the model and the size of the image.',
        ],
      },
    );
  }
  const pages = material.pages + parts.documents;
  if (pages > 0)
    add(pages === 1 ? 'One page' : `${pages} pages`, {
      low: pages * PAGE.low,
      likely: pages * middle(PAGE.low, PAGE.high),
      high: pages * PAGE.high,
      exact: false,
      reasons: [
        'A page of a PDF is 1,500 to 3,000 tokens of text and up to 1,600 for its picture, as published for Claude.',
      ],
    });
  if (texts[2]) add('Answer', text(2), true);
  else if (LENGTHS[material.length]) {
    const { low, high } = LENGTHS[material.length];
    add(
      'Answer',
      {
        low,
        likely: middle(low, high),
        high,
        exact: false,
        reasons: ['The length of the answer is your choice: the model decides, up to your limit.'],
      },
      true,
    );
  }
  return rows;
}

/** @param {Row[]} rows @returns {Range & {exact: boolean}} */
export const sumOf = (rows) => ({
  low: rows.reduce((sum, { low }) => sum + low, 0),
  likely: rows.reduce((sum, { likely }) => sum + likely, 0),
  high: rows.reduce((sum, { high }) => sum + high, 0),
  exact: rows.every(({ exact }) => exact),
});
