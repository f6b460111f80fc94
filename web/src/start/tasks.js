// What to add, found by a task in words: workload types with their example and its price, models, and whole
// scenarios. "Label 20k tickets with haiku" is the type, how many a month, and the model.
import { brief, grouped } from '../format.js';
import { typeNamed } from '../state/scenario.js';
import { PRESETS, TASKS } from '../workloads/presets.js';
import { TEMPLATES } from '../workloads/templates.js';
import { amountsIn } from './amounts.js';
import { byUse, canDo, findModels, jobOf, offered, usualRoute } from './models.js';
import { readText } from './reading.js';
import { found, indexOf, score, wordsOf } from './search.js';

/**
 * @typedef {import('bedrock-calculator').Workload} Workload
 * @typedef {import('../state/calculator.js').Calculator} Calculator
 * @typedef {import('./models.js').Entry} Entry
 * @typedef {import('./models.js').Found} Found
 * @typedef {Map<string, {model: import('bedrock-calculator').ModelOffer, named: string[]} | undefined>} Meant by job
 */

/** Words that say nothing of the task. */
const QUIET = new Set(
  'a about an and any are be build by can cost costs could do does each estimate every for from get how i in is it its like make me month monthly much my need of on or our per please price prices pricing run running should some that the their these this those to us use used using want we what will with would you your'.split(
    ' ',
  ),
);

/** Words in names of models that are as often words of a task. */
const GENERIC = new Set(
  'agent chat code coder embed english flash image instruct large lite max medium micro mini multilingual next plus premier pro reasoning rerank safeguard small speech text thinking turbo video vision voice'.split(
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

/**
 * The model for a job that a query names beside its task, and the words that name it.
 * @param {Calculator} calc @param {string[]} words @param {string} job
 */
function modelIn(calc, words, job) {
  const spoken = words.filter((word) => word.length > 2 || /\d/.test(word));
  return calc.pricing
    .offers(calc.draft.region)
    .filter(canDo(calc, job))
    .filter((model) => model.routes.length > 0)
    .map((model) => {
      const name = indexOf(`${model.provider} ${model.name}`).filter((word) => word !== 'instruct');
      return { model, named: spoken.filter((word) => name.includes(word)) };
    })
    .filter(({ named }) => named.some((word) => /^[a-z]{3,}/.test(word) && !GENERIC.has(word)))
    .sort((a, b) => b.named.length - a.named.length || byUse(a.model, b.model))[0];
}

/** The fields that a query can name, by its nouns; each type has one of them at most. */
const INPUT =
  'input_tokens question_tokens item_tokens task_tokens brief_tokens tokens_per_document'.split(
    ' ',
  );
const OUTPUT = 'output_tokens answer_tokens label_tokens document_tokens'.split(' ');
const NOUNS = /** @type {[RegExp, string][]} */ ([
  [/^(users?|dev|engineer|people|seat)/, 'users'],
  [/^turn/, 'turns'],
  [/^step/, 'steps'],
  [/^tool/, 'tools'],
  [/^chunk/, 'chunks_per_question'],
  [/^draft/, 'drafts'],
  [/^node/, 'nodes_per_run'],
  [/^vector/, 'vectors'],
  [/^gb$/, 'storage_gb'],
]);

/** The job that an example's model does; empty without one. @param {Workload} preset */
const jobIn = (preset) => ('model' in preset ? jobOf(preset.type, 'model') : '');

/**
 * What an example's model is to be: none to change where the query says only whose model it is ("claude").
 * @param {Calculator} calc @param {Workload} preset @param {Meant} meant
 */
function modelFor({ pricing, draft }, preset, meant) {
  const found = meant.get(jobIn(preset));
  if (!found || routed(preset) || !('model' in preset)) return undefined;
  const own = offered(pricing.offers(draft.region), String(preset.model));
  const maker = own ? indexOf(`${own.provider} ${own.name.split(' ')[0]}`) : [];
  return found.named.every((word) => maker.includes(word)) ? undefined : found.model;
}

/**
 * An example with the amounts and the model of the query.
 * @param {Calculator} calc @param {Workload} preset @param {import('./amounts.js').Amounts} amounts @param {Meant} meant
 */
function tailored(calc, preset, { count, said, input, output, named, rest }, meant) {
  const type = typeNamed(calc.catalog.workload_types, preset.type);
  /** @type {Record<string, any>} */
  const workload = { ...preset };
  const notes = [];
  if (count && type.volume) {
    workload[type.volume] = count;
    notes.push(`${grouped(count)} a month${said && ` (${said})`}`);
  }
  const tokens = /** @type {[string, string[], string][]} */ ([
    [input, INPUT, 'tokens in'],
    [output, OUTPUT, 'tokens out'],
  ]);
  for (const [value, fields, words] of tokens) {
    const field = value && fields.find((name) => name in preset);
    if (!field) continue;
    workload[field] = value;
    notes.push(`${grouped(value)} ${words}`);
  }
  for (const [noun, value] of named) {
    const field = NOUNS.find(([form]) => form.test(noun))?.[1] ?? '';
    if (!(field in preset)) continue;
    workload[field] = value;
    notes.push(`${grouped(value)} ${noun === 'gb' ? 'GB' : noun}`);
  }
  if ('pages_per_document' in preset && count && /\bpages?\b/.test(rest))
    workload.pages_per_document = 1;
  const model = modelFor(calc, preset, meant);
  const route = model && usualRoute(model);
  if (route) {
    workload.model = route.id;
    delete workload.region; // the example's, whose model is another
    notes.push(`with ${model.name}`);
  }
  return { workload: /** @type {Workload} */ (workload), notes };
}

/** @param {Calculator} calc @param {string} query @returns {Found} */
export function findTasks(calc, query) {
  if (readText(query).kind !== 'words') return { entries: [], words: '' }; // it is answered as it stands
  const spoken = wordsOf(query).filter((word) => !QUIET.has(word));
  const jobs = new Set(PRESETS.flatMap(([, workloads]) => workloads.map(jobIn)));
  /** @type {Meant} */
  const meant = new Map(
    [...jobs].map((job) => [
      job,
      job && spoken.length > 1 ? modelIn(calc, spoken, job) : undefined,
    ]),
  );
  const names = [...meant.values()].flatMap((found) => found?.named ?? []);
  const amounts = amountsIn(query, names);
  const words = wordsOf(amounts.rest).filter((word) => !QUIET.has(word) && !names.includes(word));
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
      const fit = points(indexOf(label), more);
      // "Nova Sonic" means speech: the more of the model's name a type can use, the likelier it is.
      const names = meant.get(jobIn(preset))?.named.length ?? 0;
      return { preset, group, label, about, points: fit && fit + 4 * names };
    }),
  ).filter((entry) => entry.points > 0);
  if (words.length > 0) presets.sort((a, b) => b.points - a.points);
  const best = presets[0]?.points ?? 0;
  const shown = words.length > 1 ? presets.filter((entry) => entry.points * 2 >= best) : presets;
  const entries = shown.map(({ preset, group, label, about }) => {
    const { workload, notes } = tailored(calc, preset, amounts, meant);
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
  const models = findModels(calc, spoken.join(' ') || query);
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
