// The npm package as a stranger gets it: packed, installed into an empty folder, imported by name.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { packageUrl, projectFile } from '../support/engines.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bedrock-package-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** @param {string} program @param {string[]} args @param {string} cwd */
const run = (program, args, cwd) => execFileSync(program, args, { cwd, encoding: 'utf8' });

const [packed] = JSON.parse(
  run('npm', ['pack', '--json', '--pack-destination', folder], fileURLToPath(packageUrl)),
);
const home = join(folder, 'home');
mkdirSync(home);
writeFileSync(join(home, 'package.json'), '{"name":"stranger","private":true,"type":"module"}');
run(
  'npm',
  ['install', '--offline', '--no-audit', '--no-fund', join(folder, packed.filename)],
  home,
);

test('the package holds what it needs and nothing else', () => {
  const types = readdirSync(new URL('../../wasm/', import.meta.url)).filter(
    (name) => name.endsWith('.d.ts') && name !== 'bedrock.d.ts',
  );
  const expected = [
    ...types,
    'LICENSE',
    'README.md',
    'THIRD_PARTY_NOTICES.txt',
    'bedrock-pricing.wasm',
    'bedrock.js',
    'bedrock.wasm',
    'columns.js',
    'engine.js',
    'index.js',
    'inflate.js',
    'inflate.wasm',
    'package.json',
    'patch.js',
    'pricing.js',
    'scan.js',
    'scan.wasm',
    'scan_plain.wasm',
    'scenario.schema.json',
    'tokens.js',
    'usage.js',
    'usage_bad.js',
    'usage_bills.js',
    'usage_made.js',
    'usage_metrics.js',
    'usage_next.js',
    'usage_notices.js',
    'usage_parquet.js',
    'usage_rates.js',
    'usage_report.js',
    'usage_savings.js',
    'usage_sums.js',
    'usage_types.js',
    'usage_unpriced.js',
  ];
  assert.deepEqual(
    packed.files.map((/** @type {{path: string}} */ f) => f.path).sort(),
    expected.sort(),
  );
});

test('every example of its README runs and prints what its comments say', () => {
  const blocks = [...projectFile('wasm/README.md').matchAll(/```js\n([\s\S]*?)```/g)];
  assert.equal(blocks.length, 7);
  const code = blocks.map(([, block]) => block).join('');
  writeFileSync(join(home, 'example.js'), code);
  const printed = run(process.execPath, ['example.js'], home).trim().split('\n');
  const promised = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, text]) => text);
  assert.equal(promised.length, 12);
  assert.deepEqual(printed, promised);
});

test('its types compile strictly, and refuse what the engine refuses', () => {
  const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
  writeFileSync(
    join(home, 'typetest.ts'),
    readFileSync(new URL('./typetest.ts.txt', import.meta.url), 'utf8'),
  );
  const options = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2022'];
  run(process.execPath, [tsc, ...options, '--lib', 'es2022,dom', 'typetest.ts'], home);
});
