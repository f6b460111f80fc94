// No tracked text has the phrases that we have had to correct; "How we write" in CONTRIBUTING.md is the guide.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const ROOT = new URL('../../', import.meta.url);

/** What must not be written, and what to write instead. @type {[RegExp, string][]} */
const PHRASES = [
  [/\bmend(s|ed|ing)?\b/i, 'fix'],
  [/\bdearer\b/i, 'more expensive, raised'],
  [/\bstands? (twice|once)\b/i, 'is given twice'],
  [
    /(?<!there )\b(is|are|be) no (numbers?|JSON|days?|dates?|records?|profiles?|objects?|decimals?|lists?)\b/i,
    'is not a ...',
  ],
  [/\bsay once\b/i, 'say what to enter'],
  [/\bfrom a paste\b/i, 'paste ... to start'],
  [/\bin no list\b/i, 'not in the list'],
  [/\btake-?aways?\b/i, 'export'],
  [/\bslips? of the pen\b/i, 'typo'],
  [/\b(is|are) not our business\b/i, 'say what it does'],
  [/\b(is|are) to be said\b/i, 'a notice says'],
  [/\b(is|are) told\b/i, 'describe, report'],
  [/\bwants no\b/i, 'needs no'],
  [/\ba usual day\b/i, 'a typical day'],
  [/\bthe paste\b/i, 'what was pasted'],
  [/\bconflict \d/i, 'what the sources say, without our number'],
  [/\bbreaks off at\b/i, 'the error is at'],
  [/\bone's own\b/i, 'your own'],
  [/\b(charged|billed) apart\b/i, 'separately'],
  [/\bhow many percent\b/i, 'the percentage'],
  [/\bby (your|their) hand\b/i, 'say who does it'],
  [/\b(usage block|usage events|AWS) says? it\b/i, 'shows it'],
];

// Facts of others, generated code, and the conflicts by number in the data's own table.
const SKIPPED =
  /package-lock\.json$|\.(png|bin|dict)$|^LICENSE$|^THIRD_PARTY|^tests\/js\/language\.test\.mjs$|^core\/rates\/(README\.md|left_out\.json)$/;

/** The guide shows what not to write. @param {string} text */
function withoutGuide(text) {
  return text.replace(/## How we write[\s\S]*?(?=\n## )/, '');
}

/** @param {string} text @returns {string[]} */
function faults(text) {
  return text
    .split('\n')
    .flatMap((line, i) =>
      PHRASES.filter(([phrase]) => phrase.test(line)).map(
        ([phrase, better]) => `${i + 1}: ${line.trim().slice(0, 120)} (${phrase}: ${better})`,
      ),
    );
}

test('each phrase is found where it is written', () => {
  for (const bad of [
    'Mend it.',
    'A field on the left is no number',
    'The id stands twice.',
    '"x" is no day.',
    'Start from a paste',
    'conflict 24: older',
  ]) {
    assert.equal(faults(bad).length, 1, bad);
  }
  assert.deepEqual(faults('There is no number. Recommended.'), []);
});

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file && !SKIPPED.test(file));

test('no tracked text has one', () => {
  assert.ok(files.length > 200);
  const found = files.flatMap((file) => {
    let text;
    try {
      text = readFileSync(new URL(file, ROOT), 'utf8');
    } catch {
      return []; // removed, but not yet committed
    }
    if (file === 'CONTRIBUTING.md') text = withoutGuide(text);
    return faults(text).map((fault) => `${file}:${fault}`);
  });
  assert.deepEqual(found, []);
});
