// What a run read, changed and left, in Markdown.
import { compare, percent } from './decimal.mjs';
import { groupBy } from './group.mjs';
import { scopesOf } from './routes.mjs';

/** @typedef {import('./changes.mjs').Changes} Changes */
/** @typedef {import('./map_rows.mjs').Mapped} Mapped */
/** @typedef {import('./offer.mjs').Offer} Offer */
/** @typedef {import('./rate_files.mjs').Model} Model */
/** @typedef {import('./rate_table.mjs').Place} Place */
/** @typedef {import('./settle.mjs').Conflict} Conflict */

/**
 * @typedef {object} Run
 * @property {Offer[]} offers
 * @property {Mapped[]} mapped
 * @property {Conflict[]} conflicts
 * @property {Changes} changes
 * @property {Map<string, Model>} newModels
 * @property {boolean} goneClosed
 * @property {boolean} complete all four offers were read
 */

/** Usage types that one reason lists at most; the counts are always whole. */
const LISTED = 40;

/** @param {string} text */
const cell = (text) => text.replace(/\|/g, '\\|').replace(/\s+/g, ' ');

/** @param {string[]} head @param {string[][]} rows */
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map(cell).join(' | ')} |`)
    .join('\n');

/** @param {number} n */
const rowCount = (n) => (n === 1 ? '1 row' : `${n} rows`);

/** @param {Mapped[]} mapped @param {Mapped['status']} status */
const count = (mapped, status) => mapped.filter((item) => item.status === status).length;

/** @param {Run} run */
function rowsRead({ offers, mapped }) {
  const byPlace = groupBy(mapped, (item) => item.row.offer);
  const rows = [...groupBy(offers, (offer) => offer.code)].map(([code, group]) => {
    const items = byPlace.get(code) ?? [];
    const kinds = [count(items, 'mapped'), count(items, 'unmapped'), count(items, 'ignored')];
    const read = group.reduce((sum, offer) => sum + offer.rows.length, 0);
    if (kinds.reduce((sum, n) => sum + n, 0) !== read) throw new Error(`${code}: rows were lost`);
    const dates = [...new Set(group.map((offer) => offer.published))].sort().join(', ');
    const versions = [...new Set(group.map((offer) => offer.version))].join(', ');
    return [code, dates, versions, String(read), ...kinds.map(String)];
  });
  const sums = [3, 4, 5, 6].map((i) => rows.reduce((sum, row) => sum + Number(row[i]), 0));
  const [read, ...kinds] = sums;
  const head = ['offer', 'published', 'version', 'rows', 'mapped', 'unmapped', 'ignored'];
  const lines = table(head, [...rows, ['together', '', '', ...sums.map(String)]]);
  return `${lines}\n\nRows read ${read} = ${kinds.join(' + ')} (mapped, unmapped, ignored).`;
}

/**
 * Prices that differ in route and region only, as one line.
 * @template {{place: Place}} T
 * @param {T[]} items
 * @param {(item: T) => string[]} words that the line says besides
 */
function lines(items, words) {
  const groups = groupBy(items, ({ place, ...rest }) => {
    const { model, tier, context, dimension } = place;
    return JSON.stringify([
      model,
      tier,
      context,
      dimension,
      words(/** @type {T} */ ({ place, ...rest })),
    ]);
  });
  return [...groups].flatMap(([key, group]) => {
    const [model, tier, context, dimension, rest] = JSON.parse(key);
    const regions = [...groupBy(group, ({ place }) => place.region)].map(([region, list]) => ({
      region,
      scopes: scopesOf(list.map(({ place }) => /** @type {any} */ (place).route)).join(', '),
    }));
    const terms = context === 'long' ? `${tier}, long context` : tier;
    return [...groupBy(regions, ({ scopes }) => scopes)].map(([scopes, list]) => {
      const names = list.map(({ region }) => region).sort();
      return [model, `${terms}, ${scopes}`, dimension, ...rest, names.join(' ')];
    });
  });
}

const CONDITION = ['model', 'conditions', 'dimension'];

/** @param {Run} run @param {1 | -1} direction */
function priceChanges({ changes }, direction) {
  const steps = changes.steps.filter(
    ({ before, rate }) => before !== undefined && compare(rate.price, before) === direction,
  );
  const rows = lines(steps, ({ before = '', rate, from }) => [
    `${before} → ${rate.price}`,
    percent(before, rate.price),
    from,
  ]);
  return {
    count: steps.length,
    text: table([...CONDITION, 'USD', 'change', 'from', 'regions'], rows),
  };
}

/** @param {Run} run */
function newPrices({ changes, newModels }) {
  const steps = changes.steps.filter(({ before }) => before === undefined);
  const rows = lines(steps, ({ rate }) => [rate.price]);
  const models = [...newModels.values()].filter((model) =>
    steps.some(({ place }) => place.model === model.id),
  );
  const names = models.map((model) => `- New model: \`${model.id}\` (${model.name})`).join('\n');
  const text = table([...CONDITION, 'USD', 'regions'], rows);
  return {
    count: steps.length,
    models: models.length,
    text: [names, text].filter(Boolean).join('\n\n'),
  };
}

/** @param {Mapped[]} items */
function byReason(items) {
  const groups = [...groupBy(items, (item) => item.reason ?? '')];
  groups.sort(([, a], [, b]) => b.length - a.length);
  return groups
    .map(([reason, group]) => {
      const bodies = groupBy(group, ({ row, body }) => {
        const product = body.startsWith('MP:') ? ` of ${row.attributes.servicename ?? '?'}` : '';
        return `\`${body.replace(/^MP:[A-Z]+\d*_/, 'MP:')}\`${product}`;
      });
      const listed = [...bodies]
        .slice(0, LISTED)
        .map(([body, list]) => `  - ${body}: ${list.length}`);
      const more = bodies.size - listed.length;
      if (more > 0) listed.push(`  - and ${more} more usage types`);
      return [`- ${reason}: ${rowCount(group.length)}`, ...listed].join('\n');
    })
    .join('\n');
}

/** @param {Run} run */
function matchedByName({ mapped }) {
  const named = mapped.filter((item) => item.status === 'mapped' && item.name);
  const groups = groupBy(named, (item) => `\`${item.name}\` → \`${item.rate?.model}\``);
  return {
    count: named.length,
    text: [...groups].map(([words, group]) => `- ${words}: ${rowCount(group.length)}`).join('\n'),
  };
}

/** @param {Run} run */
function conflictLines({ conflicts }) {
  return conflicts
    .map(({ rates }) => {
      const first = rates[0];
      const prices = rates.map(({ price, row }) => `${price} by \`${row.usageType}\``);
      const terms = `${first?.tier}, ${first?.scope}, ${first?.context}, ${first?.region}`;
      return `- ${first?.model}, ${first?.dimension} (${terms}): ${prices.join('; ')}`;
    })
    .join('\n');
}

/** @param {Run} run @returns {[string, number, string][]} title, count, text */
function sections(run) {
  const { changes, mapped, conflicts } = run;
  const fresh = newPrices(run);
  const [dearer, cheaper] = [priceChanges(run, 1), priceChanges(run, -1)];
  const names = matchedByName(run);
  const gone = lines(changes.gone, ({ price, source }) => [price, source.id]);
  const held = lines(changes.held, ({ before, rate, reason }) => [
    `${before}, not ${rate.price}`,
    reason,
  ]);
  const partly = run.complete
    ? ''
    : 'Not all four offers were read: these may stand in the others.\n\n';
  const fate = run.goneClosed ? 'gone and closed' : 'gone from the offers, left in the table';
  return [
    ['dearer', dearer.count, dearer.text],
    ['cheaper', cheaper.count, cheaper.text],
    ['new', fresh.count, fresh.text],
    [fate, changes.gone.length, partly + table([...CONDITION, 'USD', 'source', 'regions'], gone)],
    [
      'changes held back',
      changes.held.length,
      table([...CONDITION, 'USD', 'why', 'regions'], held),
    ],
    ['conflicts between rows', conflicts.length, conflictLines(run)],
    ['rows matched by name', names.count, names.text],
    [
      'rows unmapped',
      count(mapped, 'unmapped'),
      byReason(mapped.filter((m) => m.status === 'unmapped')),
    ],
    [
      'rows ignored',
      count(mapped, 'ignored'),
      byReason(mapped.filter((m) => m.status === 'ignored')),
    ],
  ];
}

/** @param {string} text */
const title = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * @param {Run} run
 * @returns {{text: string, summary: string}}
 */
export function makeReport(run) {
  const published = run.offers
    .map((offer) => offer.published)
    .sort()
    .at(-1);
  const parts = sections(run);
  const counts = [['unchanged', run.changes.same], ...parts.map(([name, n]) => [name, n])];
  const body = parts
    .filter(([, n]) => n > 0)
    .map(([name, n, text]) => `## ${title(name)}: ${n}\n\n${text}`);
  const text = [
    `# Rates from the AWS Price List, publication ${published}`,
    rowsRead(run),
    'A price counts once for each dimension, condition, route and region.',
    table(
      ['', 'count'],
      counts.map((row) => row.map(String)),
    ),
    ...body,
  ];
  const summary = counts.map(([name, n]) => `${n} ${name}`).join(', ');
  return { text: `${text.join('\n\n')}\n`, summary };
}
