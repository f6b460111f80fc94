// What a run read, changed and left, in Markdown.
import { compare, percent } from './decimal.mjs';
import { groupBy } from './group.mjs';
import { code } from './markdown.mjs';
import { scopesOf } from './routes.mjs';
import { unitOf } from './units.mjs';

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
 * @property {Place[]} unsettled places that a second run would change again
 * @property {boolean} complete all four offers were read
 */

/** Usage types that one reason lists at most; the counts are always whole. */
const LISTED = 40;

/** @param {string} text */
const cell = (text) => text.replace(/\|/g, '\\|').replace(/\s+/g, ' ');
/** Kinds of change that the line of a model names at most. */
const NAMED = 4;

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
  const rows = [...groupBy(offers, (offer) => offer.code)].map(([name, group]) => {
    const items = byPlace.get(name) ?? [];
    const kinds = [count(items, 'mapped'), count(items, 'unmapped'), count(items, 'ignored')];
    const read = group.reduce((sum, offer) => sum + offer.rows.length, 0);
    if (kinds.reduce((sum, n) => sum + n, 0) !== read) throw new Error(`${name}: rows were lost`);
    const dates = [...new Set(group.map((offer) => offer.published))].sort().join(', ');
    const versions = [...new Set(group.map((offer) => code(offer.version)))].join(', ');
    return [name, dates, versions, String(read), ...kinds.map(String)];
  });
  const sums = [3, 4, 5, 6].map((i) => rows.reduce((sum, row) => sum + Number(row[i]), 0));
  const [read, ...kinds] = sums;
  const head = ['offer', 'published', 'version', 'rows', 'mapped', 'unmapped', 'ignored'];
  const lines = table(head, [...rows, ['total', '', '', ...sums.map(String)]]);
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
    const { model, tier, endpoint, context, dimension } = place;
    return JSON.stringify([
      model,
      endpoint ? `${tier}, ${endpoint} only` : tier,
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
  const names = models
    .map((model) => `- New model: \`${model.id}\` (${code(model.name)})`)
    .join('\n');
  const text = table([...CONDITION, 'USD', 'regions'], rows);
  return {
    count: steps.length,
    models: models.length,
    text: [names, text].filter(Boolean).join('\n\n'),
  };
}

/** @param {number} n @param {string} one @param {string} many */
const counted = (n, one, many) => `**${n} ${n === 1 ? one : many}**`;

/** What a person must decide before this is merged. @param {Run} run */
function decisions({ changes, conflicts, mapped, newModels, complete, goneClosed, unsettled }) {
  const farOff = mapped.filter(
    ({ status, reason }) => status === 'unmapped' && /^held back/.test(reason ?? ''),
  );
  const unmapped = count(mapped, 'unmapped') - farOff.length;
  const added = [...newModels.keys()].filter((id) =>
    changes.steps.some(({ place }) => place.model === id),
  );
  /** @type {[number, string, string, string][]} */
  const kinds = [
    [
      unsettled.length,
      'price is',
      'prices are',
      'written so that a second run would change them again. This is a bug; do not merge.',
    ],
    [
      changes.proposed.length,
      'change is',
      'changes are',
      'matched by the name of a model alone and not applied. Check the names below and add them to `usage_types.json`.',
    ],
    [
      farOff.length,
      'row is',
      'rows are',
      'held back: the price is far from its neighbours. Is its unit right?',
    ],
    [
      changes.held.length,
      'change is',
      'changes are',
      'held back because the table has newer figures.',
    ],
    [
      conflicts.length,
      'price is',
      'prices are',
      'given twice with different figures, and not taken.',
    ],
    [
      complete && !goneClosed ? changes.gone.length : 0,
      'price is',
      'prices are',
      'no longer in the offers and still in the table.',
    ],
    [
      added.length,
      'model is',
      'models are',
      'new: check the name, and add what a model needs besides prices.',
    ],
    [unmapped, 'row is', 'rows are', 'not mapped; each reason is below.'],
  ];
  const lines = kinds
    .filter(([n]) => n > 0)
    .map(([n, one, many, words]) => `- ${counted(n, one, many)} ${words}`);
  return `## Needs a decision\n\n${lines.join('\n') || 'Nothing.'}`;
}

/** One line for each model: what changes, in which unit and by how much. @param {Run} run */
function byModel({ changes }) {
  const models = groupBy(changes.steps, ({ place }) => place.model);
  const lines = [...models]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([model, steps]) => {
      const kinds = groupBy(steps, ({ place, before, rate }) => {
        const unit = `USD per ${unitOf(place.dimension)}`;
        const price =
          before === undefined
            ? `new at ${rate.price} ${unit}`
            : `${before} → ${rate.price} ${unit} (${percent(before, rate.price)})`;
        const tier = place.tier === 'standard' ? '' : ` (${place.tier})`;
        return `${place.dimension}${tier} ${price}`;
      });
      const named = [...kinds].slice(0, NAMED).map(([words, group]) => {
        const regions = new Set(group.map(({ place }) => place.region));
        return `${words} in ${regions.size === 1 ? [...regions][0] : `${regions.size} regions`}`;
      });
      const more = kinds.size - named.length;
      return `- \`${model}\`: ${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
    });
  return `## Changes by model: ${models.size}\n\n${lines.join('\n') || 'None.'}`;
}

/** @param {Mapped[]} items */
function byReason(items) {
  const groups = [...groupBy(items, (item) => item.reason ?? '')];
  groups.sort(([, a], [, b]) => b.length - a.length);
  return groups
    .map(([reason, group]) => {
      const bodies = groupBy(group, ({ row, body }) => {
        const product = body.startsWith('MP:')
          ? ` of ${code(row.attributes.servicename ?? '?')}`
          : '';
        return `${code(body.replace(/^MP:[A-Z]+\d*_/, 'MP:'))}${product}`;
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
  const named = mapped.filter((item) => item.status === 'mapped' && item.rate?.name);
  const groups = groupBy(
    named,
    (item) => `${code(item.rate?.name ?? '')} → \`${item.rate?.model}\``,
  );
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
      const prices = rates.map(({ price, row }) => `${price} by ${code(row.usageType)}`);
      const terms = `${first?.tier}, ${first?.scope}, ${first?.context}, ${first?.region}`;
      return `- ${first?.model}, ${first?.dimension} (${terms}): ${prices.join('; ')}`;
    })
    .join('\n');
}

/** @param {Run} run @returns {[string, number, string][]} title, count, text */
function sections(run) {
  const { changes, mapped, conflicts } = run;
  const fresh = newPrices(run);
  const [raised, lowered] = [priceChanges(run, 1), priceChanges(run, -1)];
  const names = matchedByName(run);
  const gone = lines(changes.gone, ({ price, source }) => [price, source.id]);
  const held = lines(changes.held, ({ before, rate, reason }) => [
    `${before}, not ${rate.price}`,
    reason,
  ]);
  const proposed = lines(changes.proposed, ({ before = 'new', rate }) => [
    `${before} → ${rate.price}`,
    code(rate.name ?? ''),
  ]);
  const partly = run.complete
    ? ''
    : 'Not all four offers were read: the others may have these.\n\n';
  const fate = run.goneClosed ? 'gone and closed' : 'gone from the offers, left in the table';
  return [
    ['raised', raised.count, raised.text],
    ['lowered', lowered.count, lowered.text],
    ['new', fresh.count, fresh.text],
    [fate, changes.gone.length, partly + table([...CONDITION, 'USD', 'source', 'regions'], gone)],
    [
      'proposed, not applied',
      changes.proposed.length,
      table([...CONDITION, 'USD', 'matched by name', 'regions'], proposed),
    ],
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
    decisions(run),
    byModel(run),
    '## What was read',
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
