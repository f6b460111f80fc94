// What to add, found by a task in words: workload types with their example and its price, models, and whole
// scenarios. "Label 20k tickets with haiku" is the type, how many a month, and the model.
import { brief, grouped } from '../format.js';
import { parseNumber } from '../state/numbers.js';
import { typeNamed } from '../state/scenario.js';
import { PRESETS, TASKS } from '../workloads/presets.js';
import { TEMPLATES } from '../workloads/templates.js';
import { byUse, findModels, usualRoute } from './models.js';
import { readText } from './reading.js';
import { found, indexOf, score, wordsOf } from './search.js';

/**
 * @typedef {import('bedrock-calculator').Workload} Workload
 * @typedef {import('../state/calculator.js').Calculator} Calculator
 * @typedef {import('./models.js').Entry} Entry
 * @typedef {import('./models.js').Found} Found
 */

/** Words that say nothing of the task. */
const QUIET = new Set(
  'a an and for from i in is it my of on our per the to us want we with month monthly each every'.split(
    ' ',
  ),
);

const routed = (/** @type {Workload} */ workload) => 'routing' in workload;

const ROUTED = {
  label: 'Requests routed by difficulty',
  about: 'Four of five calls go to a cheaper model.',
};

/** What an example is called, and what it is. @param {Calculator} calc @param {Workload} workload */
const told = (calc, workload) =>
  routed(workload) ? ROUTED : typeNamed(calc.catalog.workload_types, workload.type);

/** What an example costs beside the rest of the draft; empty where it has no price. @param {Calculator} calc @param {Workload} workload */
function costOf({ engine, pricing }, workload) {
  try {
    const bill = engine.quote({ ...pricing.scenario, workloads: [workload] });
    return bill.complete ? brief(bill.total) : '';
  } catch {
    return '';
  }
}

/** How many a month a query says: its only number that can be a count. @param {string} query */
function countIn(query) {
  const numbers = query
    .split(/\s+/)
    .filter((word) => /^\d[\d.,']*[kmb]?$/i.test(word))
    .map((word) => parseNumber(word, { counts: true }))
    .filter((number) => number.ok && Number(number.value) >= 100);
  return numbers.length === 1 && numbers[0].ok ? numbers[0].value : '';
}

/**
 * The model that a query names beside its task, and the words that name it.
 * @param {Calculator} calc @param {string[]} words
 */
function modelIn(calc, words) {
  const spoken = words.filter((word) => word.length > 3 || /\d/.test(word));
  const families = calc.pricing
    .offers(calc.draft.region)
    .filter((m) => m.routes.length > 0 && m.output.includes('text'))
    .map((model) => {
      const name = indexOf(model.name).filter((word) => word !== 'instruct');
      return { model, named: spoken.filter((word) => name.includes(word)) };
    })
    .filter(({ named }) => named.some((word) => /^[a-z]{4,}/.test(word)))
    .sort((a, b) => b.named.length - a.named.length || byUse(a.model, b.model));
  return families[0];
}

/** @param {Calculator} calc @param {Workload} preset @param {{count: string, model?: import('bedrock-calculator').ModelOffer}} said */
function tailored(calc, preset, { count, model }) {
  const type = typeNamed(calc.catalog.workload_types, preset.type);
  /** @type {Record<string, any>} */
  const workload = { ...preset };
  const notes = [];
  if (count && type.volume) {
    workload[type.volume] = count;
    notes.push(`${grouped(count)} a month`);
  }
  const route = model && usualRoute(model);
  if (route && type.calls && 'model' in workload && !routed(preset)) {
    workload.model = route.id;
    notes.push(`with ${model.name}`);
  }
  return { workload: /** @type {Workload} */ (workload), notes };
}

/** @param {Calculator} calc @param {string} query @returns {Found} */
export function findTasks(calc, query) {
  if (readText(query).kind !== 'words') return { entries: [], words: '' }; // it is answered as it stands
  const all = wordsOf(query).filter((word) => !QUIET.has(word));
  const model = all.length > 1 ? modelIn(calc, all) : undefined;
  const count = countIn(query);
  const words = all.filter(
    (word) => !model?.named.includes(word) && !/^\d[\d.]*[kmb]?$/.test(word),
  );
  const said = {
    count: words.length > 0 ? count : '',
    model: words.length > 0 ? model?.model : undefined,
  };
  /** One word must be there; of a sentence, the entries that have the most of it come first. @param {string[]} name @param {string[]} more */
  const points = (name, more) => {
    if (words.length < 2) return score(words, name, more);
    return words.reduce((sum, word) => {
      const best = Math.max(2 * found(word, name), found(word, more));
      return sum + (best >= 4 ? best : 0);
    }, 0);
  };
  const presets = PRESETS.flatMap(([group, workloads]) =>
    workloads.map((preset) => {
      const { label, about } = told(calc, preset);
      const more = indexOf(`${about} ${TASKS[preset.type]} ${preset.name}`);
      return { preset, group, label, about, points: points(indexOf(label), more) };
    }),
  ).filter((entry) => entry.points > 0);
  if (words.length > 0) presets.sort((a, b) => b.points - a.points);
  const best = presets[0]?.points ?? 0;
  const shown = words.length > 1 ? presets.filter((entry) => entry.points * 2 >= best) : presets;
  const entries = shown.map(({ preset, group, label, about }) => {
    const { workload, notes } = tailored(calc, preset, said);
    return {
      group: words.length > 0 ? 'Workloads' : group,
      name: label,
      about: [about, notes.length > 0 && `Here: ${notes.join(', ')}.`].filter(Boolean).join(' '),
      value: costOf(calc, workload),
      preset: preset.name,
      pick: { workload },
    };
  });
  if (query.trim() === '') return { entries: [...entries, ...templates([])], words: '' };
  const models = findModels(calc, query);
  const rest = models.entries
    .slice(0, 12)
    .map((entry) => ({ ...entry, group: 'Single requests to a model' }));
  const both = words.length > 1 && best > 0 ? [...entries, ...rest] : byFit(entries, rest, words);
  const out = [...both, ...templates(words)];
  return {
    entries: out,
    words:
      out.length > 0
        ? ''
        : 'Nothing matches. Try a task such as “label tickets”, or paste a model id or a usage block.',
  };
}

/** A word that is a model's name means the model. @param {Entry[]} tasks @param {Entry[]} models @param {string[]} words */
function byFit(tasks, models, words) {
  const named =
    words.length === 0 ||
    models.some(({ name }) => words.every((word) => indexOf(name).includes(word)));
  return named ? [...models, ...tasks] : [...tasks, ...models];
}

/** @param {string[]} words @returns {Entry[]} */
const templates = (words) =>
  TEMPLATES.flatMap(([, group]) => group)
    .filter(({ title, about }) => score(words, indexOf(title), indexOf(about)) > 0)
    .map((template) => ({
      group: 'Start over from an example',
      name: template.title,
      about: `${template.about}.`,
      value: template.band.replace(/ of dollars.*/, ''),
      template: template.title,
      pick: { template },
    }));
