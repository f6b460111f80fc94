// The document: the draft as it was typed, and its history. Every change has a label, so that undo and redo
// can say what they do; typing in one field is one step.
import { followed } from './plan.js';
import { firstDraft, freeHue, newCard } from './scenario.js';

/**
 * @typedef {import('./scenario.js').Draft} Draft
 * @typedef {import('./scenario.js').Card} Card
 * @typedef {{draft: Draft, label: string}} Step
 * @typedef {{text: string, before: Draft, after: Draft}} Notice a change that can be taken back by itself
 */

const LONGEST = 200;

export class Document extends EventTarget {
  /** @type {Draft} */
  draft = firstDraft();
  /** @type {Notice | null} the last change worth a word, until the next one or until it is dismissed */
  notice = null;
  /** @type {Step[]} drafts before the present one, with what led away from them */
  #past = [];
  /** @type {Step[]} */
  #future = [];
  /** The field that the last step was typed into: further typing there joins it. */
  typing = '';

  /** What undo would take back; empty when there is nothing. */
  get undoLabel() {
    return this.#past.at(-1)?.label ?? '';
  }

  get redoLabel() {
    return this.#future.at(-1)?.label ?? '';
  }

  /** Puts a draft in place without a history: what the page opens with. @param {Draft} draft */
  open(draft) {
    this.draft = draft;
    this.#past = [];
    this.#future = [];
    this.notice = null;
    this.#changed();
  }

  /**
   * @param {Partial<Draft>} fields @param {string} label @param {{typing?: string, notice?: string}} [how]
   *   `typing` names the field that is typed in; `notice` says the change where it is seen, with an undo
   */
  change(fields, label, { typing = '', notice = '' } = {}) {
    const before = this.draft;
    if (!typing || typing !== this.typing) {
      this.#past.push({ draft: before, label });
      if (this.#past.length > LONGEST) this.#past.shift();
    }
    this.typing = typing;
    this.#future = [];
    this.draft = followed(before, { ...before, ...fields });
    if (notice) this.notice = { text: notice, before, after: this.draft };
    this.#changed();
  }

  /** @param {number} key @param {Partial<Card>} fields @param {string} label @param {string} [typing] */
  changeCard(key, fields, label, typing) {
    const cards = this.draft.cards.map((card) =>
      card.key === key ? { ...card, ...fields } : card,
    );
    this.change({ cards }, label, typing ? { typing: `${key}.${typing}` } : {});
  }

  /** Changes fields of a card's type as they are typed. @param {number} key @param {Record<string, string>} texts */
  changeTexts(key, texts) {
    const card = this.card(key);
    const [name] = Object.keys(texts);
    const label = `Change ${card?.name || 'a workload'}`;
    this.changeCard(key, { texts: { ...card?.texts, ...texts } }, label, name);
  }

  /** @param {number} key */
  card(key) {
    return this.draft.cards.find((card) => card.key === key);
  }

  /** @param {Card} card */
  add(card) {
    this.change({ cards: [...this.draft.cards, card] }, `Add ${card.name || 'a workload'}`);
    return card.key;
  }

  /** @param {number} key */
  duplicate(key) {
    const cards = [...this.draft.cards];
    const index = cards.findIndex((card) => card.key === key);
    const copy = newCard({ ...cards[index], hue: freeHue(cards) });
    copy.name = cards[index].name && `${cards[index].name} (copy)`;
    cards.splice(index + 1, 0, copy);
    this.change({ cards }, `Duplicate ${cards[index].name || 'a workload'}`);
    return copy.key;
  }

  /** @param {number} key */
  remove(key) {
    const name = this.card(key)?.name || 'the workload';
    const cards = this.draft.cards.filter((card) => card.key !== key);
    this.change({ cards }, `Remove ${name}`, { notice: `Removed ${name}.` });
  }

  reset() {
    this.change(firstDraft(), 'Start over', { notice: 'Started over with the first example.' });
  }

  undo() {
    this.#step(this.#past, this.#future);
  }

  redo() {
    this.#step(this.#future, this.#past);
  }

  /** @param {Step[]} from @param {Step[]} to */
  #step(from, to) {
    const step = from.pop();
    if (!step) return;
    to.push({ draft: this.draft, label: step.label });
    this.draft = step.draft;
    this.notice = null;
    this.typing = '';
    this.#changed();
  }

  /** Takes back what the notice tells of, and nothing that was done since. */
  revertNotice() {
    const { notice } = this;
    if (!notice) return;
    this.notice = null;
    this.change(reverted(notice, this.draft), `Undo: ${notice.text.replace(/\.$/, '')}`);
  }

  dismissNotice() {
    this.notice = null;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

/**
 * Members that still are as a change left them, back as they were before it.
 * @template {object} T @param {T} before @param {T} after @param {T} now @returns {T}
 */
function restored(before, after, now) {
  const out = { ...now };
  for (const name of /** @type {(keyof T)[]} */ (Object.keys({ ...after, ...before }))) {
    if (before[name] !== after[name] && now[name] === after[name]) out[name] = before[name];
  }
  return out;
}

/** @param {Notice} notice @param {Draft} now @returns {Draft} */
function reverted({ before, after }, now) {
  const was = new Map(before.cards.map((card) => [card.key, card]));
  const became = new Map(after.cards.map((card) => [card.key, card]));
  const kept = now.cards
    .filter((card) => was.has(card.key) || !became.has(card.key))
    .map((card) => {
      const [old, changed] = [was.get(card.key), became.get(card.key)];
      return old && changed ? restored(old, changed, card) : card;
    });
  before.cards.forEach((card, index) => {
    if (!became.has(card.key) && !kept.some(({ key }) => key === card.key))
      kept.splice(index, 0, card);
  });
  return {
    ...restored({ ...before, cards: now.cards }, { ...after, cards: now.cards }, now),
    cards: kept,
  };
}
