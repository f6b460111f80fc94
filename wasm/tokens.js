// How many tokens a text is, from its characters and words, and what a request consists of. Types: tokens.d.ts.

/** Claude from 4.7 on has another tokenizer. */
const NEWER_CLAUDE = /claude-(?:opus|sonnet|haiku|fable|mythos)-(?:4-[7-9]|[5-9])/;

/**
 * Kinds of characters that break into more tokens than prose, each with the tokens of one character: at most and
 * likely, as measured with the vocabularies of gpt-oss and Llama 3 (tests/js/tokens.test.mjs).
 * @type {{name: string, found: RegExp, most: number, likely: number, notable: number, reason: string}[]}
 */
const KINDS = [
  {
    name: 'ids',
    found: /(?=[\w+/-]*\d)(?=[\w+/-]*[a-z])[\w+/-]{16,}/gi,
    most: 0.9,
    likely: 0.55,
    notable: 0.08,
    reason: 'Keys, hashes and encoded data have a token for every one or two characters.',
  },
  {
    name: 'unspaced',
    found: /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/gu,
    most: 1,
    likely: 0.65,
    notable: 0.08,
    reason: 'The text has scripts without spaces, of which a character can be a token.',
  },
  {
    name: 'other',
    found: /[\u0370-\u05ff\u0600-\u06ff\u0900-\u0dff]/gu,
    most: 0.55,
    likely: 0.36,
    notable: 0.08,
    reason: 'Text in other scripts than Latin takes up to twice the tokens for its characters.',
  },
  {
    name: 'pictures',
    found: /\p{Extended_Pictographic}|\p{Emoji_Modifier}/gu,
    most: 3.2,
    likely: 2,
    notable: 0.01,
    reason: 'An emoji is one to three tokens.',
  },
  {
    name: 'code',
    found: /[{}[\]();=<>|&$#@\\/_*+~^`",:]/g,
    most: 1,
    likely: 0.75,
    notable: 0.08,
    reason: 'Code and markup break into more tokens than prose.',
  },
  {
    name: 'digits',
    found: /\d/g,
    most: 0.6,
    likely: 0.45,
    notable: 0.08,
    reason: 'Numbers have a token for every two or three digits.',
  },
];

/** Of the same text, families make about so much more or less. */
const APART = 0.1;
/** In longer words than this on average, words say nothing. */
const LONG = 15;

/** How many characters are of each kind; what is counted once is not counted again. @param {string} text */
function kindsOf(text) {
  let left = text;
  return KINDS.map((kind) => {
    let count = 0;
    left = left.replace(kind.found, (found) => {
      count += [...found].length;
      return '';
    });
    return { ...kind, count };
  });
}

/**
 * @param {string} text @param {{model?: string}} [options]
 * @returns {import('./tokens.d.ts').TokenEstimate}
 */
export function estimateTokens(text, { model = '' } = {}) {
  const characters = [...text].length;
  const words = text.split(/\s+/).filter(Boolean).length;
  if (characters === 0)
    return { characters, words, low: 0, likely: 0, high: 0, exact: false, reasons: [] };
  const rules = [characters / 4];
  const kinds = kindsOf(text);
  const notable = kinds.filter(({ count, notable }) => count >= notable * characters);
  const spaced = words > 0 && characters / words <= LONG;
  const wordless = notable.some(({ name }) => name === 'unspaced' || name === 'code');
  if (spaced && !wordless) rules.push(words * 1.33);
  const special = kinds.reduce((sum, { count }) => sum + count, 0);
  const sum = (/** @type {'most' | 'likely'} */ how) =>
    kinds.reduce((tokens, kind) => tokens + kind.count * kind[how], (characters - special) / 4);
  const reasons = [
    ...(rules.length > 1
      ? [
          'Characters / 4 and words x 1.33 are rules of thumb for English prose, and model families differ by about a tenth.',
        ]
      : ['Characters / 4 is a rule of thumb for English prose; words cannot be counted here.']),
    ...notable.map(({ reason }) => reason),
  ];
  const low = Math.min(...rules);
  let high = Math.max(...rules, ...(notable.length > 0 ? [sum('most')] : []));
  let likely = notable.length > 0 ? sum('likely') : rules.reduce((a, b) => a + b, 0) / rules.length;
  if (NEWER_CLAUDE.test(model)) {
    likely *= 1.3;
    high *= 1.3;
    reasons.push('Claude 4.7 and later make about 1.3 times the tokens of the same text.');
  }
  const least = Math.max(1, Math.floor(low * (1 - APART)));
  const most = Math.ceil(high * (1 + APART));
  return {
    characters,
    words,
    low: least,
    likely: Math.min(most, Math.max(least, Math.round(likely))),
    high: most,
    exact: false,
    reasons,
  };
}

/** Tokens that Claude's own instructions for tools add to a request: by the model, with the choice "auto". */
const TOOL_PROMPTS = /** @type {[RegExp, number][]} */ ([
  [/claude-3-opus/, 530],
  [/claude-3-sonnet/, 159],
  [/claude-3-haiku/, 264],
]);

/** @param {string} model @returns {number | null} */
export const toolPromptTokens = (model) => TOOL_PROMPTS.find(([id]) => id.test(model))?.[1] ?? null;

/**
 * Text, tools and images of a block of content, or of a message, in the forms of Converse, Messages and Chat Completions.
 * @param {any} content @param {{text: string[], images: string[], documents: number}} found
 */
function collect(content, found) {
  if (typeof content === 'string') found.text.push(content);
  else if (Array.isArray(content)) for (const block of content) collect(block, found);
  else if (content && typeof content === 'object') {
    const image =
      content.image?.source?.bytes ??
      (content.type === 'image' ? content.source?.data : null) ??
      content.image_url?.url;
    if (image) found.images.push(String(image));
    else if (content.document || content.type === 'document') found.documents += 1;
    else if (content.toolUse ?? (content.type === 'tool_use' ? content : null))
      found.text.push(JSON.stringify(content.toolUse?.input ?? content.input ?? {}));
    else if (content.json !== undefined) found.text.push(JSON.stringify(content.json));
    else collect(content.text ?? content.toolResult?.content ?? content.content, found);
    for (const call of content.tool_calls ?? [])
      found.text.push(JSON.stringify(call.function ?? call));
  }
}

/** @param {string} text @returns {import('./tokens.d.ts').RequestParts} */
export function requestParts(text) {
  const plain = { input: text, tools: '', tool_count: 0, output: '', images: [], documents: 0 };
  if (!/^\s*[[{]/.test(text)) return { ...plain, messages: 0 };
  /** @type {any} */
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    return { ...plain, messages: 0 };
  }
  const messages = Array.isArray(body) ? body : (body.messages ?? body.input);
  if (!Array.isArray(messages) || !messages.every((one) => one?.role))
    return { ...plain, messages: 0 };
  const answered = messages.length > 1 && messages.at(-1).role === 'assistant';
  const sent = {
    text: /** @type {string[]} */ ([]),
    images: /** @type {string[]} */ ([]),
    documents: 0,
  };
  collect(body.system ?? body.instructions, sent);
  for (const message of answered ? messages.slice(0, -1) : messages) collect(message, sent);
  const answer = {
    text: /** @type {string[]} */ ([]),
    images: /** @type {string[]} */ ([]),
    documents: 0,
  };
  if (answered) collect(messages.at(-1), answer);
  const tools = body.tools ?? body.toolConfig?.tools ?? [];
  return {
    messages: messages.length,
    input: sent.text.join('\n'),
    tools: tools.length > 0 ? JSON.stringify(tools) : '',
    tool_count: tools.length,
    output: answer.text.join('\n'),
    images: sent.images,
    documents: sent.documents,
  };
}
