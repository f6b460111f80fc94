// The questions of an open workload: which fields belong to which, and the answer in a few words, so that a
// person need not open it to know it. Fields that no question names belong to the first.
import { counted } from '../format.js';

/**
 * @typedef {import('bedrock-calculator').WorkloadTypeInfo} TypeInfo
 * @typedef {import('../state/scenario.js').Card} Card
 * @typedef {{id: string, label: string, fields: string[]}} Question
 */

const CALLS = /** @type {Question[]} */ ([
  {
    id: 'caching',
    label: 'Prompt caching',
    fields: [
      'prefix_tokens',
      'cache_read_tokens',
      'cache_write_tokens',
      'cache_hit_percent',
      'cache_write_1h_percent',
      'prefixes',
      'cache_checkpoints',
      'seconds_between_turns',
    ],
  },
  { id: 'tier', label: 'Speed and tier', fields: [] },
  {
    id: 'retries',
    label: 'Retries, tests, routing',
    fields: ['retry_percent', 'failure_percent', 'experimentation_percent', 'prompt_router'],
  },
  {
    id: 'region',
    label: 'Region, limits, team',
    fields: [
      'active_hours_per_month',
      'peak_factor',
      'max_tokens',
      'quota_tpm',
      'quota_rpm',
      'invocation_logging',
      'log_bytes',
    ],
  },
]);
const REGION = { id: 'region', label: 'Region, team', fields: /** @type {string[]} */ ([]) };

/** Types whose models have no prompt cache. */
const UNCACHED = new Set(['embeddings', 'image', 'speech', 'video']);

/** The fields that stand open, before all questions. @param {TypeInfo} type */
export const firstOf = (type) =>
  type.fields
    .map(({ name }) => name)
    .filter((name) => name !== 'model' && name !== 'service')
    .slice(0, 3);

/** @param {TypeInfo} type @param {Card} [card] what it has filled in is shown in any case @returns {Question[]} */
export function questionsOf(type, card) {
  const rest = type.calls ? CALLS : [REGION];
  const named = new Set(rest.flatMap(({ fields }) => fields));
  const first = firstOf(type);
  const own = type.fields
    .map(({ name }) => name)
    .filter((name) => !['model', 'service', ...first].includes(name) && !named.has(name));
  const has = new Set(type.fields.map(({ name }) => name));
  return [
    ...(own.length > 0
      ? [{ id: 'details', label: type.calls ? 'Prompt and content' : 'Details', fields: own }]
      : []),
    ...rest
      .filter(
        ({ id, fields }) =>
          id !== 'caching' ||
          !UNCACHED.has(type.type) ||
          (card && (card.cache_ttl || filled(card, fields))),
      )
      .map((question) => ({ ...question, fields: question.fields.filter((n) => has.has(n)) })),
  ];
}

/** What of some fields is filled in. @param {Card} card @param {string[]} fields */
const filled = (card, fields) =>
  fields.filter((name) => card.texts[name]?.trim() || card.lists[name]?.length).length;

/** @type {Record<string, string>} */
const LIFETIMES = { '5m': '5 minutes', '30m': '30 minutes', '1h': '1 hour' };

/** A closed line shows this many values. */
const MOST_TOLD = 2;

/**
 * What is filled in, by name and value: "Instructions 2,400, question 120 and 3 more".
 * @param {Card} card @param {string[]} fields @param {TypeInfo} type
 */
function told(card, fields, type) {
  const values = fields.filter((name) => /^[\d.,]+[kmb]?$/i.test(card.texts[name]?.trim() ?? ''));
  const parts = values.slice(0, MOST_TOLD).map((name) => {
    const [label = name] =
      type.fields.find((f) => f.name === name)?.label.split(/,| per | \(/) ?? [];
    return `${label.toLowerCase()} ${card.texts[name].trim()}`;
  });
  const rest = filled(card, fields) - parts.length;
  const text = parts.join(', ').replace(/^./, (c) => c.toUpperCase());
  return rest > 0 && text ? `${text} and ${rest} more` : text;
}

/**
 * A question's answer in a few words.
 * @param {string} id @param {Card} card @param {string[]} fields @param {TypeInfo} type
 */
export function summary(id, card, fields, type) {
  const set = filled(card, fields);
  const values = told(card, fields, type);
  const more = values || (set > 0 ? `${counted(String(set), 'field')} set` : '');
  if (id === 'caching') return card.cache_ttl ? `On, kept ${LIFETIMES[card.cache_ttl]}` : 'Off';
  if (id === 'tier') {
    const tier = (card.tier || type.tier).replace(/^./, (c) => c.toUpperCase());
    return card.context ? `${tier}, ${card.context} context rates` : tier;
  }
  if (id === 'region')
    return [card.region || 'As the scenario', card.team, more].filter(Boolean).join(', ');
  if (id === 'retries') {
    const retries = card.texts.retry_percent?.replace('%', '').trim();
    const shares = card.routing.length ? 'part of the calls elsewhere' : '';
    return [retries && `${retries} % retried`, shares].filter(Boolean).join(', ') || more || 'None';
  }
  return more || 'As usual';
}
