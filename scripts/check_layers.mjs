// Fails when an include or import runs back: the stages of core/ run one way, the boundary is one
// file, the page reaches the engine only through the facade, and no script stands on the tests.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What each stage may include of core/, beside itself.
 * @type {Record<string, string[]>}
 */
const MAY_INCLUDE = {
  base: [],
  catalog: ['base'],
  usage: ['base', 'catalog'],
  workloads: ['base', 'catalog', 'usage'],
  billing: ['base', 'catalog', 'usage'],
  ingest: ['base', 'catalog', 'usage'],
  scan: ['base'],
  planning: ['base', 'catalog', 'usage', 'workloads', 'billing'],
  json: ['base'],
  authoring: ['base', 'catalog', 'json'],
  codec: ['base', 'catalog', 'usage', 'workloads', 'billing', 'json'],
  doors: [
    ...['base', 'catalog', 'usage', 'workloads', 'billing', 'planning', 'ingest', 'scan'],
    ...['json', 'authoring', 'codec'],
  ],
  rates: ['base', 'catalog', 'json', 'authoring'],
};

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  encoding: 'utf8',
});
const files = tracked.split('\n').filter((file) => file && existsSync(file));
/** @type {string[]} */
const faults = [];

for (const file of files.filter((name) => /\.(h|cpp)$/.test(name))) {
  const stage = /^core\/(\w+)\//.exec(file)?.[1];
  for (const [, header] of readFileSync(file, 'utf8').matchAll(
    /^\s*#\s*include\s*[<"]([^>"]+)[>"]/gm,
  )) {
    if (header.startsWith('emscripten') && !/^wasm\/(bindings|embind_types)\.cpp$/.test(file)) {
      faults.push(`${file} includes ${header}: only the boundary may`);
    }
    const target = /^core\/(\w+)\//.exec(header)?.[1];
    if (!stage || target === stage) continue;
    if (target && !MAY_INCLUDE[stage]?.includes(target)) {
      faults.push(`${file} includes ${header}: ${stage} does not stand on ${target}`);
    }
    if (!target && /^(wasm|web|tests)\//.test(header)) {
      faults.push(`${file} includes ${header}: the engine knows nothing of it`);
    }
    if (header.startsWith('nlohmann') && stage !== 'json') {
      faults.push(`${file} includes ${header}: only core/json knows the parser`);
    }
  }
}

for (const file of files.filter((name) => /^(web|wasm)\/.*\.(js|mjs|ts)$/.test(name))) {
  if (file.includes('node_modules') || file.startsWith('web/vite')) continue;
  for (const [, target] of readFileSync(file, 'utf8').matchAll(
    /(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g,
  )) {
    const path = normalize(`${dirname(file)}/${target}`);
    if (file.startsWith('wasm/') && path.startsWith('web/')) {
      faults.push(`${file} imports ${target}: the engine knows no page`);
    }
    if (file.startsWith('web/') && /^(core|build|tests)\//.test(path)) {
      faults.push(
        `${file} imports ${target}: the page reaches the engine through wasm/index.js only`,
      );
    }
  }
}

for (const file of files.filter((name) => /^scripts\/.*\.mjs$/.test(name))) {
  for (const [, target] of readFileSync(file, 'utf8').matchAll(
    /(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g,
  )) {
    const path = normalize(`${dirname(file)}/${target}`);
    if (/^tests\/(?!node_modules\/)/.test(path)) {
      faults.push(`${file} imports ${target}: the scripts know nothing of the tests`);
    }
  }
}

for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
console.log(`layers: ${files.length} files, no include or import runs back`);
