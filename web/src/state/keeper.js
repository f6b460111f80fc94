// Nothing lost: the link and the browser follow the document. Opening somebody's link never touches your own
// draft: what is opened is a draft of its own, kept as soon as it is changed.
import { Drafts, revived } from './drafts.js';
import { fromHash, optionsOf, pack, packedOf, paramsOf, toHash } from './share.js';

/**
 * @typedef {import('./calculator.js').Calculator} Calculator
 * @typedef {import('./drafts.js').Entry} Entry
 * @typedef {{draft: {id: string}, scenario?: unknown}} Work a whole draft, or the id of one that is kept
 * @typedef {{
 *   mine: Entry | null, unfinished: boolean, total: string, least: boolean, day: string,
 * }} Arrival what there is to say of a link that was opened: your own work beside it, and what it came to
 */

const PAUSE = 200; // ms after the last change
/** A reload that was asked for before the link was written has the link before it; it may take so many ms to begin. */
const SLOW = 2000;
/** Where that waits what a page took along before it was in its link: settings of views, and what no draft keeps. */
const LEFT = 'bedrock-left';
const CUT =
  'The link is incomplete or was altered, and cannot be read. What you see is not from the link.';

/** @param {string[]} links @param {URLSearchParams} params @param {Work} work */
function leave(links, params, work) {
  try {
    sessionStorage.setItem(LEFT, JSON.stringify([links, String(params), work]));
  } catch {
    // No storage here.
  }
}

/** What was left under this very link, in this tab. */
function left() {
  try {
    const [links, params, work] = JSON.parse(sessionStorage.getItem(LEFT) ?? '[[]]');
    sessionStorage.removeItem(LEFT);
    return work && links.includes(location.href)
      ? { settings: new URLSearchParams(params), work }
      : null;
  } catch {
    return null;
  }
}

export class Keeper extends EventTarget {
  /** What is wrong with a link, for people. */
  trouble = '';
  /** @type {Arrival | null} */
  arrival = null;
  /** @type {AbortController | null} ends the opening of a large scenario */
  opening = null;
  /** @type {Drafts | null} */
  drafts;
  #timer = 0;
  /** The link before the last one, and when that was written. */
  #before = { link: '', at: 0 };
  /** The hash that was written or read last. */
  #hash = '';
  /** The scenario of the link that the draft was last seen under. */
  #packed = '';
  /** Whether the link is not what the page shows. */
  #behind = false;
  /** @type {string | null} the link with which the draft is kept; null: it is not kept */
  #kept = null;
  /** What the draft began as. */
  #from = '';
  /** @type {import('./scenario.js').Draft | null} the draft that needs no keeping: nobody has changed it */
  #untouched = null;

  /** @param {Calculator} calc @param {{keep?: string, links: boolean, views: string[]}} how */
  constructor(calc, { keep, links, views }) {
    super();
    this.calc = calc;
    this.links = links;
    this.views = views;
    this.drafts = keep ? new Drafts(keep) : null;
    calc.keeper = this;
  }

  /**
   * @param {string} given the text of the scenario that the page's author gives; it is open already
   * @param {import('./scenario.js').Draft} first the draft of that
   * @param {boolean} late whether people work on it already, so that no kept draft takes its place
   */
  async start(given, first, late) {
    const { calc, drafts } = this;
    this.#from = given;
    this.#untouched = first;
    const kept = drafts?.list() ?? [];
    const mine = kept.find(({ draft }) => draft.id === drafts?.own) ?? kept[0];
    const begun = kept.find(({ from }) => from === given);
    const asks = this.links && (location.hash.length > 1 || !late);
    if (!(asks && (await this.#openHash(kept)))) {
      // Nothing may have been changed yet: then the link stays as it is.
      if (late) this.#behind = calc.draft !== first || `${calc.session.toParams()}` !== '';
      else if (begun && given) this.resume(begun);
      else if (mine && !given) this.resume(mine);
    }
    this.#changed();
    if (this.#behind) this.#follow();
    calc.document.addEventListener('change', () => this.#follow());
    calc.session.addEventListener('change', () => this.#follow());
    calc.pricing.addEventListener('change', () => this.#follow());
    this.listen();
  }

  listen() {
    addEventListener('pagehide', this.#leaving);
    addEventListener('visibilitychange', this.#leaving);
    if (this.links) addEventListener('hashchange', this.#hashChanged);
  }

  stop() {
    this.#now();
    removeEventListener('pagehide', this.#leaving);
    removeEventListener('visibilitychange', this.#leaving);
    removeEventListener('hashchange', this.#hashChanged);
  }

  /** Works on a kept draft. @param {Entry} entry */
  resume(entry) {
    const { calc, drafts } = this;
    this.#now();
    if (drafts) this.#show(drafts.take(entry, calc.catalog.workload_types));
    this.#from = entry.from;
    this.#packed = this.#kept = entry.link;
    this.#untouched = calc.draft;
    this.arrival = null;
    this.#changed();
  }

  /** @param {import('./scenario.js').Draft} draft */
  #show(draft) {
    const { document, session } = this.calc;
    document.open(draft);
    session.change({ openRow: draft.cards[0]?.key ?? 0 });
  }

  /** The scenario of the link stays, as a draft of your own. */
  keepCopy() {
    this.#untouched = null;
    this.arrival = null;
    this.#now();
    this.#changed();
  }

  /** What is open is as the host page set it: it needs no keeping. */
  settle() {
    this.#untouched = this.calc.draft;
  }

  dismiss() {
    this.arrival = null;
    this.#changed();
  }

  /** Opens the scenario of the hash, or the draft that was last seen under it. @param {Entry[]} kept */
  async #openHash(kept) {
    const { hash } = location;
    const { calc } = this;
    const params = paramsOf(hash);
    const rest = left();
    this.#behind = rest !== null;
    calc.session.fromParams(rest?.settings ?? params, this.views);
    const open = rest && kept.find(({ draft }) => draft.id === rest.work.draft.id);
    if (open) this.resume(open);
    else if (rest && !this.drafts) this.#show(revived(rest.work, calc.catalog.workload_types));
    if (open || (rest && !this.drafts)) return true;
    const packed = packedOf(hash);
    if (packed === null) return false;
    this.#hash = hash;
    const own = kept.find(({ link }) => link === packed);
    if (own) {
      this.resume(own);
      return true;
    }
    const opened = await this.#take(hash);
    if (!opened) return false;
    const mine = kept.find(({ draft }) => draft.id === this.drafts?.own) ?? kept[0] ?? null;
    this.#arrived(params, mine);
    return true;
  }

  /** @param {string} hash */
  async #take(hash) {
    const { calc } = this;
    this.trouble = '';
    const cancel = new AbortController();
    const slow = setTimeout(() => {
      this.opening = cancel;
      this.#changed();
    }, PAUSE);
    try {
      const read = Promise.all([fromHash(hash), optionsOf(hash)]);
      const [scenario, options] = await read.catch(() => {
        throw new Error(CUT);
      });
      await calc.open(scenario, cancel.signal);
      if (options.length > 0) calc.document.open({ ...calc.draft, options });
      this.#from = this.#packed = '';
      this.#kept = null;
      this.#untouched = calc.draft;
      return true;
    } catch (problem) {
      const { message, hint = '' } = /** @type {Error & {hint?: string}} */ (problem);
      this.trouble = hint
        ? `The scenario in the link cannot be priced: ${message} ${hint} What you see is not from the link.`
        : message;
      return false;
    } finally {
      clearTimeout(slow);
      this.opening = null;
      this.#changed();
    }
  }

  /** @param {URLSearchParams} params @param {Entry | null} mine */
  #arrived(params, mine) {
    const { bill, stale } = this.calc.pricing;
    const total = params.get('total') ?? params.get('least') ?? '';
    const least = params.has('least');
    const differs = bill && !stale && total && (total !== bill.total || least === bill.complete);
    const unfinished = params.has('unfinished');
    if (!mine && !differs && !unfinished) return;
    const day = params.get('on') ?? '';
    this.arrival = { mine, unfinished, least, day, total: differs ? total : '' };
  }

  #hashChanged = async () => {
    if (location.hash === this.#hash) return;
    this.#now();
    await this.#openHash(this.drafts?.list() ?? []);
    this.#changed();
  };

  #follow() {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#write(), PAUSE);
  }

  /** Without waiting for a pause. */
  #now() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#keep();
  }

  /** The page may go: a link that is written then comes too late for a reload. */
  #leaving = (/** @type {Event} */ { type }) => {
    this.#keep();
    const { draft, pricing, session } = this.calc;
    const { link, at } = this.#before;
    const late = type === 'pagehide' && Date.now() - at < SLOW;
    if (this.links && (this.#timer || late)) {
      const work = this.drafts ? { draft: { id: draft.id } } : { draft, scenario: pricing.priced };
      leave(late ? [location.href, link] : [location.href], session.toParams(), work);
    }
  };

  async #write() {
    const timer = this.#timer;
    if (this.links) await this.#link();
    if (this.#timer === timer) this.#timer = 0;
    this.#keep();
  }

  /** The link of what is on the screen. Throws where it would be too long. */
  async hash() {
    const { session, pricing, draft } = this.calc;
    const params = session.toParams();
    if (draft.options.length > 0) params.set('options', await pack(draft.options));
    if (pricing.bill) {
      params.set(pricing.bill.complete ? 'total' : 'least', pricing.bill.total);
      params.set('on', pricing.bill.as_of);
    }
    // While a field cannot be read the link has the last scenario that could be priced, and says so.
    if (pricing.stale) params.set('unfinished', '1');
    return toHash(pricing.priced, params);
  }

  async #link() {
    try {
      this.#hash = await this.hash();
      this.#packed = packedOf(this.#hash) ?? '';
      this.#before = { link: location.href, at: Date.now() };
      history.replaceState(history.state, '', this.#hash);
      left(); // the link has it
      if (this.trouble) this.#say('');
    } catch {
      this.#say('This scenario is too large for a link. Use Export, Save JSON to keep it.');
    }
  }

  #keep() {
    const { calc, drafts } = this;
    const { draft } = calc;
    const behind = this.#kept !== null && this.#kept !== this.#packed;
    if (!drafts || (draft === this.#untouched && !behind)) return;
    const { bill, priced } = calc.pricing;
    const total = bill ? `${bill.complete ? '' : 'at least '}$${bill.total}` : '';
    const kept = { draft, scenario: priced, link: this.#packed, from: this.#from, total };
    try {
      const id = drafts.keep(kept);
      // Another tab changed the same draft: from here on they are two.
      if (id !== draft.id) calc.document.draft = { ...draft, id };
      this.#untouched = calc.draft;
      this.#kept = this.#packed;
    } catch {
      this.#say('This browser has no room to keep your work. Use Export, Save JSON to keep it.');
    }
  }

  /** @param {string} trouble */
  #say(trouble) {
    if (trouble === this.trouble) return;
    this.trouble = trouble;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
