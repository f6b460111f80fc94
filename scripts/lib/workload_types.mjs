// wasm/workloads.d.ts, and the table of docs/scenario.md: what the engine's catalogue says of workload types and
// fields, with the sentences of the manual.

/**
 * @typedef {import('bedrock-calculator').WorkloadTypeInfo} TypeInfo
 * @typedef {import('bedrock-calculator').WorkloadField} Field
 * @typedef {Record<string, {manual: string, fields: Record<string, string>}>} Manual by type, as print_manual prints it
 */

const HEAD = `/**
 * What a workload can say of itself, type by type; scripts/renew_types writes this file. Left-out quantities are
 * zero unless it says otherwise; percents are 0 to 100. The engine's \`catalog().workload_types\` holds the same
 * fields with their defaults and choices; a bill's \`notices\` say what a workload would meet at AWS.
 */

/** A non-negative number: a JavaScript number, or a decimal string where a number would lose digits. */
export type Quantity = number | string;

export type Route = 'in-region' | 'geo' | 'global';
/** \`bedrock-runtime\` or \`bedrock-mantle\`; a few models have a meter of their own on each. */
export type Endpoint = 'runtime' | 'mantle';
`;

const COMMON = `/** What every workload may have. */
export interface AnyWorkload {
  /** Shown on the bill's lines. Default: the name of its model or service. */
  name?: string;
  /** Where requests are sent from; default: the scenario's. */
  region?: string;
  /**
   * What a line without a price in its region gets: nothing, so that the bill is incomplete (\`left-out\`, the
   * default), or the price of the nearest region that has one, marked as assumed (\`nearest\`).
   */
  missing_prices?: 'left-out' | 'nearest';
  /** Kept in the scenario, and left out of the bill, which says so in a notice. Default: false. */
  switched_off?: boolean;
  /** Who pays for it; changes no price. */
  team?: string;
  /** Labels of your own by their names, at most 50; they change no price. */
  tags?: Record<string, string>;
}

/** What names a model. */
export interface OneModel extends AnyWorkload {
  /** A model id as AWS writes it: bare, with a profile prefix (\`us.anthropic.claude-…\`), or an ARN. */
  model: string;
  /** Default: what the model id's prefix says; in-region without a prefix. */
  route?: Route;
  /** Default: \`runtime\`; matters for models with a meter of its own on each endpoint. */
  endpoint?: Endpoint;
}

/** Calls that go to another model. Quotas are per model: these are the account's of that one. */
export interface ModelShare {
  model: string;
  percent: Quantity;
  quota_tpm?: Quantity;
  quota_rpm?: Quantity;
}

/** What every workload that calls a model may say beside its own fields. */
export interface ModelCalls extends OneModel {
  /** Default: \`standard\`; of the type \`batch\`, \`batch\`. */
  tier?: Tier;
  /**
   * Turns prompt caching on where the type has a beginning that repeats, and says how long writes
   * are kept. For counted cache tokens the default is \`5m\` (\`30m\` for the models that have only that).
   */
  cache_ttl?: '5m' | '1h' | '30m';
  /** Whether the long-context rates apply. Default: what the model's threshold says. */
  context?: 'standard' | 'long';
  /** Calls that go to other models; what is left of 100 percent stays with \`model\`. */
  routing?: ModelShare[];
`;

const SERVICE = `  /** Only of services that have rates by tier. */
  tier?: Tier;
  /** A month's quantity by dimension: \`{"requests": 2000000}\`. */
  quantities: Record<string, Quantity>;
`;

/** A choice of more than this many is a type with a name. */
const MOST_INLINE = 4;

const pascal = (/** @type {string} */ name) =>
  name.replace(/(?:^|_)(\w)/g, (_, letter) => letter.toUpperCase());
const union = (/** @type {string[]} */ words) => words.map((word) => `'${word}'`).join(' | ');
const grouped = (/** @type {string} */ digits) => digits.replace(/\B(?=(\d{3})+$)/g, ',');
const isNamed = (/** @type {Field} */ { kind, choices = [] }) =>
  kind === 'choice' && choices.length > MOST_INLINE;

/** @param {Field} field */
function typeOf(field) {
  if (field.kind === 'model') return 'string';
  if (isNamed(field)) return pascal(field.name);
  if (field.kind === 'choice') return union(field.choices ?? []);
  return field.kind === 'choices' ? `(${union(field.choices ?? [])})[]` : 'Quantity';
}

/** @param {Field} field @param {string} sentence */
function comment(field, sentence) {
  const words = [sentence];
  if (field.kind === 'whole') words.push('A whole number, 1 to 1,000.');
  const told = field.required || sentence.includes('Default: ');
  const usual = field.kind === 'choice' ? `\`${field.default}\`` : grouped(field.default ?? '0');
  if (!told && usual !== '0') words.push(`Default: ${usual}.`);
  return block(words.filter(Boolean).join(' '), '  ');
}

/** A comment of lines that fit. @param {string} text @param {string} indent */
function block(text, indent) {
  if (text === '') return '';
  const line = `${indent}/** ${text} */\n`;
  if (line.length <= 118) return line;
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last.length + word.length > 110 - indent.length) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return `${indent}/**\n${lines.map((l) => `${indent} * ${l}\n`).join('')}${indent} */\n`;
}

/** @param {Field} field @param {string} sentence */
const member = (field, sentence) =>
  `${comment(field, sentence)}  ${field.name}${field.required ? '' : '?'}: ${typeOf(field)};\n`;

const sentences = (/** @type {string[]} */ ...texts) => texts.filter(Boolean).join(' ');

/** @param {TypeInfo[]} types @returns {Set<string>} fields that all types with calls have */
function sharedFields(types) {
  const calling = types.filter(({ calls }) => calls);
  const names = calling.map(({ fields }) => new Set(fields.map(({ name }) => name)));
  return new Set([...names[0]].filter((name) => names.every((set) => set.has(name))));
}

/** @param {import('bedrock-calculator').CatalogInfo} catalog @param {Manual} manual */
export function workloadTypes({ workload_types: types, tiers }, manual) {
  const shared = sharedFields(types);
  const [calling] = types.filter(({ calls }) => calls);
  let text = `${HEAD}export type Tier = ${union(tiers)};\n\n${COMMON}`;
  for (const field of calling.fields) {
    if (!shared.has(field.name) || field.name === 'model') continue;
    text += member(field, manual[calling.type].fields[field.name]);
  }
  text += '}\n\n';
  const named = new Map(
    types.flatMap(({ fields }) => fields.filter(isNamed).map((field) => [field.name, field])),
  );
  for (const [name, { choices, choice_labels }] of named) {
    const words = choices?.map((choice, i) => `\`${choice}\`: ${choice_labels?.[i]}`);
    text += `${block(`${words?.join(' · ')}.`, '')}export type ${pascal(name)} = ${union(choices ?? [])};\n\n`;
  }
  for (const { type, about, calls, fields } of types) {
    const base = calls
      ? 'ModelCalls'
      : fields.some(({ name }) => name === 'model')
        ? 'OneModel'
        : 'AnyWorkload';
    text += `${block(sentences(about, manual[type].manual), '')}export interface ${pascal(type)}Workload extends ${base} {\n  type: '${type}';\n`;
    for (const field of fields) {
      if (field.name === 'model' || (calls && shared.has(field.name))) continue;
      text += member(field, manual[type].fields[field.name]);
    }
    text += `${type === 'service' ? SERVICE : ''}}\n\n`;
  }
  const all = types.map(({ type }) => `  | ${pascal(type)}Workload`).join('\n');
  return `${text}export type Workload =\n${all};\n`;
}

/** The rows of docs/scenario.md. @param {TypeInfo[]} types @param {Manual} manual */
export function workloadTable(types, manual) {
  const rows = [
    ['type', 'what it is', 'how it becomes usage'],
    ...types.map(({ type, label }) => [`\`${type}\``, label, manual[type].manual]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |\n`;
  const [head, ...body] = rows;
  return line(head) + line(widths.map((width) => '-'.repeat(width))) + body.map(line).join('');
}
