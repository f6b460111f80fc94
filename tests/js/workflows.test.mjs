// Workflows run other people's code on our repository: what they may do is kept small.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
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

const rates = steps(workflows.find(({ name }) => name === 'rates.yml')?.text ?? '');

/** A step of rates.yml, by words that only it has. @param {string} words */
const rateStep = (words) => rates.find((shell) => shell.includes(words)) ?? 'exit 9';

/**
 * The steps from the comparison to the draft, in repositories of their own. `gh` is a function that writes its
 * arguments down; the scripts are stubs that end with the given status.
 * @param {{update: number, tests: number, open?: boolean}} given open: the draft exists already
 */
function draftSteps({ update, tests, open = false }) {
  const home = mkdtempSync(join(tmpdir(), 'bedrock-draft-'));
  const [summary, asked] = [join(home, 'summary.md'), join(home, 'asked')];
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GITHUB_WORKSPACE: home,
    GITHUB_STEP_SUMMARY: summary,
  };
  const shell = (/** @type {string} */ cwd, /** @type {string} */ step) =>
    execFileSync('bash', ['-e', '-c', step], { cwd: join(home, cwd), env, stdio: 'pipe' });
  /** @param {string} name @param {string[]} lines */
  const script = (name, lines) =>
    writeFileSync(join(home, 'compare/scripts', name), ['#!/bin/sh', ...lines, ''].join('\n'), {
      mode: 0o755,
    });
  try {
    shell('', 'git init -q --bare -b main origin && git clone -q origin compare 2>/dev/null');
    mkdirSync(join(home, 'compare/core/rates'), { recursive: true });
    mkdirSync(join(home, 'compare/scripts'));
    writeFileSync(join(home, 'compare/core/rates/amazon.json'), '0.035\n');
    script('update_rates', [
      'echo "## Needs a decision" > out/report.md',
      `[ ${update} = 1 ] || echo 0.03 > core/rates/amazon.json`,
      `exit ${update}`,
    ]);
    script('test', [
      'echo changed >> scripts/test',
      'echo "an invariant: broken"',
      `exit ${tests}`,
    ]);
    const who = 'git config --global user.name A && git config --global user.email a@example.com';
    shell('compare', `${who} && git add . && git commit -qm start && git push -q origin HEAD:main`);
    shell('compare', rateStep('scripts/update_rates'));
    shell('compare', rateStep('scripts/test native'));
    shell('', 'git clone -q origin propose');
    cpSync(join(home, 'compare/out'), join(home, 'propose/out'), { recursive: true });
    const gh = `gh() { echo "$*" >> '${asked}'; ${open ? '[ "$2" != create ]' : 'true'}; }`;
    shell('propose', `${gh}\n${rateStep('gh pr create')}`);
    const body = join(home, 'propose/body.md');
    const changed = 'git diff --name-only main rates/price-list 2>/dev/null || true';
    return {
      asked: existsSync(asked) ? readFileSync(asked, 'utf8') : '',
      body: existsSync(body) ? readFileSync(body, 'utf8') : '',
      pushed: String(shell('origin', changed)).trim(),
      summary: readFileSync(summary, 'utf8'),
    };
  } finally {
    rmSync(home, { recursive: true });
  }
}

test('a draft is opened with the output of the tests, also when an invariant breaks', () => {
  const draft = draftSteps({ update: 2, tests: 1 });
  assert.equal(
    draft.body,
    'Native tests: FAILED\n\n## Needs a decision\n\n\n## Output of the tests\n\n' +
      '    an invariant: broken\n',
  );
  assert.match(
    draft.asked,
    /^pr create --draft --head rates\/price-list .*--body-file body\.md\n$/,
  );
  assert.equal(draft.pushed, 'core/rates/amazon.json', 'the rates and nothing else');
  assert.equal(draft.summary, '## Needs a decision\n');
  assert.match(draftSteps({ update: 0, tests: 0 }).body, /^Native tests: passed\n/);
});

test('a draft that is open is renewed, and bad input opens none', () => {
  const again = draftSteps({ update: 0, tests: 1, open: true });
  assert.match(again.asked, /\npr edit rates\/price-list --body-file body\.md\n$/);
  assert.throws(() => draftSteps({ update: 1, tests: 0 }), { status: 1 });
});
