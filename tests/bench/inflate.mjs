// Logs in gzip inflated by libdeflate (inflate.wasm) and by the platform's DecompressionStream, in one run, under Node and
// in Chromium: as one of the largest files that libdeflate is given, and as small objects, as S3 delivers them. Wall-clock
// time, the best of several rounds, in MB of what comes out: scripts/build engine && node tests/bench/inflate.mjs [RECORDS, default 20000]
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { packageUrl } from '../support/engines.mjs';
import { log } from './usage_log.mjs';

const RECORDS = Number(process.argv[2] ?? 20_000);
const OBJECT = 1 << 20; // bytes: about 300 records

const zipped = (/** @type {Uint8Array} */ content) => new Uint8Array(gzipSync(content));
const bytes = log(RECORDS);
/** @type {Record<string, Uint8Array[]>} */
const files = {
  'a file of 24 MB': [zipped(bytes.subarray(0, 24 * OBJECT))],
  'objects of 1 MB': [],
};
for (let at = 0; at < bytes.length; at += OBJECT)
  files['objects of 1 MB'].push(zipped(bytes.subarray(at, at + OBJECT)));

/** Here and in the page. @param {any} exports of the module @param {Uint8Array[]} files */
async function measured(exports, files) {
  exports._initialize();
  const ours = async (/** @type {Uint8Array} */ packed) => {
    new Uint8Array(exports.memory.buffer, exports.room(packed.length), packed.length).set(packed);
    return exports.inflate(packed.length);
  };
  const platform = async (/** @type {any} */ packed) => {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    let size = 0;
    for (const reader = stream.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) return size;
      size += value.length;
    }
  };
  const best = [0, 0];
  for (let round = 0; round < 9; round += 1) {
    const sums = [0, 0];
    for (const [i, inflate] of [ours, platform].entries()) {
      const start = performance.now();
      for (const file of files) sums[i] += await inflate(file);
      best[i] = Math.max(best[i], sums[i] / (performance.now() - start) / 1000);
    }
    if (sums[0] !== sums[1]) throw new Error('the sizes differ');
  }
  return best;
}

const wasm = new Uint8Array(readFileSync(new URL('inflate.wasm', packageUrl)));
const env = { emscripten_notify_memory_growth() {} };
const lists = Object.entries(files);
const server = createServer(({ url = '/' }, answer) => {
  answer.setHeader('content-type', url === '/' ? 'text/html' : 'application/octet-stream');
  const [, list, file] = url.split('/');
  answer.end(list === 'wasm' ? wasm : file ? lists[Number(list)][1][Number(file)] : '');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
const browser = await chromium.launch({
  executablePath: process.env.BEDROCK_CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${port}/`);

for (const [i, [name, list]] of lists.entries()) {
  const module = new WebAssembly.Module(wasm);
  /** @type {[string, number[]][]} */
  const found = [
    ['Node', await measured(new WebAssembly.Instance(module, { env }).exports, list)],
    [
      'Chromium',
      await page.evaluate(`(async () => {
        const get = async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer());
        const files = [];
        for (let i = 0; i < ${list.length}; i += 1) files.push(await get('/${i}/' + i));
        const env = { emscripten_notify_memory_growth() {} };
        const { instance } = await WebAssembly.instantiate(await get('/wasm'), { env });
        return (${measured})(instance.exports, files);
      })()`),
    ],
  ];
  for (const [where, [ours, platform]] of found) {
    const figures = [ours, platform].map((rate) => rate.toFixed(0).padStart(5));
    console.log(
      `${where.padEnd(9)} ${name.padEnd(16)} ${figures.join(' ')} MB/s, ${(ours / platform).toFixed(1)} x the platform`,
    );
  }
}
await browser.close();
server.close();
