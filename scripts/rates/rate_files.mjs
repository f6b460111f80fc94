// The authored rate files of a folder: reading them all, writing the changed ones all or not at all.
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadInput } from './bad_input.mjs';

/**
 * One rate block, as core/rates/README.md describes it.
 * @typedef {object} Block
 * @property {string} routes
 * @property {string} tier
 * @property {'runtime' | 'mantle'} [endpoint] the meter of one endpoint alone
 * @property {'long'} [context]
 * @property {string} [from]
 * @property {string} [to]
 * @property {string[] | 'any'} regions
 * @property {Record<string, string>} [usd_per_million]
 * @property {Record<string, string>} [usd]
 * @property {string} source
 * @property {string} [confirmed] the last publication that showed the price unchanged
 * @property {string} [grade]
 */

/**
 * @typedef {object} Model
 * @property {string} id
 * @property {string} name
 * @property {'service' | 'model'} [kind]
 * @property {string[]} [aliases]
 * @property {object} [lifecycle]
 * @property {Block[]} rates
 */

/** @typedef {{rate_set: string, provider: string, models: Model[]}} ProviderFile */
/** @typedef {{id: string, title: string, via?: string, date: string, grade: string, url?: string}} Source */

/**
 * @typedef {object} UsageTypeTable
 * @property {Record<string, string | {model: string, tier: string}>} names
 * @property {Record<string, {model: string, dimension: string}>} meters
 * @property {{pattern: string, reason: string}[]} ignored
 */

/**
 * @typedef {object} RateFiles
 * @property {string} folder
 * @property {Map<string, ProviderFile>} providers by file name in aws/
 * @property {Source[]} sources
 * @property {Set<string>} regions codes
 * @property {UsageTypeTable} usageTypes
 */

/** @param {string} path */
function readJson(path) {
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new BadInput(path, '', 'cannot be read', 'Name a folder of rate files with --rates.');
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new BadInput(
      path,
      '',
      `is not valid JSON: ${words}`,
      'Correct the file, or restore the committed one.',
    );
  }
}

/**
 * @param {string} folder
 * @returns {RateFiles}
 */
export function readRateFiles(folder) {
  const sources = readJson(join(folder, 'sources.json')).sources;
  const regions = readJson(join(folder, 'regions.json')).regions;
  const usageTypes = readJson(join(folder, 'usage_types.json'));
  /** @type {Map<string, ProviderFile>} */
  const providers = new Map();
  for (const name of readdirSync(join(folder, 'aws')).sort()) {
    if (name.endsWith('.json')) providers.set(name, readJson(join(folder, 'aws', name)));
  }
  const codes = regions.map((/** @type {{code: string}} */ region) => region.code);
  return { folder, providers, sources, regions: new Set(codes), usageTypes };
}

/**
 * Every file under a temporary name first; only when all are written, each takes its place.
 * @param {Map<string, string>} texts by path
 */
export function writeAll(texts) {
  const temporary = new Map([...texts.keys()].map((path) => [path, `${path}.new-${process.pid}`]));
  try {
    for (const [path, text] of texts) writeFileSync(temporary.get(path) ?? path, text);
    for (const [path, name] of temporary) renameSync(name, path);
  } catch (error) {
    for (const name of temporary.values()) rmSync(name, { force: true });
    const words = error instanceof Error ? error.message : String(error);
    const fix = 'Free space or fix the permissions there, then check with git status.';
    throw new BadInput('writing', '', words, fix);
  }
}
