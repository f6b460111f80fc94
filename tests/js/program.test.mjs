// The native command-line program: what it prints, and its exit status.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { nativeAnswers } from '../support/engines.mjs';

const program = fileURLToPath(new URL('../../build/native/core/bedrock', import.meta.url));
/** @param {string[]} args @param {string} [input] */
const run = (args, input) =>
  spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });

const scenario = (/** @type {string} */ model) => ({
  version: 1,
  region: 'us-east-1',
  workloads: [{ type: 'inference', model, requests_per_month: 50000, input_tokens: 800 }],
});

test('it answers from a file and from standard input, with status 0', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bedrock-'));
  try {
    const file = join(folder, 'scenario.json');
    writeFileSync(file, JSON.stringify(scenario('amazon.nova-micro-v1:0'), null, 2));
    const fromFile = run(['quote', file]);
    assert.equal(fromFile.status, 0, fromFile.stderr);
    assert.equal(JSON.parse(fromFile.stdout).bill.total, '1.4');
    const request = '{"text":"amazon.nova-micro-v1:0"}';
    const explained = run(['explain', '-'], request);
    assert.equal(explained.status, 0);
    assert.deepEqual(explained.stdout.trim(), nativeAnswers('explain', [request])[0]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a bad request has status 1, and the envelope says what to fix', () => {
  const refused = run(['models', '-'], '{"region":"us-esat-1"}');
  assert.equal(refused.status, 1);
  assert.equal(JSON.parse(refused.stdout).error.path, 'region');
  const missing = run(['quote', '/no/such/file.json']);
  assert.equal(missing.status, 1);
  assert.equal(JSON.parse(missing.stdout).error.code, 'unreadable');
});

test('an incomplete bill has status 2', () => {
  const bill = run(['quote', '-'], JSON.stringify(scenario('no.such-model')));
  assert.equal(bill.status, 2);
  assert.equal(JSON.parse(bill.stdout).bill.complete, false);
});

test('another call prints the doors, with status 1', () => {
  for (const args of [[], ['quote'], ['no-such-door', '-'], ['quote', '-', '-']]) {
    const told = run(args, '');
    assert.equal(told.status, 1);
    assert.match(told.stderr, /^usage: bedrock DOOR FILE\|-\ndoors: quote catalog /);
  }
});
