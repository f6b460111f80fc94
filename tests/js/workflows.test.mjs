// Workflows run other people's code on our repository: what they may do is kept small.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const folder = new URL('../../.github/workflows/', import.meta.url);
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(new URL(name, folder), 'utf8'),
}));

test('every action is pinned by a commit, with its version beside it', () => {
  for (const { name, text } of workflows) {
    const uses = [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, action]) => action ?? '');
    assert(uses.length > 0, name);
    for (const action of uses)
      assert.match(action, /^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/, name);
  }
});

test('no workflow has more permissions than it says, and what runs our code may only read', () => {
  for (const { name, text } of workflows) {
    assert.match(text, /^permissions:( \{\}|\n {2}contents: read)$/m, name);
    const jobs = text.slice(text.indexOf('\njobs:')).split(/\n {2}(?=\w+:\n)/);
    for (const job of jobs.filter((words) => /scripts\/|\.ci\/run/.test(words))) {
      assert(!/: write/.test(job), name);
    }
  }
});

/** The shell of a workflow's steps, as the runner gets it. @param {string} text */
const steps = (text) =>
  [...text.matchAll(/^( *)(?:- )?run: (?:\|\n((?:\1 {2}.*\n|\n)+)|(.*)\n)/gm)].map(
    ([, indent, block, line]) => line ?? block.replaceAll(`\n${indent}  `, '\n').trimStart(),
  );

test('every step is shell that bash can read', () => {
  for (const { name, text } of workflows) {
    assert.equal(steps(text).length, text.match(/\brun: /g)?.length, name);
    for (const step of steps(text)) execFileSync('bash', ['-n', '-c', step], { stdio: 'pipe' });
  }
});

/**
 * What the step about unmapped rows asks of `gh`, a stub that writes its arguments down.
 * @param {string} now as the report has it @param {string} before as the last issue's title has it
 */
function issueStep(now, before) {
  const folder = mkdtempSync(join(tmpdir(), 'bedrock-step-'));
  try {
    const rates = workflows.find(({ name }) => name === 'rates.yml')?.text ?? '';
    const step = steps(rates).find((shell) => shell.includes('gh issue create')) ?? 'exit 9';
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out/report.md'), `# Report\n\n## Rows unmapped: ${now}\n`);
    const gh = `#!/bin/sh\n[ "$2" = list ] && echo ${before}\n[ "$2" = list ] || echo "$@" >> asked\n`;
    writeFileSync(join(folder, 'gh'), gh, { mode: 0o755 });
    writeFileSync(join(folder, 'asked'), '');
    execFileSync('bash', ['-e', '-c', step], {
      cwd: folder,
      env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
    });
    return readFileSync(join(folder, 'asked'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('an issue is opened when unmapped rows grow, and only then', () => {
  assert.match(issueStep('12', '7'), /^issue create .*rates: unmapped Price List rows: 12/);
  assert.equal(issueStep('7', '7'), '');
  assert.equal(issueStep('3', '7'), '');
});
