// Workflows run other people's code on our repository: what they may do is kept small.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
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
