// Somebody else's documentation page, on an origin of its own, that embeds the element from another
// origin: hostile style sheets, a 640-pixel column, two calculators, a strict policy.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ELEMENT_SITE, FOREIGN_SITE } from './ports.mjs';

const ELEMENT = new URL('../../web/dist/element/', import.meta.url);
const TYPES = /** @type {Record<string, string>} */ ({
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

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Somebody's documentation</title>
<style>
  * { color: red !important; font-family: fantasy; letter-spacing: 4px; }
  div, section, input { display: inline !important; border: 9px dotted lime; }
  body { max-width: 640px; margin: 0 auto; }
</style>
<script type="module" src="${ELEMENT_SITE}bedrock-calculator.js"></script>
</head>
<body>
<h1>Docs</h1>
<bedrock-calculator id="plain"></bedrock-calculator>
<bedrock-calculator id="given" theme="dark" scenario='${JSON.stringify(SCENARIO)}'></bedrock-calculator>
<bedrock-calculator id="parts" region="us-west-2" model="global.anthropic.claude-sonnet-4-5-20250929-v1:0"></bedrock-calculator>
</body>
</html>`;

const POLICY =
  `default-src 'none'; script-src ${ELEMENT_SITE} 'wasm-unsafe-eval'; ` +
  `connect-src ${ELEMENT_SITE}; style-src 'unsafe-inline'; img-src 'self'`;

createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': POLICY });
  response.end(PAGE);
}).listen(Number(new URL(FOREIGN_SITE).port), '127.0.0.1');

createServer((request, response) => {
  const file = new URL(`.${new URL(request.url ?? '/', 'http://x').pathname}`, ELEMENT);
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
