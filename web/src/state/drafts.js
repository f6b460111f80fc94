// Drafts in this browser: each under a key of its own, so that two tabs never write over each other's work.
// A page from disk or a private window may have no storage: then nothing is kept, and nothing breaks.
import { fromScenario, newCard, newId } from './scenario.js';

/**
 * @typedef {import('./scenario.js').Draft} Draft
 * @typedef {{
 *   draft: Draft, scenario: unknown, link: string, from: string, saved: string, stamp: string, total: string,
 * }} Entry `link` is the scenario of the link it was last seen under, `from` the text that it began as,
 *   `total` what it came to, `stamp` tells who wrote it last
 */

const PREFIX = 'bedrock-draft/';
/** So many are kept; the oldest go first. */
export const MOST_DRAFTS = 20;

export class Drafts {
  #prefix;
  /** @type {Map<string, string>} stamps of what this page has read or written, by draft */
  #stamps = new Map();

  /** @param {string} name calculators of one name share their drafts */
  constructor(name) {
    this.#prefix = `${PREFIX}${name}/`;
  }

  /** @returns {Entry[]} newest first */
  list() {
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(this.#prefix));
      return keys
        .flatMap((key) => this.#read(key) ?? [])
        .sort((a, b) => (a.saved < b.saved ? 1 : -1));
    } catch {
      return [];
    }
  }

  /** @param {string} key @returns {Entry | undefined} */
  #read(key) {
    try {
      const entry = JSON.parse(localStorage.getItem(key) ?? '');
      return Array.isArray(entry.draft.cards) ? entry : undefined;
    } catch {
      return undefined; // somebody else's, or damaged
    }
  }

  /** The draft that this tab worked on last. */
  get own() {
    try {
      return sessionStorage.getItem(this.#prefix) ?? '';
    } catch {
      return '';
    }
  }

  /**
   * A kept draft, to be worked on.
   * @param {Entry} entry @param {import('bedrock-calculator').WorkloadTypeInfo[]} types @returns {Draft}
   */
  take(entry, types) {
    this.#stamps.set(entry.draft.id, entry.stamp);
    this.#own(entry.draft.id);
    return revived(entry, types);
  }

  /**
   * Keeps a draft. Where another tab has changed it meanwhile, it is kept under an id of its own, which is
   * returned. Throws where there is no room.
   * @param {Omit<Entry, 'saved' | 'stamp'>} fields @returns {string}
   */
  keep(fields) {
    const { draft } = fields;
    const there = this.#read(this.#prefix + draft.id);
    const id = there && there.stamp !== this.#stamps.get(draft.id) ? newId() : draft.id;
    const stamp = newId();
    const saved = new Date().toISOString();
    const text = JSON.stringify({ ...fields, draft: { ...draft, id }, saved, stamp });
    localStorage.setItem(this.#prefix + id, text);
    this.#stamps.set(id, stamp);
    this.#own(id);
    for (const entry of this.list().slice(MOST_DRAFTS)) this.drop(entry.draft.id);
    return id;
  }

  /** @param {string} id */
  drop(id) {
    localStorage.removeItem(this.#prefix + id);
  }

  /** @param {string} id */
  #own(id) {
    try {
      sessionStorage.setItem(this.#prefix, id);
    } catch {
      // The newest draft is then taken for this tab's.
    }
  }
}

/**
 * The draft of an entry with keys of this page; one that an older page wrote in another shape is read from
 * its scenario. @param {Pick<Entry, 'draft' | 'scenario'>} entry @param {import('bedrock-calculator').WorkloadTypeInfo[]} types
 */
export function revived({ draft, scenario }, types) {
  const shaped = draft.own && draft.account && draft.left && draft.rest;
  if (!shaped) return { ...fromScenario(/** @type {any} */ (scenario), types), id: draft.id };
  const cards = draft.cards.map((card) => newCard(card));
  const keys = new Map(draft.cards.map(({ key }, i) => [String(key), cards[i].key]));
  const left = Object.entries(draft.left).map(([set, choices]) => [
    set,
    Object.fromEntries(Object.entries(choices).map(([key, choice]) => [keys.get(key), choice])),
  ]);
  return { ...draft, options: draft.options ?? [], cards, left: Object.fromEntries(left) };
}
