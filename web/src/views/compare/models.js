// What of a comparison is shown: filtered, sorted, and as points of a chart.
import { brief, share, shortTokens } from '../../format.js';

/**
 * @typedef {import('bedrock-calculator').ComparedModel} ComparedModel
 * @typedef {import('bedrock-calculator').Comparison} Comparison
 * @typedef {typeof NO_FILTER} Filter
 */

/** Settings of the session, all texts; empty: all models. */
export const NO_FILTER = {
  query: '',
  provider: '',
  context: '',
  reads: '',
  here: '',
  local: '',
  caches: '',
  life: '',
  open: '',
  read: '',
  sort: '',
  measure: '',
};

/** Prices are new for so many days. */
export const NEW_DAYS = 60;
export const CONTEXTS = ['32000', '128000', '200000', '1000000'];
export const MOST_PINS = 5;

/** @param {string} day @param {string} today both ISO */
const daysTo = (day, today) => (Date.parse(today) - Date.parse(day)) / 86_400_000;

/** Whether a model holds at least so many tokens. @param {number | null} has @param {string} least */
const holds = (has, least) => least === '' || (has ?? 0) >= Number(least);

/**
 * @param {ComparedModel[]} models @param {Filter} filter
 * @param {{region: string, today: string, caches: (model: ComparedModel) => boolean}} about
 */
export function filtered(models, filter, { region, today, caches }) {
  const words = filter.query.toLowerCase().split(/\s+/).filter(Boolean);
  return models.filter((model) => {
    const text = `${model.name} ${model.provider} ${model.id}`.toLowerCase();
    const checked = model.confirmed ?? model.price_date;
    return (
      words.every((word) => text.includes(word)) &&
      (!filter.provider || model.provider === filter.provider) &&
      holds(model.context_tokens, filter.context) &&
      (!filter.reads || model.input.includes(filter.reads)) &&
      (!filter.here || model.regions.includes(region)) &&
      (!filter.local || model.route === 'in-region') &&
      (!filter.caches || caches(model)) &&
      (!filter.life || model.status === 'active') &&
      (!filter.open || model.open_weights !== null) &&
      (!filter.read || (checked !== null && daysTo(checked, today) <= NEW_DAYS))
    );
  });
}

/** @param {ComparedModel} model */
export const canRun = ({ cannot, total }) => cannot === null && total !== null;

/** "at least " before a total that leaves something out. @param {{complete: boolean}} priced */
export const least = ({ complete }) => (complete ? '' : 'at least ');

/** @type {Record<string, (model: ComparedModel) => string | number>} */
const KEYS = {
  name: ({ name }) => name.toLowerCase(),
  context: ({ context_tokens }) => context_tokens ?? 0,
  month: ({ total }) => Number(total),
};

/** Models that can run, as the setting says: "month", "-context". @param {ComparedModel[]} models @param {string} sort */
export function sorted(models, sort) {
  const down = sort.startsWith('-');
  const key = KEYS[sort.replace('-', '')];
  const list = models.filter(canRun);
  if (!key) return list; // the engine's order: the cheapest first
  list.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return down ? list.reverse() : list;
}

/** How far an amount is from another: "− 39 %", "+ 21 %". @param {string} difference @param {string} from */
export function change(difference, from) {
  if (difference === '0' || Number(from) === 0) return difference === '0' ? 'same' : '';
  const value = share(difference.replace('-', ''), from);
  const text = value < 1 ? '< 1 %' : `${Math.round(value).toLocaleString('en')} %`;
  return `${difference.startsWith('-') ? '−' : '+'} ${text}`;
}

/** What is measured against the cost. @type {Record<string, {label: string, of: (model: ComparedModel) => number | null}>} */
export const MEASURES = {
  context: { label: 'context window', of: ({ context_tokens }) => context_tokens },
  output: { label: 'longest answer', of: ({ max_output_tokens }) => max_output_tokens },
};

/** 1, 2, 5, 10, 20 ... within a range. @param {number} from @param {number} to */
function moneyTicks(from, to) {
  const ticks = [];
  for (let power = Math.floor(Math.log10(from)); 10 ** power <= to; power += 1)
    ticks.push(...[1, 2, 5].map((n) => n * 10 ** power));
  return ticks.filter((tick) => tick >= from && tick <= to);
}

const TOKENS = [512, 4000, 8000, 32_000, 64_000, 128_000, 256_000, 1_000_000, 10_000_000];

/**
 * The scatter of cost against context, or against the longest answer.
 * @param {ComparedModel[]} models @param {Comparison} comparison
 * @param {{workload: string, measure: string, pins: string[]}} about
 * @returns {import('../../charts/draw.js').Chart | null} null where nothing can be drawn
 */
export function chartOf(models, comparison, { workload, measure, pins }) {
  const { label, of } = MEASURES[measure] ?? MEASURES.context;
  const now = comparison.models.find((model) => model.is_now && canRun(model));
  const all = [...new Set([...(now ? [now] : []), ...models])].filter(
    (model) => canRun(model) && Number(model.total) > 0 && of(model),
  );
  if (all.length < 2) return null;
  const points = all.map((model) => {
    const kind = model.is_now ? 'now' : pins.includes(model.id) ? 'pinned' : '';
    return {
      id: model.id,
      x: Number(model.total),
      y: of(model) ?? 0,
      kind: /** @type {'now' | 'pinned' | ''} */ (kind),
      ...(kind ? { label: `${kind === 'now' ? 'now: ' : ''}${model.name}` } : {}),
      text: `${model.name}: ${least(model)}${brief(model.total ?? '')} a month, ${shortTokens(of(model) ?? 0)} tokens`,
    };
  });
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const x = { from: Math.min(...xs) / 1.25, to: Math.max(...xs) * 1.25 };
  const y = { from: Math.min(...ys) / 1.5, to: Math.max(...ys) * 1.6 };
  const here = points.find(({ kind }) => kind === 'now');
  const better = here ? points.filter((p) => p.x < here.x && p.y >= here.y).length : 0;
  return {
    title: `What a month costs against ${label}`,
    sentence: `Cost of ${workload} a month against ${label}, ${points.length} models${
      here ? `; ${better} of them cost less than ${now?.name} and have no less` : ''
    }.`,
    x: {
      ...x,
      log: true,
      label: `${workload}, USD a month (log)`,
      ticks: moneyTicks(x.from, x.to),
      format: (value) => `$${value.toLocaleString('en')}`,
    },
    y: {
      ...y,
      log: true,
      label,
      ticks: TOKENS.filter((tick) => tick >= y.from && tick <= y.to),
      format: shortTokens,
    },
    points,
    ...(here
      ? { zone: { x: here.x, y: here.y, text: `Cheaper, and no less ${label.split(' ')[0]}` } }
      : {}),
    head: ['Model', 'Provider', `${label}, tokens`, 'USD a month'],
    rows: all.map((model) => [model.name, model.provider, String(of(model)), model.total ?? '']),
  };
}
