// The scanner: both of its modules and the native program against a plain reading of the same records, however the
// bytes are cut, and against damage of every kind.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { packageUrl } from '../support/engines.mjs';
import { randomSource } from '../support/random.mjs';
import { keepScanned } from '../support/scanned.mjs';
import { logRecords, plainGroups } from '../support/usage_records.mjs';

const RECORDS = Number(process.env.SCAN_RECORDS ?? 800);
const LIMITS = [200_000, 272_000];
/** @type {typeof import('../../wasm/scan.js')} */
const { openScanner } = await import(new URL('scan.js', packageUrl).href);
const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);

const wasm = Object.fromEntries(
  [
    ['simd', 'scan.wasm'],
    ['plain', 'scan_plain.wasm'],
  ].map(([name, file]) => [
    name,
    new WebAssembly.Module(new Uint8Array(readFileSync(new URL(file, packageUrl)))),
  ]),
);

/**
 * The report's text of some files, cut into pieces of these sizes, one after the other.
 * @param {'simd' | 'plain'} scanner @param {(Uint8Array | string)[]} files @param {(at: number) => number} [size]
 */
async function report(scanner, files, size = () => 1 << 20) {
  const scan = await openScanner({ wasm, scanner, limits: LIMITS });
  files.forEach((content, i) => {
    const bytes = typeof content === 'string' ? encode(content) : content;
    keepScanned(bytes);
    const file = scan.open(`file ${i}`);
    for (let at = 0; at < bytes.length; ) {
      const next = Math.min(bytes.length, at + Math.max(1, size(at)));
      scan.feed(file, bytes.subarray(at, next));
      at = next;
    }
    scan.end(file);
  });
  return scan.report();
}

const sorted = (/** @type {any[]} */ rows) => rows.map((row) => JSON.stringify(row)).sort();

/** @param {string} text @param {any[]} records @param {string} [about] */
function agrees(text, records, about) {
  const { groups, conventions } = JSON.parse(text);
  const plain = plainGroups(records, LIMITS);
  assert.deepEqual(sorted(groups), sorted(plain.groups), about);
  assert.deepEqual(conventions, plain.conventions, about);
}

const lines = (/** @type {any[]} */ records) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

test('groups are those of a plain reading, with vectors and without', async () => {
  for (let seed = 1; seed <= 4; seed += 1) {
    const records = logRecords(seed, RECORDS);
    const text = lines(records);
    const simd = await report('simd', [text]);
    agrees(simd, records, `seed ${seed}`);
    assert.equal(await report('plain', [text]), simd, `seed ${seed}`);
  }
});

test('any cut into pieces gives the same report', async () => {
  const records = logRecords(11, 700, 2500);
  const bytes = encode(`${lines(records.slice(0, 300))}{"broken": \n${lines(records.slice(300))}`);
  const whole = await report('simd', [bytes]);
  agrees(whole, records);
  for (let seed = 1; seed <= 6; seed += 1) {
    const random = randomSource(seed);
    const most = [3, 100, 5_000, 300_000, 700_000, 1_000_000][seed - 1];
    const cut = await report(seed % 2 ? 'simd' : 'plain', [bytes], () => 1 + random.below(most));
    assert.equal(cut, whole, `pieces of up to ${most} bytes`);
  }
});

/** The rows of many files in one report. @param {Uint8Array[]} files */
async function rowsOf(files) {
  const text = await report('plain', files);
  return JSON.parse(text).files.map((/** @type {any[]} */ row) => row.slice(3, 5));
}

test('a file cut off at any byte counts what is whole, and says that the rest is not', async () => {
  const records = logRecords(5, 4, 60);
  const bytes = encode(lines(records));
  const ends = records.map((_, i) => encode(lines(records.slice(0, i + 1))).length);
  const rows = await rowsOf(
    Array.from({ length: bytes.length + 1 }, (_, cut) => bytes.subarray(0, cut)),
  );
  for (const [cut, row] of rows.entries()) {
    // A record is whole without its line's end.
    const whole = ends.filter((end) => cut >= end - 1).length;
    const between = cut === 0 || ends.some((end) => cut === end || cut === end - 1);
    assert.deepEqual(row, [whole, between ? 0 : 1], `cut at ${cut}`);
  }
  for (const cut of ends.flatMap((end) => [end - 2, end - 1, end, end + 9])) {
    const whole = ends.filter((end) => cut >= end - 1).length;
    agrees(await report('plain', [bytes.subarray(0, cut)]), records.slice(0, whole), `at ${cut}`);
  }
});

test('a record cut off in the middle of a file takes nothing else with it', async () => {
  const records = logRecords(6, 3, 40);
  const [first, second, third] = records.map((record) => encode(lines([record])));
  const cuts = Array.from({ length: second.length - 2 }, (_, i) => second.subarray(0, i + 1));
  const files = cuts.flatMap((cut) =>
    [
      [first, cut, encode('\n'), third],
      [cut, encode('\n'), first, third],
    ].map((parts) => new Uint8Array(Buffer.concat(parts))),
  );
  for (const [i, row] of (await rowsOf(files)).entries())
    assert.deepEqual(row, [2, 1], `cut at ${1 + (i >> 1)}, order ${i % 2}`);
  for (let i = 0; i < files.length; i += 97)
    agrees(await report('plain', [files[i]]), [records[0], records[2]], `file ${i}`);
});

test('damaged bytes never stop the rest, and both scanners see the same', async () => {
  const records = logRecords(7, 60, 200);
  const bytes = encode(lines(records));
  const good = encode(lines(logRecords(8, 5, 50)));
  for (let seed = 1; seed <= 80; seed += 1) {
    const random = randomSource(seed);
    const damaged = bytes.slice(0, 4000 + random.below(8000));
    for (let i = 0; i < 1 + random.below(20); i += 1) {
      damaged[random.below(damaged.length)] = random.pick([
        0, 10, 34, 92, 123, 125, 91, 93, 58, 255,
      ]);
    }
    const both = [
      await report('simd', [damaged, good]),
      await report('plain', [damaged, good], () => 777),
    ];
    assert.equal(both[0], both[1], `seed ${seed}`);
    const { files, groups } = JSON.parse(both[0]);
    assert.equal(files[1][3], 5, 'the next file is read whole');
    const calls = groups.reduce(
      (/** @type {number} */ sum, /** @type {any[]} */ row) => sum + row[6],
      0,
    );
    assert.equal(calls, files[0][3] + files[1][3], 'parts add up to the total');
  }
});

test('a line whose every part is read is refused where JSON.parse refuses it', async () => {
  /** @type {any[]} */
  const records = logRecords(21, 40, 5);
  const bare = records.map(({ input, output, somethingNew, ...rest }) => ({
    ...rest,
    flag: false,
    ratio: -1.5e-7,
    input: { inputTokenCount: input.inputTokenCount ?? null, cacheReadInputTokenCount: 0 },
    output: {
      outputBodyJson: {
        usage: { inputTokens: 5, outputTokens: 20 },
        results: [{ tokenCount: 1 }, true, null],
      },
    },
  }));
  const random = randomSource(33);
  const marks = '"{}[]:, 019-e.tn';
  const damaged = [];
  for (let i = 0; i < 1500; i += 1) {
    const text = JSON.stringify(random.pick(bare));
    const at = random.below(text.length);
    const mark = marks[random.below(marks.length)];
    const kept = random.below(3);
    damaged.push(
      `${text.slice(0, at)}${kept === 0 ? '' : mark}${text.slice(at + (kept === 1 ? 0 : 1))}`,
    );
  }
  const readable = damaged.map((line) => {
    try {
      return typeof JSON.parse(line) === 'object';
    } catch {
      return false;
    }
  });
  const rows = JSON.parse(await report('simd', damaged)).files;
  assert.ok(readable.filter(Boolean).length > 100);
  for (const [i, [, , , records, bad, other]] of rows.entries()) {
    // A count that is none is refused too, and that may be where it was damaged.
    if (readable[i]) assert.equal(records + bad + other, 1, damaged[i]);
    else assert.deepEqual([records, bad > 0], [0, true], damaged[i]);
  }
  const good = JSON.parse(
    await report(
      'plain',
      damaged.filter((_, i) => readable[i]),
    ),
  );
  const { not_json, cut_off, unbalanced } = good.bad;
  assert.deepEqual({ not_json, cut_off, unbalanced }, { not_json: 0, cut_off: 0, unbalanced: 0 });
});

test('parts by identity, hour and tag add up to their groups', async () => {
  const scan = JSON.parse(await report('simd', [lines(logRecords(9, 800))]));
  for (const kind of ['i', 'o', 'h']) {
    const sums = scan.groups.map(() => 0);
    for (const [value, group, , , , , , input] of scan.pairs)
      if (scan.values[value][0] === kind) sums[group] += input;
    const whole = scan.groups.map((/** @type {any[]} */ row) => row[11]);
    assert.deepEqual(sums, whole, kind);
  }
});

const record = (/** @type {object} */ more = {}) => ({
  schemaType: 'ModelInvocationLog',
  timestamp: '2026-10-01T12:00:00Z',
  region: 'us-east-1',
  operation: 'Converse',
  modelId: 'amazon.nova-micro-v1:0',
  input: { inputTokenCount: 11 },
  output: { outputTokenCount: 7 },
  ...more,
});

/** Input and output of all calls, and the file's row. @param {string | Uint8Array} content */
async function read(content) {
  const text = await report('simd', [content]);
  assert.equal(await report('plain', [content], () => 13), text);
  const scan = JSON.parse(text);
  const sum = (/** @type {number} */ column) =>
    scan.groups.reduce(
      (/** @type {number} */ all, /** @type {any[]} */ row) => all + row[6 + column],
      0,
    );
  const [, format, , records, bad, other] = scan.files[0];
  return {
    format,
    records,
    bad,
    other,
    input: sum(5),
    output: sum(6),
    read: sum(7),
    write: sum(8),
    hour: sum(9),
    scan,
  };
}

const shapes = {
  'lines with a byte-order mark and carriage returns': `\ufeff${JSON.stringify(record())}\r\n\r\n${JSON.stringify(record())}\r\n`,
  'a list on one line': JSON.stringify([record(), record()]),
  'a list with an object on each line': `[\n${JSON.stringify(record())},\n${JSON.stringify(record())}\n]\n`,
  'a list over many lines': JSON.stringify([record(), record()], null, 2),
  'objects over many lines': `${JSON.stringify(record(), null, 4)}\n${JSON.stringify(record(), null, 4)}\n`,
  'objects without anything between': JSON.stringify(record()) + JSON.stringify(record()),
  'lines with the time before them': `2026-10-01T12:00:00.000Z ${JSON.stringify(record())}\n2026-10-01T12:00:01.000Z ${JSON.stringify(record())}\n`,
  'texts in @message': JSON.stringify([
    { '@timestamp': '2026-10-01 12:00:00.000', '@message': JSON.stringify(record()) },
    { '@message': JSON.stringify(record(), null, 1) },
  ]),
  'filter-log-events': JSON.stringify(
    { events: [{ message: JSON.stringify(record()) }, { message: JSON.stringify(record()) }] },
    null,
    2,
  ),
  'filter-log-events with an event on each line': `{"events":[\n${JSON.stringify({ message: JSON.stringify(record()) })},\n${JSON.stringify({ message: JSON.stringify(record()) })}\n]}`,
  'a subscription': `${JSON.stringify({
    messageType: 'DATA_MESSAGE',
    logEvents: [
      { id: '1', message: JSON.stringify(record()) },
      { id: '2', message: JSON.stringify(record()) },
    ],
  })}\n`,
  'get-query-results': JSON.stringify({
    results: [
      [
        { field: '@message', value: JSON.stringify(record()) },
        { field: '@ptr', value: 'x' },
      ],
      [{ field: '@message', value: JSON.stringify(record()) }],
    ],
  }),
  'keys with escapes': lines([record(), record()]).replaceAll(
    '"inputTokenCount"',
    '"input\\u0054okenCount"',
  ),
};

for (const [name, content] of Object.entries(shapes)) {
  test(`records as ${name}`, async () => {
    const { format, records, bad, input, output } = await read(content);
    assert.deepEqual(
      { format, records, bad, input, output },
      { format: 'log', records: 2, bad: 0, input: 22, output: 14 },
    );
  });
}

test('UTF-16 with its mark is read, as Windows PowerShell writes it', async () => {
  const text = `${JSON.stringify([record({ requestMetadata: { team: 'é😀' } }), record()], null, 2)}\r\n`;
  const encoded = () => Buffer.from(`\ufeff${text}`, 'utf16le');
  for (const bytes of [encoded(), encoded().swap16()]) {
    const { format, records, bad, input, output, scan } = await read(new Uint8Array(bytes));
    assert.deepEqual(
      { format, records, bad, input, output },
      { format: 'log', records: 2, bad: 0, input: 22, output: 14 },
    );
    assert.ok(scan.values.some((/** @type {string[]} */ row) => row[2] === 'é😀'));
    assert.equal(
      await report('simd', [new Uint8Array(bytes)], () => 1),
      await report('simd', [new Uint8Array(bytes)]),
    );
  }
  const table = Buffer.from(
    `\ufeff@timestamp,@message\r\n2026-10-01,"${JSON.stringify(record()).replaceAll('"', '""')}"\r\n`,
    'utf16le',
  );
  assert.equal((await read(new Uint8Array(table))).records, 1);
});

/** Usage of APIs, with what is billed by hand: input, output, read, write, of it for an hour. @type {[string, any, number[]][]} */
const usages = [
  [
    'Converse',
    {
      usage: {
        inputTokens: 13,
        outputTokens: 4,
        cacheReadInputTokens: 0,
        cacheWriteInputTokens: 7270,
        cacheDetails: [{ inputTokens: 7270, ttl: '5m' }],
      },
    },
    [13, 4, 0, 7270, 0],
  ],
  [
    'a block alone',
    {
      input_tokens: 3,
      cache_creation_input_tokens: 4673,
      cache_read_input_tokens: 11367,
      output_tokens: 80,
      cache_creation: { ephemeral_1h_input_tokens: 4673 },
    },
    [3, 80, 11367, 4673, 4673],
  ],
  [
    'Chat Completions',
    {
      object: 'chat.completion',
      usage: {
        prompt_tokens: 1000,
        completion_tokens: 50,
        prompt_tokens_details: { cached_tokens: 900 },
      },
    },
    [100, 50, 900, 0, 0],
  ],
  [
    'Responses',
    {
      object: 'response',
      status: 'completed',
      metadata: {},
      usage: {
        input_tokens: 1000,
        input_tokens_details: { cached_tokens: 600, cache_write_tokens: 300 },
        output_tokens: 9,
      },
    },
    [100, 9, 600, 300, 0],
  ],
  [
    'Meta',
    { generation: 'x', prompt_token_count: 21, generation_token_count: 8 },
    [21, 8, 0, 0, 0],
  ],
  [
    'Titan',
    { inputTextTokenCount: 9, results: [{ tokenCount: 5, outputText: 'x' }, { tokenCount: 6 }] },
    [9, 11, 0, 0, 0],
  ],
  [
    'Nova by InvokeModel',
    {
      output: { message: {} },
      usage: { inputTokens: 5, outputTokens: 6, cacheReadInputTokenCount: 7 },
    },
    [5, 6, 7, 0, 0],
  ],
  [
    'a request and its response',
    {
      request: { modelId: 'amazon.nova-lite-v1:0' },
      response: { usage: { inputTokens: 5, outputTokens: 6 } },
    },
    [5, 6, 0, 0, 0],
  ],
  [
    'a list of Messages events',
    [
      {
        type: 'message_start',
        message: {
          usage: {
            input_tokens: 6,
            cache_creation_input_tokens: 90,
            output_tokens: 1,
            cache_creation: { ephemeral_1h_input_tokens: 90 },
          },
        },
      },
      { type: 'content_block_delta', delta: { text: 'hi' } },
      { type: 'message_delta', usage: { output_tokens: 33 } },
      {
        type: 'message_stop',
        'amazon-bedrock-invocationMetrics': {
          inputTokenCount: 6,
          outputTokenCount: 33,
          cacheWriteInputTokenCount: 90,
        },
      },
    ],
    [6, 33, 0, 90, 90],
  ],
  [
    'a list of ConverseStream events',
    [
      { messageStart: { role: 'assistant' } },
      { contentBlockDelta: { delta: { text: 'x' } } },
      { messageStop: { stopReason: 'end_turn' } },
      { metadata: { usage: { inputTokens: 4, outputTokens: 5 } } },
    ],
    [4, 5, 0, 0, 0],
  ],
  [
    'Mistral by its headers',
    {
      request: { modelId: 'mistral.mistral-7b-instruct-v0:2', body: '{"prompt":"Hi"}' },
      response: {
        ResponseMetadata: {
          HTTPStatusCode: 200,
          HTTPHeaders: {
            'x-amzn-bedrock-input-token-count': '21',
            'x-amzn-bedrock-output-token-count': '8',
          },
        },
        body: '{"outputs":[{"text":"Hello"}]}',
      },
    },
    [21, 8, 0, 0, 0],
  ],
  [
    'Nova with the same counts in its headers',
    {
      ResponseMetadata: { HTTPHeaders: { 'x-amzn-bedrock-input-token-count': '5' } },
      usage: { inputTokens: 5, outputTokens: 6 },
    },
    [5, 6, 0, 0, 0],
  ],
  [
    'Cohere',
    { text: 'x', meta: { billed_units: { input_tokens: 7, output_tokens: 3 } } },
    [7, 3, 0, 0, 0],
  ],
  [
    'OpenAI on ConverseStream',
    {
      modelId: 'openai.gpt-5.6-luna',
      operation: 'ConverseStream',
      usage: {
        inputTokens: 4995,
        cacheWriteInputTokens: 4993,
        outputTokens: 19,
        totalTokens: 10007,
      },
    },
    [2, 19, 0, 4993, 0],
  ],
];

for (const [name, body, expected] of usages) {
  test(`the usage of ${name}`, async () => {
    for (const content of [
      JSON.stringify(body),
      JSON.stringify(body, null, 2),
      `${JSON.stringify(body)}\n`,
    ]) {
      const { input, output, read: cached, write, hour, records, bad } = await read(content);
      assert.deepEqual([input, output, cached, write, hour], expected);
      assert.deepEqual({ records, bad }, { records: 1, bad: 0 });
    }
  });
}

test('server-sent events are one call', async () => {
  const events = [
    { id: '1', object: 'chat.completion.chunk', choices: [], usage: null },
    {
      id: '1',
      object: 'chat.completion.chunk',
      choices: [],
      usage: { prompt_tokens: 7, completion_tokens: 3 },
    },
  ];
  const text = `${events.map((event) => `event: chunk\ndata: ${JSON.stringify(event)}\n\n`).join('')}data: [DONE]\n`;
  const { input, output, records, bad } = await read(text + text);
  assert.deepEqual({ input, output, records, bad }, { input: 14, output: 6, records: 2, bad: 0 });
});

/** @type {[string, string, string][]} */
const damages = [
  ['a negative count', lines([record({ input: { inputTokenCount: -5 } })]), 'bad_count'],
  ['a fraction', lines([record()]).replace('11', '11.5'), 'bad_count'],
  ['a count in quotes', lines([record()]).replace('11', '"11"'), 'bad_count'],
  ['a count too large', lines([record()]).replace('11', '99999999999999999999'), 'bad_count'],
  ['text after the record', lines([record()]).replace('\n', ' and more\n'), 'unbalanced'],
  [
    'a bracket for a brace',
    lines([record()]).replace('"inputTokenCount":11}', '"inputTokenCount":11]'),
    'unbalanced',
  ],
  ['text', 'ERROR something went wrong\n', 'not_json'],
  ['text with a brace', 'ERROR {something} went wrong\n', 'not_json'],
];
for (const [name, line, reason] of damages) {
  test(`${name} is one bad line`, async () => {
    const good = lines([record()]);
    const { records, bad, input, scan } = await read(`${good}${line}${good}`);
    assert.deepEqual({ records, bad, input }, { records: 2, bad: 1, input: 22 });
    assert.deepEqual(scan.samples[0].slice(0, 3), [reason, 'file 0', 2]);
  });
}

test('what is whole and has no usage is counted apart', async () => {
  const text = `Permissions are correctly set\n{"level":"info","message":"started"}\n${lines([record()])}`;
  const { records, bad, other } = await read(text);
  assert.deepEqual({ records, bad, other }, { records: 1, bad: 0, other: 2 });
});

test('an absent or null count is not a bad one', async () => {
  const { records, bad, input } = await read(
    lines([
      record({ input: { inputTokenCount: 4, cacheReadInputTokenCount: null } }),
      record({ input: {} }),
    ]),
  );
  assert.deepEqual({ records, bad, input }, { records: 2, bad: 0, input: 4 });
});
