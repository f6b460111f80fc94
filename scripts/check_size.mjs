// The size budget, gzipped, as a failing check: bytes are a feature on a page that gets embedded.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const root = new URL('../', import.meta.url);
const packed = (/** @type {string | Uint8Array} */ content) =>
  gzipSync(content, { level: 9 }).length;
const gzipped = (/** @type {string} */ file) =>
  packed(new Uint8Array(readFileSync(new URL(file, root))));

/** Files of a folder with that ending. @param {string} folder @param {RegExp} ending */
const filesOf = (folder, ending) =>
  readdirSync(new URL(folder, root))
    .filter((name) => ending.test(name))
    .map((name) => folder + name);

const sum = (/** @type {string[]} */ files) =>
  files.reduce((bytes, file) => bytes + gzipped(file), 0);

const glue = gzipped('build/wasm/package/bedrock.js');
const firstLoad = /(?:src|href)="\.\/(assets\/[\w.-]+\.js)"/g;
const html = readFileSync(new URL('web/dist/site/index.html', root), 'utf8');
const first = [...html.matchAll(firstLoad)].map(([, file]) => `web/dist/site/${file}`);
const style = /<style id="page-style">([^<]+)/.exec(html)?.[1];
if (first.length === 0 || !style) throw new Error('The built page has no script or no style.');

/** Other people's pages load these in place of the element. */
const SMALL = /\/(bedrock-embed|bedrock-frame|frame)\.js$/;
const element = filesOf('web/dist/element/', /\.js$/);
const site = filesOf('web/dist/site/assets/', /\.(js|css)$/);

/** Loaded when somebody opens them, and counted one by one: parts of views, the reading of tasks, and the charts. */
const PART = /\/(?:tasks|(?!rates)[a-z]+-(?:view|part))(?:-[\w-]{8})?\.js$/;
const CHARTS = /\/(?:plot|charts)(?:-[\w-]{8})?\.js$/;
/** Vocabularies of open-weight models, which come when somebody asks for an exact count. */
const VOCABULARY = /\/count-(gpt-oss|llama3|mistral)(?:-[\w-]{8})?\.js$/;
/** What reads bills in Parquet, in the worker that does. */
const PARQUET = /\/hyparquet(?:-[\w-]{8})?\.js$/;
const apart = (/** @type {string} */ file) =>
  [PART, CHARTS, VOCABULARY, PARQUET].some((one) => one.test(file));
const charts = site.filter((file) => CHARTS.test(file));
if (charts.length !== 2)
  throw new Error('charts and their library are not in two files of their own');

/** @param {string} file */
const named = (file) => `the part ${/\/([a-z]+)[^/]*$/.exec(file)?.[1]}`;

const module = gzipped('build/wasm/package/bedrock-pricing.wasm');
const firstCode = sum(first) + packed(style);

/** What, its bytes, and how many it may have. @type {[string, number, number][]} */
const budget = [
  [
    'the small WebAssembly module, which comes first, with the whole rate table',
    module,
    147.5 * 1024,
  ],
  [
    'the full module, which comes on demand',
    gzipped('build/wasm/package/bedrock.wasm'),
    296 * 1024,
  ],
  [
    'the scanner of real usage, which comes on demand',
    gzipped('build/wasm/package/scan.wasm'),
    40 * 1024,
  ],
  ['the scanner without vectors', gzipped('build/wasm/package/scan_plain.wasm'), 40 * 1024],
  [
    'libdeflate, which comes with the first small file in gzip',
    gzipped('build/wasm/package/inflate.wasm'),
    6 * 1024,
  ],
  ['Emscripten glue', glue, 6 * 1024],
  ['page code of the first load, with the glue', firstCode, 43.5 * 1024],
  ['all that the first load transfers but the page itself', module + firstCode, 190 * 1024],
  [
    'page code but for what follows',
    sum(site.filter((file) => !apart(file))) + packed(style),
    92 * 1024,
  ],
  ...site
    .filter((file) => PART.test(file))
    .map(
      (file) => /** @type {[string, number, number]} */ ([named(file), gzipped(file), 16 * 1024]),
    ),
  [
    'hyparquet, which reads bills in Parquet and is loaded with the first',
    sum(site.filter((file) => PARQUET.test(file))),
    18 * 1024,
  ],
  ...site
    .filter((file) => VOCABULARY.test(file))
    .map(
      (file) =>
        /** @type {[string, number, number]} */ ([
          `the vocabulary of ${VOCABULARY.exec(file)?.[1]}, which is loaded on demand`,
          gzipped(file),
          2000 * 1024,
        ]),
    ),
  ['charts and Observable Plot, which draws them', sum(charts), 89 * 1024],
  [
    'code of the element but for those parts',
    sum(element.filter((file) => !SMALL.test(file) && !apart(file))),
    92 * 1024,
  ],
  [
    'code of the small forms and the frame',
    sum(element.filter((file) => SMALL.test(file))),
    6 * 1024,
  ],
];

let over = 0;
for (const [what, bytes, most] of budget) {
  const fits = bytes <= most;
  if (!fits) over += 1;
  console.log(
    `${fits ? 'ok  ' : 'OVER'} ${String(bytes).padStart(7)} of ${String(most).padStart(7)} bytes: ${what}`,
  );
}
process.exit(over === 0 ? 0 : 1);
