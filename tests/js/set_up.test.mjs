// What setting up says when something is in the way: one plain sentence, and what to do about it.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'set-up-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} command @param {Record<string, string | undefined>} [env] */
const run = (command, env = {}) =>
  spawnSync('bash', ['-c', command], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });

/** Exactly two lines: what is wrong, what to do. @param {{status: number | null, stderr: string}} result @param {RegExp} wrong @param {RegExp} fix */
function says({ status, stderr }, wrong, fix) {
  assert.equal(status, 1, stderr);
  const lines = stderr.trimEnd().split('\n');
  assert.equal(lines.length, 2, stderr);
  assert.match(lines[0], /^error: /);
  assert.match(lines[0], wrong);
  assert.match(lines[1], /^ {2}what to do: /);
  assert.match(lines[1], fix);
}

/** A folder to put first on PATH, with a program that prints a version. @param {string} name @param {string} version */
function pretend(name, version) {
  const bin = join(folder, name);
  mkdirSync(bin);
  writeFileSync(join(bin, name), `#!/bin/sh\necho ${version}\n`);
  chmodSync(join(bin, name), 0o755);
  return { PATH: `${bin}:${process.env.PATH}` };
}

test('a step that fails ends a timed command, and nothing after it runs', () => {
  const result = run(
    '. scripts/lib/common.sh; work() { false; echo went on; }; timed "working" work; echo went on',
  );
  assert.equal(result.status, 1);
  assert.match(result.stderr, /error: working: failed with status 1/);
  assert.doesNotMatch(result.stdout + result.stderr, /went on/);
});

test('no HOME', () => {
  const result = run('unset HOME XDG_CACHE_HOME; scripts/toolchain');
  says(result, /neither HOME nor XDG_CACHE_HOME is set/, /Set HOME/);
});

test('a HOME that cannot be written to', () => {
  writeFileSync(join(folder, 'file'), '');
  const result = run('scripts/toolchain', { XDG_CACHE_HOME: join(folder, 'file', 'cache') });
  says(result, /cannot be written to/, /Set XDG_CACHE_HOME/);
});

test('tools that are too old', () => {
  says(
    run('scripts/toolchain', pretend('node', 'v16.20.0')),
    /node 16\.20\.0 is too old/,
    /20\.16/,
  );
  says(run('scripts/toolchain', pretend('g++', '9.4.0')), /g\+\+ 9\.4\.0 is too old/, /12/);
});

test('two builds at once', async () => {
  // In a copy of what a build starts with: the checkout's own lock may be held by the run of these tests.
  const copy = join(folder, 'copy');
  run(`mkdir -p ${copy}/build && cp -r scripts ${copy}`);
  writeFileSync(
    join(copy, 'scripts/toolchain'),
    '#!/bin/sh\nmkdir -p .toolchain; : >.toolchain/env.sh\n',
  );
  const holder = spawn('flock', [join(copy, 'build/lock'), 'sh', '-c', 'echo held; cat']);
  await once(holder.stdout, 'data');
  says(run(`${copy}/scripts/build`), /another build is running/, /Wait/);
  holder.stdin.end();
  await once(holder, 'close');
});

test('a port that is taken, before anything is built', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const started = spawn('scripts/start', { cwd: root, env: { ...process.env, PORT: `${port}` } });
  let stderr = '';
  started.stderr.on('data', (text) => {
    stderr += text;
  });
  const [status] = await once(started, 'close');
  says({ status, stderr }, new RegExp(`serving on port ${port}`), /PORT=\d+ scripts\/start/);
  server.close();
});
