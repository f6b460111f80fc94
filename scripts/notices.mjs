// Writes THIRD_PARTY_NOTICES.txt: the licences of what is compiled into the modules, from the toolchain's own
// files. The page's build adds the npm packages that it bundles (web/notices.js).
//
//   . .toolchain/env.sh && node scripts/notices.mjs [--check]
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const target = join(root, 'THIRD_PARTY_NOTICES.txt');
const rule = '-'.repeat(78);

/** @param {string} variable */
function folder(variable) {
  const path = process.env[variable];
  if (!path) throw new Error(`${variable} is not set: source .toolchain/env.sh first`);
  return path;
}

/** The MIT licence without its title and copyright line; all MIT licences share it. */
function mitTerms() {
  const text = readFileSync(join(root, 'LICENSE'), 'utf8');
  return text.slice(text.indexOf('Permission is hereby granted')).trim();
}

/** Who wrote the parts of the JSON library, from its own headers. */
function jsonAuthors() {
  const include = join(folder('BEDROCK_NLOHMANN_INCLUDE'), 'nlohmann');
  const headers = readdirSync(include, { encoding: 'utf8', recursive: true })
    .filter((name) => name.endsWith('.hpp'))
    .map((name) => readFileSync(join(include, name), 'utf8'));
  const lines = headers.flatMap((text) =>
    [...text.matchAll(/SPDX-FileCopyrightText: (?:Copyright )?(.+)/g)].map(
      ([, who]) => `Copyright ${who}`,
    ),
  );
  return [...new Set(lines)].sort().join('\n');
}

/** Its licence is the same, line by line broken elsewhere. */
function libdeflateAuthors() {
  const text = readFileSync(join(folder('BEDROCK_LIBDEFLATE_DIR'), 'COPYING'), 'utf8');
  return text.match(/^Copyright .+$/gm)?.join('\n');
}

function muslNotice() {
  const text = readFileSync(
    join(folder('EMSCRIPTEN_ROOT'), 'system/lib/libc/musl/COPYRIGHT'),
    'utf8',
  );
  return text.split(/^-{10,}$/m)[1]?.trim() ?? '';
}

/** @returns {string} */
export function nativeNotices() {
  /** @type {[string, string][]} */
  const parts = [
    ['JSON for Modern C++ (nlohmann_json), MIT', `${jsonAuthors()}\n\n${mitTerms()}`],
    ['libdeflate (inflate.wasm), MIT', `${libdeflateAuthors()}\n\n${mitTerms()}`],
    [
      'Emscripten runtime and emmalloc, MIT',
      `Copyright 2010 The Emscripten Authors\n\n${mitTerms()}`,
    ],
    ['musl libc, MIT', muslNotice()],
    [
      'libc++, libc++abi and compiler-rt, Apache-2.0 WITH LLVM-exception',
      'Parts of the LLVM Project, embedded in object form. See https://llvm.org/LICENSE.txt',
    ],
  ];
  const texts = parts.map(([title, text]) => `${rule}\n${title}\n\n${text}\n`);
  return `The WebAssembly modules contain parts of the following projects.\n\n${texts.join('\n')}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const text = nativeNotices();
  if (!process.argv.includes('--check')) writeFileSync(target, text);
  else if (readFileSync(target, 'utf8') !== text) {
    console.error('error: THIRD_PARTY_NOTICES.txt is out of date\n  Run node scripts/notices.mjs.');
    process.exitCode = 1;
  }
}
