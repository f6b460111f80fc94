// The loop of scripts/mutate: makes a mutant, builds it, runs the tests, restores the source.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const copy = new URL('build/mutants/source/', root);
const COUNT = Number(process.argv[2] ?? 48);
const PATTERN = process.argv[3] ?? '';

/** Small steps that change what the engine computes. @type {[RegExp, string][]} */
const STEPS = [
  [/ <= /, ' < '],
  [/ >= /, ' > '],
  [/ < (?!<)/, ' <= '],
  [/(?<![->]) > (?!>)/, ' >= '],
  [/ == /, ' != '],
  [/ != /, ' == '],
  [/ && /, ' || '],
  [/ \|\| /, ' && '],
  [/ \+ (?!")/, ' - '],
  [/ - /, ' + '],
  [/ \* /, ' / '],
  [/\bsum\(/, 'difference('],
  [/\bproduct\(/, 'sum('],
  [/Rounding::kUp/, 'Rounding::kDown'],
  [/Rounding::kDown/, 'Rounding::kUp'],
  [/Rounding::kHalfEven/, 'Rounding::kUp'],
  [/std::max\(/, 'std::min('],
  [/std::min\(/, 'std::max('],
  [/\btrue\b/, 'false'],
  [/\bfalse\b/, 'true'],
  [/\breturn std::nullopt;/, 'break;'],
  [/\bcontinue;/, 'break;'],
];

/**
 * @typedef {object} Mutant
 * @property {string} file
 * @property {number} line from 0
 * @property {string} from the line as it is
 * @property {string} to
 */

/** Lines that compute: no comments, no preprocessor, no text for people. @param {string} line */
function computes(line) {
  const code = line.trim();
  if (/^(\/\/|#|template|using|static_assert|namespace|\*)/.test(code)) return false;
  return !/"[^"]{12,}"/.test(code) && !/\boperator\b|\bstd::function\b/.test(code);
}

/** @param {string} file @returns {Mutant[]} */
function mutantsOf(file) {
  const lines = readFileSync(new URL(file, copy), 'utf8').split('\n');
  /** @type {Mutant[]} */
  const found = [];
  lines.forEach((from, line) => {
    if (!computes(from)) return;
    for (const [step, to] of STEPS) {
      if (step.test(from)) found.push({ file, line, from, to: from.replace(step, to) });
    }
  });
  return found;
}

/** An order that depends on the code alone, so that the same source gives the same mutants. @param {Mutant} m */
const place = (m) => createHash('sha256').update(`${m.file}\n${m.from}\n${m.to}`).digest('hex');

/** @param {string} command @param {string[]} args */
function run(command, args) {
  return spawnSync(command, args, {
    cwd: fileURLToPath(copy),
    encoding: 'utf8',
    timeout: 240_000,
    maxBuffer: 1 << 28,
  });
}

/** "killed", "survived", or "no build" for a mutant that is not C++. */
function verdict() {
  const built = run('cmake', ['--build', 'build/native', '--target', 'core_tests', 'test_door']);
  if (built.status !== 0) return 'no build';
  if (run('build/native/tests/core_tests', []).status !== 0) return 'killed';
  return run(process.execPath, ['tests/support/golden_native.mjs']).status === 0
    ? 'survived'
    : 'killed';
}

const files = ['core/usage', 'core/workloads', 'core/billing', 'core/catalog'].flatMap((folder) =>
  readdirSync(new URL(folder, copy))
    .filter((name) => name.endsWith('.cpp'))
    .map((name) => `${folder}/${name}`),
);
const mutants = files
  .filter((file) => file.includes(PATTERN))
  .flatMap(mutantsOf)
  .sort((a, b) => (place(a) < place(b) ? -1 : 1));
/** @type {{file: string, to: string, why: string}[]} */
const explained = JSON.parse(readFileSync(new URL('tests/mutants.json', root), 'utf8')).survivors;

if (verdict() !== 'survived') {
  console.error('error: the tests fail before anything is changed; see scripts/test native js');
  process.exit(2);
}
let tried = 0;
let killed = 0;
let unexplained = 0;
for (const mutant of mutants) {
  if (tried === COUNT) break;
  const url = new URL(mutant.file, copy);
  const source = readFileSync(url, 'utf8');
  const lines = source.split('\n');
  lines[mutant.line] = mutant.to;
  writeFileSync(url, lines.join('\n'));
  const result = verdict();
  writeFileSync(url, source);
  if (result === 'no build') continue;
  tried += 1;
  if (result === 'killed') {
    killed += 1;
    continue;
  }
  const reason = explained.find((e) => e.file === mutant.file && e.to === mutant.to.trim());
  if (!reason) unexplained += 1;
  console.log(`${reason ? 'explained' : 'SURVIVED'} ${mutant.file}:${mutant.line + 1}`);
  console.log(`  - ${mutant.from.trim()}\n  + ${mutant.to.trim()}`);
  if (reason) console.log(`  ${reason.why}`);
}
console.log(
  `${tried} mutants of ${mutants.length} possible ones: ${killed} killed, ` +
    `${tried - killed - unexplained} explained, ${unexplained} survived`,
);
process.exit(unexplained === 0 ? 0 : 1);
