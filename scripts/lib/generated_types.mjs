// The files that follow from the engine's workload types, as they should be: by path, formatted.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { workloadDefinitions } from './workload_schema.mjs';
import { workloadTable, workloadTypes } from './workload_types.mjs';

const root = new URL('../../', import.meta.url);
const path = (/** @type {string} */ name) => fileURLToPath(new URL(name, root));
const read = (/** @type {string} */ name) => readFileSync(path(name), 'utf8');

/** What a native tool prints. @param {string} program @param {string[]} args @param {string} [input] */
const printed = (program, args = [], input = '') =>
  JSON.parse(execFileSync(path(`build/native/core/${program}`), args, { input, encoding: 'utf8' }));

/** @param {string} name @param {string} text */
const formatted = (name, text) =>
  execFileSync(path('tests/node_modules/.bin/biome'), ['format', `--stdin-file-path=${name}`], {
    cwd: path('.'),
    input: text,
    encoding: 'utf8',
  });

const TABLE = /\| type +\|[\s\S]*?\n(?=\n)/;

/** @returns {Record<string, string>} */
export function generatedTypes() {
  const { catalog } = printed('bedrock', ['catalog', '-'], '{}');
  const manual = printed('print_manual');
  const schema = JSON.parse(read('wasm/scenario.schema.json'));
  Object.assign(schema.$defs, workloadDefinitions(catalog));
  const json = 'wasm/scenario.schema.json';
  const types = 'wasm/workloads.d.ts';
  return {
    [json]: formatted(json, JSON.stringify(schema, null, 2)),
    [types]: formatted(types, workloadTypes(catalog, manual)),
    'docs/scenario.md': read('docs/scenario.md').replace(TABLE, () =>
      workloadTable(catalog.workload_types, manual),
    ),
  };
}
