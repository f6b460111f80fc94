// scripts/update_rates: brings core/rates up to the AWS Price List. See core/rates/README.md.
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BadInput } from './bad_input.mjs';
import { compareWithTable } from './changes.mjs';
import { isDay } from './days.mjs';
import { applyChanges, confirmBlocks } from './edit.mjs';
import { providerFile, sourcesFile } from './format.mjs';
import { RowMapper } from './map_rows.mjs';
import { OFFER_CODES, offerUrl, readOffer } from './offer.mjs';
import { readRateFiles, writeAll } from './rate_files.mjs';
import { RateTable } from './rate_table.mjs';
import { makeReport } from './report.mjs';
import { settle } from './settle.mjs';

/** @typedef {import('./offer.mjs').Offer} Offer */
/** @typedef {import('./rate_files.mjs').RateFiles} RateFiles */

const RATES = fileURLToPath(new URL('../../core/rates', import.meta.url));

const HELP = `scripts/update_rates [--from FILE|URL ...] [--rates DIR] [--report FILE] [--dry-run]
                     [--date YYYY-MM-DD] [--close-gone] [--confirm]

  --from        offer files of the AWS Price List; without it the four current ones are fetched
  --rates       folder of rate files, core/rates without it
  --report      where the report goes, standard output without it
  --dry-run     reports only, writes no rate file
  --date        first day of the changed prices, instead of the one that the offers give
  --close-gone  ends the windows of prices that the offers no longer have; needs all four offers, whole
  --confirm     notes the publication on the blocks whose prices it shows unchanged ("confirmed")

Status 0: done. 1: bad input, nothing was written. 2: written, but a check failed; the report opens with it.`;

const OPTIONS = /** @type {const} */ ({
  from: { type: 'string', multiple: true },
  rates: { type: 'string' },
  report: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  date: { type: 'string' },
  'close-gone': { type: 'boolean', default: false },
  confirm: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
});

/** @param {string[]} args */
function readOptions(args) {
  try {
    const { values } = parseArgs({ args, options: OPTIONS, allowPositionals: false });
    const { date } = values;
    if (date !== undefined && !isDay(date))
      throw new Error(`--date "${date}" is not a date (YYYY-MM-DD)`);
    return values;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new BadInput('scripts/update_rates', '', words, 'See scripts/update_rates --help.');
  }
}

/**
 * What a table becomes by these offers.
 * @param {RateFiles} files
 * @param {Offer[]} offers
 * @param {string} [date]
 */
function compareOffers(files, offers, date) {
  const table = new RateTable(files);
  const mapper = new RowMapper(files, table);
  const rows = offers.flatMap((offer) => offer.rows);
  mapper.learnModels(rows);
  const mapped = rows.map((row) => mapper.map(row));
  const { conflicts, offered } = settle(mapped, table);
  const changes = compareWithTable(table, offered, mapped, date);
  return { mapped, conflicts, changes, newModels: mapper.newModels };
}

/**
 * The files that differ, as text by path.
 * @param {RateFiles} before
 * @param {RateFiles} after
 */
function changedTexts(before, after) {
  /** @type {Map<string, string>} */
  const texts = new Map();
  for (const [name, file] of after.providers) {
    if (before.providers.get(name) === file) continue;
    texts.set(join(before.folder, 'aws', basename(name)), providerFile(file));
  }
  if (after.sources !== before.sources) {
    texts.set(join(before.folder, 'sources.json'), sourcesFile(after.sources));
  }
  return texts;
}

/** A file that lacks more than this share of the known prices is a part, whatever its head says. */
const MOST_GONE = 0.1;

/**
 * Refuses to end prices by files of one region or by thinned ones.
 * @param {RateFiles} files
 * @param {ReturnType<typeof compareOffers>} found
 */
function refuseParts(files, { changes, mapped }) {
  const fix = 'Give the whole offer files, not those of one region, or end these prices by hand.';
  const seen = new Set(mapped.flatMap(({ rate }) => rate?.region ?? []));
  const missing = changes.gone.find(
    ({ place }) => files.regions.has(place.region) && !seen.has(place.region),
  );
  if (missing) {
    throw new BadInput(
      '--close-gone',
      '',
      `the offers have no prices of ${missing.place.region}`,
      fix,
    );
  }
  const { gone, same } = changes;
  if (gone.length > 20 && gone.length > MOST_GONE * (gone.length + same)) {
    const words = `would end ${gone.length} prices and keep ${same}: the offers are not complete`;
    throw new BadInput('--close-gone', '', words, fix);
  }
}

/** @param {ReturnType<typeof readOptions>} options */
async function run(options) {
  const files = readRateFiles(options.rates ?? RATES);
  const places = options.from ?? OFFER_CODES.map(offerUrl);
  const offers = await Promise.all(places.map(readOffer));
  const complete = OFFER_CODES.every((code) => offers.some((offer) => offer.code === code));
  const goneClosed = options['close-gone'] ?? false;
  if (goneClosed && !complete) {
    const fix = `Give all four: ${OFFER_CODES.join(', ')}.`;
    throw new BadInput(
      '--close-gone',
      '',
      'needs all offers: one may have what another lacks',
      fix,
    );
  }
  const found = compareOffers(files, offers, options.date);
  if (goneClosed) refuseParts(files, found);
  const to =
    options.date ??
    offers
      .map((offer) => offer.published)
      .sort()
      .at(-1) ??
    '';
  const ends = goneClosed
    ? found.changes.gone.filter(({ from }) => from < to).map((window) => ({ window, to }))
    : [];
  const changed = applyChanges(files, found.changes.steps, ends, found.newModels);
  // A second run must find nothing more to do. If it does, the report says so first and the status is 2; the
  // files are written all the same, so that somebody can see what went wrong.
  const again = compareOffers(changed, offers, options.date).changes;
  const unsettled = again.steps.map(({ place }) => place);
  if (unsettled.length > 0) process.exitCode = 2;
  const after = options.confirm ? confirmBlocks(changed, again.confirmed) : changed;
  const report = makeReport({ offers, complete, goneClosed, unsettled, ...found });
  const texts = options['dry-run'] ? new Map() : changedTexts(files, after);
  const written = texts.size;
  if (options.report) texts.set(options.report, report.text);
  writeAll(texts);
  if (!options.report) process.stdout.write(report.text);
  console.error(`${report.summary}; ${written} rate files written`);
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(HELP);
  else await run(options);
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  console.error(`error: ${error.message}\n  ${error.fix}`);
  process.exitCode = 1;
}
