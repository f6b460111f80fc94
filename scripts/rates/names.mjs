// Which model a name of the Price List means: "NovaMicro", "Claude Opus 5.5 (Amazon Bedrock Edition)",
// "anthropic.claude-opus-4-8".

/** @typedef {import('./rate_files.mjs').Model} Model */

/**
 * @typedef {object} Named
 * @property {string} model id
 * @property {string} [tier] of a name that stands for one tier only
 * @property {'table' | 'id' | 'offer' | 'name'} by how it was found; by name: not verified
 */

/** Words that one spelling has and another leaves out. */
const NOISE = new Set(
  'amazon bedrock edition anthropic cohere meta openai twelvelabs stability ai model instruct generate'.split(
    ' ',
  ),
);

/**
 * "claude4.5sonnet" and "Claude Sonnet 4.5" have one key: their words, sorted, and their numbers in the order
 * in which they are written, because Opus 5.4 is not Opus 4.5.
 * @param {string} name
 */
function key(name) {
  const runs = name
    .toLowerCase()
    .replace(/\+/g, ' plus')
    .replace(/\bv1(\.0)?$/, '')
    .replace(/(\d)\.0(?!\d)/g, '$1')
    .match(/[a-z]+|\d+/g);
  const kept = (runs ?? []).filter((run) => !NOISE.has(run));
  const words = kept.filter((run) => !/^\d/.test(run)).sort();
  return [...words, ...kept.filter((run) => /^\d/.test(run))].join(' ');
}

/** "NovaLite" is two words. @param {string} name */
const apart = (name) => name.replace(/([a-z])([A-Z])/g, '$1 $2');

/**
 * A model id without provider, date stamp and version.
 * @param {string} id
 */
function bareId(id) {
  return id
    .replace(/^[a-z0-9]+\./, '')
    .replace(/-(?:v?\d+):\d+(?::\w+)?$/, '')
    .replace(/-\d{8}(?=-|$)/, '');
}

export class Names {
  /** @type {Map<string, string>} */
  #ids = new Map();
  /** @type {Map<string, string | undefined>} undefined: more than one model has this key */
  #keys = new Map();
  /** Official names that a row of the offer gives beside the model's id. @type {Map<string, string>} */
  #official = new Map();
  #table;

  /**
   * @param {Iterable<Model>} models
   * @param {Record<string, string | {model: string, tier: string}>} table
   */
  constructor(models, table) {
    this.#table = table;
    for (const model of models) this.add(model);
  }

  /** @param {Model} model */
  add(model) {
    const ids = [model.id, ...(model.aliases ?? [])];
    for (const id of ids) this.#ids.set(id, model.id);
    // A bare id of one word ("embed", "rerank") says too little.
    const bare = ids
      .map(bareId)
      .map(key)
      .filter((text) => text.includes(' '));
    for (const text of new Set([key(model.name), key(apart(model.name)), ...bare])) {
      const other = this.#keys.get(text);
      const taken = this.#keys.has(text) && other !== model.id;
      this.#keys.set(text, taken ? undefined : model.id);
    }
  }

  /** @param {string} name @param {string} model id that the same row gives */
  learn(name, model) {
    this.#official.set(name, model);
  }

  /**
   * @param {string} name
   * @returns {Named | undefined}
   */
  find(name) {
    const text = name.replace(/\s*\(Amazon Bedrock Edition\)\s*$/i, '').trim();
    const entry = Object.hasOwn(this.#table, text) ? this.#table[text] : undefined;
    if (typeof entry === 'string') return { model: entry, by: 'table' };
    if (entry) return { ...entry, by: 'table' };
    const id = this.#ids.get(text);
    if (id) return { model: id, by: 'id' };
    const official = this.#official.get(text);
    if (official) return { model: official, by: 'offer' };
    const bare = /^[a-z0-9]+\.[a-z]/.test(text) ? bareId(text) : text;
    const model = this.#keys.get(key(bare)) ?? this.#keys.get(key(apart(bare)));
    return model ? { model, by: 'name' } : undefined;
  }
}

/**
 * Whether a token of a usage type says nothing that the official name does not say too, so that
 * "NovaMicro-Model-Customization" is not taken for "Nova Micro".
 * @param {string} token
 * @param {string} official
 */
export function saysNoMore(token, official) {
  const known = new Set(key(apart(official)).split(' '));
  return [token, apart(token)].some((text) =>
    key(text)
      .split(' ')
      .every((word) => known.has(word)),
  );
}
