// Whatever ships carries the licences of its parts.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const NATIVE = [
  'Bedrock Calculator authors',
  'Niels Lohmann',
  'Emscripten Authors',
  'Rich Felker',
  'LLVM',
];
const BUNDLED = ['lit', 'lit-html', 'lit-element', '@lit/reactive-element', 'd3-dsv'];

const toolchain = process.env.BEDROCK_NLOHMANN_INCLUDE && process.env.EMSCRIPTEN_ROOT;
test('THIRD_PARTY_NOTICES.txt says what the toolchain says', {
  skip: toolchain ? false : '.toolchain/env.sh is not sourced',
}, () => {
  execFileSync('node', [join(root, 'scripts/notices.mjs'), '--check']);
});

for (const [what, files, packages] of /** @type {[string, string[], string[]][]} */ ([
  ['npm package', ['build/wasm/package/LICENSE', 'build/wasm/package/THIRD_PARTY_NOTICES.txt'], []],
  ['site', ['web/dist/site/THIRD_PARTY_NOTICES.txt'], BUNDLED],
  ['element', ['web/dist/element/THIRD_PARTY_NOTICES.txt'], BUNDLED],
  ['one-file page', ['web/dist/bedrock-calculator.html'], BUNDLED],
])) {
  const folder = join(root, files[0] ?? '', '..');
  test(`the ${what} has the licences of its parts`, {
    skip: existsSync(folder) ? false : 'it is not built',
  }, () => {
    const text = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
    for (const name of NATIVE) assert(text.includes(name), name);
    for (const name of packages)
      assert.match(text, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+, `, 'm'));
  });
}
