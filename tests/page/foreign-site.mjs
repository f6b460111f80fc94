// Somebody else's documentation page, on an origin of its own, that embeds the element from another
// origin: hostile style sheets, a 640-pixel column, two calculators, a strict policy.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ELEMENT_SITE, FOREIGN_SITE } from './ports.mjs';

/** Sites that a test has built with documentation tools. */
const SITES = new URL('output-sites/', import.meta.url);
const ELEMENT = new URL('../../web/dist/element/', import.meta.url);
const TYPES = /** @type {Record<string, string>} */ ({
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
});
const SCENARIO = {
  version: 1,
  region: 'eu-central-1',
  workloads: [
    {
      type: 'inference',
      name: 'EU classifier',
      model: 'eu.amazon.nova-micro-v1:0',
      requests_per_month: 1000,
      input_tokens: 1000,
      output_tokens: 1000,
    },
  ],
};

/** @param {string} head @param {string} body @param {string} [html] attributes of the root */
const page = (head, body, html = 'lang="en"') => `<!doctype html>
<html ${html}>
<head>
<meta charset="utf-8">
<title>Somebody's documentation</title>
${head}
</head>
<body>
${body}
</body>
</html>`;

const script = (path = 'bedrock-calculator.js') =>
  `<script type="module" src="${ELEMENT_SITE}${path}"></script>`;

const DOCS = page(
  `<style>
  * { color: red !important; font-family: fantasy; letter-spacing: 4px; }
  div, section, input { display: inline !important; border: 9px dotted lime; }
  body { max-width: 640px; margin: 0 auto; }
</style>
${script()}`,
  `<h1>Docs</h1>
<bedrock-calculator id="plain"></bedrock-calculator>
<bedrock-calculator id="given" theme="dark" scenario='${JSON.stringify(SCENARIO)}'></bedrock-calculator>
<bedrock-calculator id="parts" region="us-west-2" model="global.anthropic.claude-sonnet-4-5-20250929-v1:0"></bedrock-calculator>`,
);

const ONE = '<bedrock-calculator></bedrock-calculator>';
/** The width is given to the element's parent, so that only what should not matter differs. */
const BARE = '<style>body { margin: 0; } #at { width: 900px; }</style>';
/** What a page may do to everything on it, by accident or not. */
const HOSTILE = `<style>
  html { font-size: 40px; }
  * {
    color: red !important; font: italic 900 31px/3 fantasy !important; letter-spacing: 9px !important;
    word-spacing: 9px !important; text-transform: uppercase !important; text-align: right !important;
    text-indent: 50px !important; white-space: pre !important; cursor: wait !important; columns: 3 !important;
    display: inline !important; visibility: hidden !important; opacity: 0.3 !important; zoom: 2 !important;
    filter: blur(3px) !important; writing-mode: vertical-rl !important; pointer-events: none !important;
    user-select: none !important; list-style: square !important; quotes: none !important; all: revert;
  }
  bedrock-calculator {
    transform: rotate(3deg) !important; clip-path: circle(9px) !important; content-visibility: hidden !important;
    mask: linear-gradient(#000, #0000) !important;
  }
  *::before, *::after { content: 'XXX' !important; }
  html, body, head, #at { zoom: 1 !important; writing-mode: horizontal-tb !important; }
  html, body, #at { display: block !important; columns: auto !important; opacity: 1 !important; filter: none !important; }
  .total, .app, [part], button, table { display: none !important; }
  * { --u: 9px; --ink: lime; --t-14: 99px; --page: lime; --sans: fantasy; --x4: 99px; }
</style>`;

/** @type {Record<string, string>} pages by their path */
const PAGES = {
  '/': DOCS,
  '/bare': page(`${BARE}${script()}`, `<div id="at">${ONE}</div>`),
  '/hostile': page(
    `${BARE}${HOSTILE}${script()}`,
    `<div id="at">${ONE}</div>`,
    'lang="ar" dir="rtl"',
  ),
  '/twice': page(`${script()}${script('copy/bedrock-calculator.js')}`, ONE),
  '/themed': page(
    `<style>
  bedrock-calculator {
    margin: 7px; --bedrock-accent: #7a1fa2; --bedrock-page: #fffbe6; --bedrock-unit: 1.25px;
    --bedrock-ink: #102030;
  }
  bedrock-calculator::part(total) { text-decoration: underline; }
  bedrock-calculator::part(top-bar) { display: none; }
</style>${script()}`,
    ONE,
  ),
};

const POLICY =
  `default-src 'none'; script-src ${ELEMENT_SITE} 'wasm-unsafe-eval'; ` +
  `connect-src ${ELEMENT_SITE} 'self'; frame-src ${ELEMENT_SITE}; style-src 'unsafe-inline'; img-src 'self'`;

createServer((request, response) => {
  const { pathname, search, searchParams } = new URL(request.url ?? '/', FOREIGN_SITE);
  if (pathname.startsWith('/sites/')) {
    const file = new URL(`.${decodeURI(pathname.slice('/sites'.length))}`, SITES);
    if (!file.href.startsWith(SITES.href) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(file.pathname)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type });
    createReadStream(fileURLToPath(file)).pipe(response);
    return;
  }
  if (pathname === '/saved.json') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ scenario: SCENARIO, bill: {} }));
    return;
  }
  // A test brings a page of its own in the address: a page that the test runner answers for counts as public, and
  // such a page may not fetch from this machine.
  const made = pathname === '/made';
  const html = made ? page('', searchParams.get('body') ?? '') : PAGES[pathname];
  if (!html) {
    response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
    return;
  }
  // A test may add to the policy: /?worker-src blob:
  const policy = `${POLICY}; ${made ? '' : decodeURIComponent(search.slice(1))}`;
  response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy });
  response.end(html);
}).listen(Number(new URL(FOREIGN_SITE).port), '127.0.0.1');

createServer((request, response) => {
  // Under copy/ are the same files again, as if another version was installed beside the first.
  const path = new URL(request.url ?? '/', 'http://x').pathname.replace(/^\/copy/, '');
  const file = new URL(`.${path}`, ELEMENT);
  if (!file.href.startsWith(ELEMENT.href) || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': TYPES[extname(file.pathname)] ?? 'application/octet-stream',
    'access-control-allow-origin': '*',
  });
  createReadStream(fileURLToPath(file)).pipe(response);
}).listen(Number(new URL(ELEMENT_SITE).port), '127.0.0.1');
