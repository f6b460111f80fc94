// What a unit of the Price List counts, and how many of the thing one unit is.
import { farApart, shift } from './decimal.mjs';
import { code } from './markdown.mjs';

/**
 * What a dimension of the rate table is priced per, and in which words the Price List says so.
 * @typedef {object} Meter
 * @property {number} power the table's own unit is ten to this power of the thing
 * @property {string[]} words the thing, singular, as the Price List names it
 */

/** @param {number} power @param {...string} words @returns {Meter} */
const per = (power, ...words) => ({ power, words });
// An embedding model's "Embeddings" are the tokens that it reads.
const tokens = per(6, 'token', 'input token', 'output token', 'embedding');
const images = per(
  0,
  'image',
  'images processed',
  'image processed',
  'created image',
  'input image',
);
const textUnits = per(0, 'text unit', 'textunit');

/**
 * The dimensions that usage types can lead to, in the order in which a rate block names them.
 * `usd_per_million` holds those of power 6, `usd` the others.
 * @type {Readonly<Record<string, Meter>>}
 */
export const METERS = {
  input_tokens: tokens,
  output_tokens: tokens,
  input_image_tokens: tokens,
  input_video_tokens: tokens,
  input_audio_tokens: tokens,
  input_speech_tokens: tokens,
  output_image_tokens: tokens,
  output_speech_tokens: tokens,
  cache_read_tokens: tokens,
  cache_write_5m_tokens: tokens,
  cache_write_30m_tokens: tokens,
  cache_write_1h_tokens: tokens,
  training_tokens: tokens,
  images,
  images_1024_standard: images,
  images_1024_premium: images,
  images_2048_standard: images,
  images_2048_premium: images,
  image_generations: images,
  input_images: images,
  input_document_images: images,
  input_text_requests: per(0, 'request', 'text request'),
  training_images: images,
  video_seconds: per(0, 'second', 'video'),
  video_seconds_540p: per(0, 'second'),
  video_seconds_720p: per(0, 'second'),
  input_video_seconds: per(0, 'second'),
  input_audio_seconds: per(0, 'second'),
  queries: per(0, 'search unit', 'query'),
  web_grounding_requests: per(0, 'request'),
  input_tpm_hours: per(3, 'tpm hour'),
  output_tpm_hours: per(3, 'tpm hour'),
  model_unit_hours: per(0, 'hour', 'hr'),
  custom_model_storage_months: per(0, 'model/month', 'model month', 'month'),
  training_hours: per(0, 'hour', 'hr'),
  requests: per(0, 'request', 'query'),
  api_invocations: per(0, 'invocation'),
  search_invocations: per(0, 'invocation', 'search'),
  retrievals: per(0, 'retrieval', 'query', 'record', 'request'),
  agentic_retrievals: per(0, 'retrieval', 'query', 'request'),
  events: per(0, 'event'),
  custom_evaluations: per(0, 'evaluation'),
  pages: per(0, 'page', 'pages processed', 'page processed'),
  page_fields: per(0, 'field', 'fields processed', 'field processed', 'pages processed'),
  image_fields: per(0, 'field', 'fields processed', 'field processed', 'images processed'),
  content_text_units: textUnits,
  topic_text_units: textUnits,
  sensitive_information_text_units: textUnits,
  regex_text_units: textUnits,
  word_text_units: textUnits,
  grounding_text_units: textUnits,
  automated_reasoning_text_units: textUnits,
  prompt_attack_text_units: textUnits,
  audio_minutes: per(0, 'minute', 'minutes processed', 'minute processed'),
  video_minutes: per(0, 'minute', 'minutes processed', 'minute processed'),
  custom_model_unit_minutes: per(0, 'custom model unit per min', 'custom model unit per minute'),
  custom_model_unit_storage_months: per(
    0,
    'custom model unit/month',
    'custom model unit per month',
  ),
  vcpu_hours: per(0, 'vcpu hour'),
  gb_hours: per(0, 'gb hour'),
  instance_hours: per(0, 'hour', 'hr'),
  storage_gb_months: per(0, 'gb month'),
  records_months: per(0, 'record month', 'record', 'memory month', 'memory'),
  self_managed_records_months: per(0, 'record month', 'record', 'memory month', 'memory'),
  tools_indexed_months: per(2, 'tool month', 'tool'),
};

/** What one price is for: "1M tokens", "1K TPM hours", "image". @param {string} dimension */
export function unitOf(dimension) {
  const { power, words } = METERS[dimension] ?? { power: 0, words: ['unit'] };
  const word = words[0] === 'tpm hour' ? 'TPM hour' : words[0];
  return power === 6
    ? `1M ${word}s`
    : power === 3
      ? `1K ${word}s`
      : power === 2
        ? `100 ${word}s`
        : word;
}

/** @param {string} dimension */
export const isPerMillion = (dimension) => METERS[dimension]?.power === 6;

/** @type {Readonly<Record<string, number>>} */
const POWERS = { '1k': 3, 1000: 3, k: 3, thousand: 3, '1m': 6, 1000000: 6, million: 6 };

/**
 * "1K tokens" is 3 and "token"; "Images Processed" is 0 and "images processed".
 * @param {string} unit
 */
function read(unit) {
  const words = unit.toLowerCase().replace(/,/g, '').replace(/-/g, ' ').trim().split(/\s+/);
  const power = words.length > 1 ? POWERS[words[0] ?? ''] : undefined;
  if (power !== undefined) words.shift();
  const plural = words.join(' ');
  const singular = plural.replace(/ies\b/g, 'y').replace(/s\b/g, '');
  return { power: power ?? 0, words: [plural, singular] };
}

/**
 * The power of ten that the description of a marketplace row names: "Million Input Tokens",
 * "Per Hour per 1K Input TPM".
 * @param {string} description
 */
function described(description) {
  if (/\b(?:1\s?M|million|1,000,000)\b/i.test(description)) return 6;
  if (/\b(?:1\s?K|thousand|1,000)\b/i.test(description)) return 3;
  return undefined;
}

/**
 * Whether "$0.15 per 1K text units" is the price that the row states, to within a factor of ten:
 * descriptions are rounded, but a wrong unit is a factor of a thousand.
 * @param {string} description
 * @param {string} price of one thing
 */
function contradicts(description, price) {
  const match = /\$\s?(\d*\.?\d+)\s+per\s+(1K|1M|1,000|1,000,000)?/i.exec(description);
  if (!match?.[1]) return false;
  const power = POWERS[(match[2] ?? '').toLowerCase().replace(/,/g, '')] ?? 0;
  const stated = shift(match[1], -power);
  if (/^[0.]*$/.test(stated) || /^[0.]*$/.test(price)) return false;
  return farApart(stated, price, 10);
}

/**
 * @typedef {object} Priced
 * @property {string} [usd] of the table's own unit
 * @property {string} [reason] why there is none
 */

/**
 * The price of the table's unit of `dimension`, exactly.
 * @param {string} price of one of the row's units
 * @param {string} unit
 * @param {string} description
 * @param {string} dimension one of METERS
 * @returns {Priced}
 */
export function priceOf(price, unit, description, dimension) {
  const meter = /** @type {Meter} */ (METERS[dimension]);
  const { power, words } = read(unit);
  const generic = words[1] === 'unit';
  if (!generic && !words.some((word) => meter.words.includes(word))) {
    return { reason: `the unit ${code(unit)} does not measure ${dimension}` };
  }
  // Marketplace rows say "Units"; their description says what one is.
  const isTokens = meter.words.includes('token');
  const isCapacity = meter.words.includes('tpm hour');
  const stated = isTokens || isCapacity ? described(description) : undefined;
  // AWS labels reserved capacity "1M TPM Hour" and prices 1K of it: the description is right.
  const isMislabelled = isCapacity && power === 6;
  if (isMislabelled && stated === undefined) {
    return {
      reason: `the unit ${code(unit)} is used for prices per 1K; the description does not say which`,
    };
  }
  const isOpen = generic || isMislabelled;
  const unitPower = !isOpen ? power : (stated ?? (isTokens || isCapacity ? meter.power : 0));
  if (stated !== undefined && stated !== unitPower) {
    return { reason: `the unit ${code(unit)} and the description ${code(description)} disagree` };
  }
  if (contradicts(description, shift(price, -unitPower))) {
    return { reason: `the price and the description ${code(description)} disagree` };
  }
  return { usd: shift(price, meter.power - unitPower) };
}

/** @param {string} unit @param {string} dimension */
export const fits = (unit, dimension) => priceOf('0', unit, '', dimension).reason === undefined;
