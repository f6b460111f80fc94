// The documents: their commands exist, their links lead somewhere, their examples do what they say.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { projectFile, engine as startEngine } from '../support/engines.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const documents = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(Boolean);

for (const document of documents) {
  test(`${document}: links and named files exist`, () => {
    const text = projectFile(document);
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link);
    for (const link of links) {
      assert.ok(existsSync(join(root, normalize(`${dirname(document)}/${link}`))), link);
    }
    for (const [, path] of text.matchAll(/`((?:scripts|core|tests|wasm)\/[\w./-]+)`/g)) {
      assert.ok(existsSync(join(root, path)), path);
    }
  });
}

for (const [name, count] of Object.entries({ savings: 8, forecast: 7 }))
  test(`the examples of docs/${name}.md print what their comments say`, async () => {
    const { applyPatch } = await import('../../wasm/patch.js');
    const blocks = [...projectFile(`docs/${name}.md`).matchAll(/```js\n([\s\S]*?)```/g)];
    const code = blocks.map(([, block]) => block).join('');
    /** @type {string[]} */
    const printed = [];
    const log = (/** @type {unknown[]} */ ...values) => printed.push(values.join(' '));
    new Function('engine', 'applyPatch', 'console', code)(await startEngine(), applyPatch, { log });
    const promised = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, text]) => text);
    assert.equal(promised.length, count);
    assert.deepEqual(printed, promised);
  });

/** @param {string[]} args @param {string} input */
const quote = (args, input) =>
  spawnSync(join(root, 'scripts/quote'), args, { input, encoding: 'utf8' });

test('the README example on the command line prints the bill that it says', () => {
  const command = /echo '([\s\S]*?)' \| scripts\/quote -/.exec(projectFile('README.md'));
  const run = quote(['-'], command?.[1] ?? '');
  assert.equal(run.status, 0, run.stderr);
  assert.match(run.stdout, /"total":"4\.2"/);
});

test('quote tells bad scenarios and incomplete bills by its status', () => {
  const scenario = (/** @type {string} */ model) =>
    `{"version":1,"region":"us-east-1","workloads":[{"type":"inference","model":"${model}","requests_per_month":1,"input_tokens":1}]}`;
  assert.equal(quote(['-'], '{"version":1}').status, 1);
  assert.equal(JSON.parse(quote(['-'], '{').stdout).error.code, 'bad_json');
  assert.equal(JSON.parse(quote(['no-such-file.json'], '').stdout).error.code, 'unreadable');
  assert.equal(quote([], '').status, 1);
  assert.equal(quote(['-'], scenario('no.such-model')).status, 2);
  assert.equal(quote(['-'], scenario('amazon.nova-micro-v1:0')).status, 0);
});

test('the embedding page names every attribute and event of the element', () => {
  const text = projectFile('docs/embedding.md');
  const element = projectFile('web/src/element.js');
  const properties = /static properties = \{([\s\S]*?)\n {2}\};/.exec(element)?.[1] ?? '';
  const attributes = [...properties.matchAll(/^ {4}(\w+): \{(.*)\},$/gm)]
    .filter(([, , options]) => !options.includes('state: true'))
    .map(([, name, options]) => /attribute: '(\w+)'/.exec(options)?.[1] ?? name);
  assert.ok(attributes.length >= 6);
  for (const attribute of attributes) assert.match(text, new RegExp(`\\| \`${attribute}\``));
  for (const [, event] of element.matchAll(/new CustomEvent\('([\w-]+)'/g)) {
    assert.ok(text.includes(`'${event}'`), event);
  }
});

test('every scenario in docs/scenario.md is priced, completely', async () => {
  const engine = await startEngine();
  const examples = [...projectFile('docs/scenario.md').matchAll(/```json\n([\s\S]*?)```/g)];
  assert.equal(examples.length, 7);
  for (const [, text] of examples) {
    const envelope = JSON.parse(engine.quoteText(text));
    assert.ok(envelope.ok, JSON.stringify(envelope));
    assert.ok(envelope.bill.complete && Number(envelope.bill.total) > 0, text);
  }
});

test('the dimension that CONTRIBUTING shows stands where it says, and is priced', async () => {
  const text = projectFile('CONTRIBUTING.md').replaceAll(/\n +/g, ' ');
  const unit = /`(\{"egress_gb".*?\},)`/.exec(text)?.[1] ?? 'no unit';
  assert.ok(projectFile('core/catalog/dimension_list.h').includes(unit), unit);
  const rates = projectFile('core/rates/aws/services.json');
  for (const part of [/`("usd": \{"egress_gb".*?\})`/, /`(\{"per_month".*?\})`/]) {
    const authored = part.exec(text)?.[1] ?? 'no rate';
    assert.ok(rates.includes(authored), authored);
  }
  const workload = JSON.parse(/`(\{"type": "service".*?\}\})`/.exec(text)?.[1] ?? '{}');
  const engine = await startEngine();
  const scenario = { version: 1, region: 'us-east-1', workloads: [workload] };
  assert.equal(engine.quote(scenario).total, '4.5');
});
