// Reads a usage type: which model it names, what it meters, and under which conditions.
//
//   USE1-NovaMicro-input-tokens-batch                                 classic, AWS-billed
//   USW2-anthropic.claude-opus-4-8-mantle-cache-write-tokens-standard mantle endpoint, with the model id
//   USE1-MP:USE1_CacheWrite1hInputTokenCount_Global-Units             marketplace, model elsewhere
//   USW2-MP:USW2_input_tokens_long_ctx_global_standard-Units          marketplace, newer
import { readQualifiers } from './qualifiers.mjs';
import { splitPrefix } from './region_prefixes.mjs';

/**
 * @typedef {object} UsageType
 * @property {string} prefix
 * @property {string | undefined} region of the prefix
 * @property {string} body without the prefix
 * @property {string} [name] model id or token in the usage type; most marketplace rows have none
 * @property {boolean} [isId] the name is a model id
 * @property {'runtime' | 'mantle'} [endpoint] runtime when left out
 * @property {string[]} [dimensions] what may be metered, by preference; the unit decides
 * @property {string} [tier]
 * @property {'regional' | 'in-region' | 'geo' | 'global' | 'all'} [scope]
 * @property {'standard' | 'long'} [context]
 * @property {string} [reason] why it is not understood
 */

/** @typedef {Partial<UsageType>} Reading */

/** @param {string} direction @param {string} [modality] */
function tokens(direction, modality) {
  return modality && modality !== 'text'
    ? `${direction}_${modality}_tokens`
    : `${direction}_tokens`;
}

/**
 * @param {string} kind read or write
 * @param {string | undefined} lifetime
 */
const cache = (kind, lifetime) =>
  kind === 'read' ? 'cache_read_tokens' : `cache_write_${lifetime ?? '5m'}_tokens`;

/**
 * A token meter and the qualifying words around it.
 * @param {string} meter input, output, read or write
 * @param {string | undefined} modality
 * @param {string[]} words
 * @returns {Reading}
 */
function tokenMeter(meter, modality, words) {
  const found = readQualifiers(words.filter(Boolean).map((word) => word.toLowerCase()));
  if ('reason' in found) return found;
  const { lifetime, ...conditions } = found;
  if (lifetime && meter !== 'write') return { reason: `a lifetime on ${meter} tokens` };
  const isCache = meter === 'read' || meter === 'write';
  const dimensions = [isCache ? cache(meter, lifetime) : tokens(meter, modality)];
  // A customized model answers where it is deployed.
  const isHere = conditions.tier === 'custom-model' && conditions.scope === 'regional';
  return { dimensions, ...conditions, ...(isHere ? { scope: 'in-region' } : {}) };
}

/**
 * A reserved rate: "1-month-...", "3Month".
 * @param {string} months
 * @param {string} direction
 * @param {string | undefined} route
 * @returns {Reading}
 */
const reserved = (months, direction, route) => ({
  dimensions: [`${direction.toLowerCase()}_tpm_hours`],
  tier: `reserved-${months}mo`,
  scope: route?.toLowerCase() === 'global' ? 'global' : 'regional',
  context: 'standard',
});

/**
 * @param {string | undefined} custom
 * @param {string} commitment
 * @returns {Reading}
 */
const provisioned = (custom, commitment) => {
  const months = /^(\d)/.exec(commitment)?.[1];
  return capacity(
    ['model_unit_hours'],
    `provisioned${custom ? '-custom' : ''}${months ? `-${months}mo` : ''}`,
  );
};

/** @param {string[]} dimensions @param {string} tier @returns {Reading} */
const capacity = (dimensions, tier) => ({
  dimensions,
  tier,
  scope: 'in-region',
  context: 'standard',
});

/** @param {...string} dimensions @returns {Reading} */
const plain = (...dimensions) => ({
  dimensions,
  tier: 'standard',
  scope: 'regional',
  context: 'standard',
});

const TRAINING = ['training_tokens', 'training_images', 'training_hours'];

/**
 * Shapes of their own; the first group is the model's token.
 * @type {ReadonlyArray<[RegExp, (...groups: string[]) => Reading]>}
 */
const SHAPES = [
  [
    /^(.+)-reserved-(\d)-month-(input|output)-tokens-per-minute(?:-cross-region-(geo|global))?$/,
    (months, direction, route) => reserved(months ?? '', direction ?? '', route),
  ],
  [
    /^(.+)-ProvisionedThroughput(-Custom)?-(NoCommit|\d-?months?)-ModelUnits$/i,
    (custom, commitment) => provisioned(custom, commitment ?? ''),
  ],
  [/^(.+)-Customization-Training$/, () => capacity(TRAINING, 'custom-model')],
  [/^(.+)-RFT-Training-Hours$/, () => capacity(['training_hours'], 'custom-model')],
  [/^(.+)-Customization-Storage$/, () => capacity(['custom_model_storage_months'], 'custom-model')],
  [/^(.+)-nova-grounding$/, () => plain('web_grounding_requests')],
  [
    /^(.+)-(?:T2I|I2I)-(\d+)-(Standard|Premium)$/,
    (size, quality) => plain(`images_${size}_${quality?.toLowerCase()}`),
  ],
  [/^(.+)-(?:T2V|I2V)-Medfps-HDRes$/, () => plain('video_seconds')],
  [/^(Ray.*)-Medfps-HDRes$/, () => plain('video_seconds_720p')],
  [/^(Ray.*)-Medfps-SDRes$/, () => plain('video_seconds_540p')],
  [/^(.+)-search-?units$/i, () => plain('queries')],
  [
    /^(.+)-input-(?:standard-)?(image|document-image)s?(?:-count)?(-batch)?$/,
    (what, batch) => ({
      ...plain(`input_${what?.replace('-', '_')}s`),
      ...(batch ? { tier: 'batch' } : {}),
    }),
  ],
  [/^(.+)-input-(audio|video)-seconds?$/, (what) => plain(`input_${what}_seconds`)],
];

const CLASSIC_TOKENS = [
  /^(.+?)-cache-(read|write)-(?:input-)?token(?:s|-count)(?:-(.+))?$/,
  /^(.+?)-(?<modality>text|speech)(?:-understanding)?-(input|output)-tokens?(?:-(.+))?$/,
  /^(.+?)-(input|output)-(?<modality>image|video|audio|speech)-token-count(?:-(.+))?$/,
  /^(.+?)-(input|output)-tokens(?:-(.+))?$/,
];

/** @param {string} body @returns {Reading} */
function readClassic(body) {
  for (const [shape, reading] of SHAPES) {
    const match = shape.exec(body);
    if (match) return { name: match[1], ...reading(...match.slice(2)) };
  }
  for (const pattern of CLASSIC_TOKENS) {
    const match = pattern.exec(body);
    if (!match) continue;
    const modality = match.groups?.modality;
    const [meter, rest] = match.slice(2).filter((group) => group !== modality || !group);
    return { name: match[1], ...tokenMeter(meter ?? '', modality, (rest ?? '').split('-')) };
  }
  return { reason: 'the form of the usage type is not known' };
}

/** @param {string} body @returns {Reading | undefined} */
function readMantle(body) {
  const match = /^(.+)-mantle-(?:cache-(read|write)|(input|output))-tokens(?:-(.+))?$/.exec(body);
  if (!match) return undefined;
  const meter = match[2] ?? match[3] ?? '';
  const words = (match[4] ?? '').split('-');
  return { name: match[1], isId: true, endpoint: 'mantle', ...tokenMeter(meter, undefined, words) };
}

/**
 * Shapes of marketplace rows, which name no model.
 * @type {ReadonlyArray<[RegExp, (...groups: string[]) => Reading]>}
 */
const MARKETPLACE_SHAPES = [
  [
    /^Reserved_(\d)Month_(Input|Output)TPM(?:_(Geo|Global))?$/,
    (months, direction, route) => reserved(months ?? '', direction ?? '', route),
  ],
  [
    /^ProvisionedThroughput(_Custom)?_(NoCommit|\dMonths?Commit)_ModelUnits_Usage$/,
    (custom, commitment) => provisioned(custom, commitment ?? ''),
  ],
  [/^(?:search_units|SearchUnits?)$/, () => plain('queries')],
  [
    /^[Cc]reated_?[Ii]mage(?:_?([A-Z].+))?$/,
    (name) => ({ ...plain('images', 'image_generations'), ...(name ? { name } : {}) }),
  ],
  [/^InputImageCount$/, () => plain('input_images')],
  [/^[Ii]nputTextRequestCount$/, () => plain('input_text_requests')],
  [/^(Nova_Embed)$/, (name) => ({ ...plain('input_tokens'), name })],
];

/** @param {string} text @returns {Reading} */
function readMarketplace(text) {
  for (const [shape, reading] of MARKETPLACE_SHAPES) {
    const match = shape.exec(text);
    if (match) return reading(...match.slice(1));
  }
  const seconds = /^input(Video|Audio)Seconds?(?:_(Global))?$/i.exec(text);
  if (seconds) {
    const reading = plain(`input_${seconds[1]?.toLowerCase()}_seconds`);
    return { ...reading, scope: seconds[2] ? 'global' : 'regional' };
  }
  const camel =
    /^(?:Million)?(Batch)?(?:Cache(Read|Write)(\d+[hm])?)?(Input|Output)?Token(?:Count|s)(?:_(.+))?$/.exec(
      text,
    );
  const plainly = text.replace(/^cached_input_tokens/, 'cache_read_tokens');
  const snake = /^(?:cache_(read|write)|(input|output))_tokens(?:_(.+))?$/.exec(plainly);
  if (camel) {
    const meter = (camel[2] ?? camel[4] ?? '').toLowerCase();
    const words = [camel[1] ?? '', camel[3] ?? '', ...(camel[5] ?? '').split('_')];
    return tokenMeter(meter, undefined, words);
  }
  if (!snake) return { reason: 'the form of the marketplace usage type is not known' };
  return tokenMeter(snake[1] ?? snake[2] ?? '', undefined, (snake[3] ?? '').split('_'));
}

/**
 * @param {string} usageType
 * @returns {UsageType}
 */
export function readUsageType(usageType) {
  const start = splitPrefix(usageType);
  const marketplace = /^MP:(?:([A-Z]+\d*)_)?(.+?)(?:-Units)?$/.exec(start.body);
  if (!marketplace) return { ...start, ...(readMantle(start.body) ?? readClassic(start.body)) };
  const [, inner, text = ''] = marketplace;
  if (inner && start.prefix && inner !== start.prefix) {
    return { ...start, reason: `the usage type says both ${start.prefix} and ${inner}` };
  }
  return { ...start, ...readMarketplace(text) };
}
