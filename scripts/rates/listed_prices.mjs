// A price list as CSV, one price a row: model,region,scope,key,usd. Where a price stands in the rate
// table follows from the scope and the key:
//
//   standard | input          an in-region call, USD per million tokens
//   global | longContext.output   the global profile, long context
//   batch, flex, priority     the tier of that name
//   cacheRead, cacheWrite     cached tokens; the shortest lifetime that the model has
//   metered | Image/input/image/standard   label, axis, unit and route of a price for one unit
import { splitCsvLine } from './csv.mjs';

/** @typedef {{model: string, region: string, scope: string, key: string, usd: string}} ListedPrice */

/**
 * What a listed price is for. Several dimensions: the first that the model has.
 * @typedef {object} ListedPlace
 * @property {import('./routes.mjs').Route} route
 * @property {string} tier
 * @property {'standard' | 'long'} context
 * @property {string[]} dimensions
 */

const COLUMNS = 'model,region,scope,key,usd';
const TIERS = new Set(['batch', 'flex', 'priority']);
const METERS = new Map([
  ['Image/input/image', ['input_images']],
  ['Standard image/input/image', ['input_images']],
  ['Document image/input/image', ['input_document_images']],
  ['Image/output/image', ['images', 'image_generations']],
  ['Video/input/second', ['input_video_seconds']],
  ['Audio/input/second', ['input_audio_seconds']],
  ['Text/input/request', ['input_text_requests']],
  ['Rerank/input/searchUnit', ['queries']],
  ['Video · HD/output/second', ['video_seconds', 'video_seconds_720p']],
  ['Video · Standard/output/second', ['video_seconds_540p']],
]);

/**
 * @param {string} text
 * @returns {ListedPrice[]}
 */
export function parseListedPrices(text) {
  const [head, ...lines] = text.trim().split(/\r?\n/);
  if (head !== COLUMNS) throw new Error(`The first line is not "${COLUMNS}".`);
  return lines.map((line, i) => {
    const [model, region, scope, key, usd, ...rest] = splitCsvLine(line);
    if (
      !model ||
      !region ||
      !scope ||
      !key ||
      !usd ||
      rest.length > 0 ||
      !/^\d+(\.\d+)?$/.test(usd)
    )
      throw new Error(`Line ${i + 2} does not have five columns and a decimal price: ${line}`);
    return { model, region, scope, key, usd };
  });
}

/** @param {string} key @returns {ListedPlace | undefined} */
function meteredPlace(key) {
  const parts = key.split('/');
  const route = parts.pop() === 'global' ? 'global' : 'in-region';
  const picture = /^(?:T2I|I2I) (1024|2048) (Standard|Premium)\/output\/image$/.exec(
    parts.join('/'),
  );
  const dimensions = picture
    ? [`images_${picture[1]}_${picture[2]?.toLowerCase()}`]
    : METERS.get(parts.join('/'));
  return dimensions && { route, tier: 'standard', context: 'standard', dimensions };
}

/**
 * @param {ListedPrice} price
 * @returns {ListedPlace | undefined} nothing when the scope or the key is not known
 */
export function listedPlace({ scope, key }) {
  if (scope === 'metered') return meteredPlace(key);
  const band = /^(longContext\.)?(input|output)$/.exec(key);
  if (!band) return undefined;
  const context = band[1] ? 'long' : 'standard';
  const route = scope === 'global' ? 'global' : 'in-region';
  const tier = TIERS.has(scope) ? scope : 'standard';
  if (scope === 'cacheRead') return { route, tier, context, dimensions: ['cache_read_tokens'] };
  if (scope === 'cacheWrite') {
    const dimensions = ['cache_write_5m_tokens', 'cache_write_30m_tokens'];
    return { route, tier, context, dimensions };
  }
  if (route !== 'global' && tier === 'standard' && scope !== 'standard') return undefined;
  return { route, tier, context, dimensions: [`${band[2]}_tokens`] };
}

/**
 * Models whose ordinary price the list keeps although extended access has taken its place, and the
 * last day on which the ordinary price was charged.
 * @type {ReadonlyMap<string, string>}
 */
export const LAST_ORDINARY_DAY = new Map([
  ['anthropic.claude-3-5-sonnet-20240620-v1:0', '2025-11-30'],
  ['anthropic.claude-3-5-sonnet-20241022-v2:0', '2025-11-30'],
]);
