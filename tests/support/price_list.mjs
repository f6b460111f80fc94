// Offer files in the exact format of the AWS Price List, folders of rate files, and the command that
// brings the one up to the other.
import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { providerFile, sourcesFile } from '../../scripts/rates/format.mjs';

/** @typedef {import('../../scripts/rates/rate_files.mjs').Block} Block */

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const realRates = join(root, 'core/rates');
export const temporary = mkdtempSync(join(tmpdir(), 'update-rates-'));
after(() => rmSync(temporary, { recursive: true, force: true }));

/** @param {string} path */
export const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

// ---- Building offer files

/**
 * @typedef {object} RowSpec
 * @property {string} usage usage type
 * @property {string} usd
 * @property {string} [unit]
 * @property {string} [description]
 * @property {Record<string, string | undefined>} [attributes] besides the usual ones
 * @property {string} [effective]
 * @property {object} [ranges] price dimensions instead of the one
 */

/** @param {string} usage @param {string} usd @param {Partial<RowSpec>} [rest] @returns {RowSpec} */
export const row = (usage, usd, rest = {}) => ({ usage, usd, ...rest });

/** A marketplace row. @param {string} usage @param {string} product @param {string} usd */
export const market = (usage, product, usd) =>
  row(usage, usd, {
    unit: 'Units',
    description: 'AWS Marketplace software usage|us-west-2|Million Input Tokens Global',
    attributes: { servicename: `${product} (Amazon Bedrock Edition)` },
  });

/** @param {string} sku @param {RowSpec} spec @param {string} [term] */
export function terms(sku, spec, term = 'JRTCKXETXF') {
  const { usd, unit = '1K tokens', description = '', effective = '2026-10-01T00:00:00Z' } = spec;
  const rateCode = `${sku}.${term}.6YS6EN2CT7`;
  const price = { rateCode, unit, description, appliesTo: [], pricePerUnit: { USD: usd } };
  const priceDimensions = spec.ranges ?? {
    [rateCode]: { ...price, beginRange: '0', endRange: 'Inf' },
  };
  return {
    [`${sku}.${term}`]: { offerTermCode: term, sku, effectiveDate: effective, priceDimensions },
  };
}

/**
 * @param {RowSpec[]} rows
 * @param {string} [code]
 * @returns {Record<string, any>}
 */
export function offer(rows, code = 'AmazonBedrock') {
  /** @type {Record<string, any>} */
  const file = {
    formatVersion: 'v1.0',
    disclaimer: 'This pricing list is for informational purposes only.',
    offerCode: code,
    version: '20261120001225',
    publicationDate: '2026-11-20T00:12:25Z',
    products: {},
    terms: { OnDemand: {} },
  };
  rows.forEach((spec, i) => {
    const sku = `${code.slice(-4).toUpperCase()}${String(i).padStart(12, '0')}`;
    const servicename = code === 'AmazonBedrock' ? 'Amazon Bedrock' : code;
    const attributes = { servicecode: code, servicename, operation: '', usagetype: spec.usage };
    file.products[sku] = {
      sku,
      productFamily: 'Amazon Bedrock',
      attributes: { ...attributes, ...spec.attributes },
    };
    file.terms.OnDemand[sku] = terms(sku, spec);
  });
  return file;
}

// ---- Running the command

let runs = 0;

/** A folder of rate files: the real tables, and few models. @param {Record<string, object[]>} providers */
export function rateFolder(providers) {
  const folder = join(temporary, `rates-${runs++}`);
  mkdirSync(join(folder, 'aws'), { recursive: true });
  for (const name of ['regions.json', 'usage_types.json']) {
    cpSync(join(realRates, name), join(folder, name));
  }
  const source = { id: 'old-list', title: 'AWS Price List, old', date: '2026-08-20', grade: 'A' };
  const newer = { ...source, id: 'newer-list', title: 'AWS Price List, newer', date: '2026-12-01' };
  const page = { ...source, id: 'page', title: 'Pricing page', date: '2026-10-15', grade: 'B' };
  writeFileSync(join(folder, 'sources.json'), sourcesFile([newer, source, page]));
  for (const [name, models] of Object.entries(providers)) {
    const text = providerFile({
      rate_set: 'aws',
      provider: name,
      models: /** @type {any} */ (models),
    });
    writeFileSync(join(folder, 'aws', `${name}.json`), text);
  }
  return folder;
}

/** @param {string[]} regions @param {Record<string, string>} usd_per_million @param {object} [rest] */
export const regional = (regions, usd_per_million, rest = {}) => ({
  routes: 'regional',
  tier: 'standard',
  regions,
  usd_per_million,
  source: 'old-list',
  ...rest,
});

/** @param {object[]} rates */
export const micro = (...rates) => ({
  id: 'amazon.nova-micro-v1:0',
  name: 'Nova Micro',
  status: 'active',
  rates,
});
export const opus = {
  id: 'anthropic.claude-opus-5-5',
  name: 'Claude Opus 5.5',
  status: 'active',
  rates: [],
};

/**
 * @param {string} folder
 * @param {(Record<string, any> | string)[]} offers files, or places as they are
 * @param {string[]} [options]
 * @param {Record<string, string>} [env] besides this process's own
 */
export async function update(folder, offers, options = [], env = {}) {
  const places = offers.map((file, i) => {
    if (typeof file === 'string') return file;
    const path = join(temporary, `offer-${runs++}-${i}.json`);
    writeFileSync(path, JSON.stringify(file));
    return path;
  });
  const report = join(temporary, `report-${runs++}.md`);
  const args = [...places.flatMap((place) => ['--from', place]), '--rates', folder];
  return new Promise(
    /** @param {(run: {status: number, errors: string, report: string}) => void} resolve */
    (resolve) => {
      const command = join(root, 'scripts/update_rates');
      const all = [...args, '--report', report, ...options];
      execFile(command, all, { env: { ...process.env, ...env } }, (error, _, errors) => {
        const text = existsSync(report) ? readFileSync(report, 'utf8') : '';
        resolve({ status: Number(error?.code ?? 0), errors, report: text });
      });
    },
  );
}

/** @param {string} folder @param {string} provider @param {string} id @returns {Block[]} */
export const blocksOf = (folder, provider, id) =>
  readJson(join(folder, 'aws', `${provider}.json`)).models.find(
    (/** @type {{id: string}} */ model) => model.id === id,
  )?.rates;

/** Everything that a folder of rate files says. @param {string} folder */
export const snapshot = (folder) =>
  ['', 'aws'].flatMap((sub) =>
    readdirSync(join(folder, sub), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.name}: ${readFileSync(join(folder, sub, entry.name), 'utf8')}`),
  );

/** @param {Block[]} blocks */
export const short = (blocks) =>
  blocks.map((block) => {
    const { routes, tier, context, from = '', to = '', regions, usd_per_million, usd } = block;
    const terms = [routes, tier, context].filter(Boolean).join(' ');
    const prices = Object.entries(usd_per_million ?? usd ?? {}).map((pair) => pair.join(' '));
    return `${terms} [${from}..${to}] ${[regions].flat().join(' ')}: ${prices.join(', ')}`;
  });

export const SOURCE = 'price-list-bulk-2026-11-20';
