// Every model at one workload: found, sorted, pinned and used; the same workload in other regions and on other tiers.
import { applyPatch } from 'bedrock-calculator';
import { html, svg } from 'lit';
import '../../charts/chart.js';
import { quietCents } from '../../components/cents.js';
import { Part } from '../../context.js';
import { define } from '../../define.js';
import { day, money, perMillion, price, share, shortTokens } from '../../format.js';
import { usePatch } from '../../state/patch.js';
import { isHeavy } from '../../state/pricing.js';
import { base } from '../../styles/base.js';
import { Latest } from '../../worker/latest.js';
import { diffTable, workloadOf } from './diff-table.js';
import {
  CONTEXTS,
  canRun,
  change,
  chartOf,
  filtered,
  least,
  MEASURES,
  MOST_PINS,
  NEW_DAYS,
  NO_FILTER,
  sorted,
} from './models.js';
import { endpointTable, heatMap, tierTable } from './places.js';
import { currentScenario } from './scenario.js';
import { compareStyles } from './styles.js';

/**
 * @typedef {import('bedrock-calculator').ComparedModel} ComparedModel
 * @typedef {import('bedrock-calculator').Change} Change
 * @typedef {import('./models.js').Filter} Filter
 * @typedef {{
 *   id: string, name: string, patch: Change[], total: string | null, scenario_total: string | null, complete: boolean,
 * }} Choice one cell of the region and tier tables
 */

/** So many rows are drawn; more on request. */
const PAGE = 20;
const RATES = /** @type {const} */ (['input_tokens', 'output_tokens', 'cache_read_tokens']);
const CHANGED = {
  route: 'another route',
  tier: 'another tier',
  cache_ttl: 'another cache lifetime',
};

/** Settings that filter nothing. */
const KEPT = ['sort', 'measure'];
const PIN = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M6 2.5h4l-.6 4 2.1 2.3H4.5L6.6 6.5ZM8 8.8v5" /></svg>`;

/** A scenario with a change, under the name of what was changed. @param {import('bedrock-calculator').Scenario} scenario @param {Change[]} patch @param {string} name */
const patched = (scenario, patch, name) => ({ ...applyPatch(scenario, patch), name });

/** "in-region", "geo US". @param {{route: string | null, patch: Change[]}} model */
const routeText = ({ route }) => (route === 'in-region' || !route ? '' : `, ${route}`);

export class ModelsPart extends Part {
  /** @type {import('../../context.js').Model[]} */
  static follows = ['document', 'pricing', 'session'];

  static properties = {
    open: { state: true },
    all: { state: true },
    reasons: { state: true },
    choice: { state: true },
    said: { state: true },
  };

  static styles = [base, compareStyles];

  /** @type {Latest<'compare'>} */
  #compare = new Latest('compare', () => this.requestUpdate());
  /** @type {Latest<'diff'>} */
  #diff = new Latest('diff', () => this.requestUpdate());
  /** @type {{key: unknown[], chart: import('../../charts/draw.js').Chart | null}} */
  #drawn = { key: [], chart: null };

  constructor() {
    super();
    /** Id of the model whose row is open. */
    this.open = '';
    /** Whether all rows are drawn. */
    this.all = false;
    /** Whether the models that cannot run are listed. */
    this.reasons = false;
    /** @type {Choice | null} the cell that is chosen */
    this.choice = null;
    /** What "Use this" has done. */
    this.said = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#compare.cancel();
    this.#diff.cancel();
  }

  /** Indices of the workloads that call a model. @param {import('bedrock-calculator').Scenario} scenario */
  #comparable({ workloads }) {
    const calling = this.calc.catalog.workload_types.filter(({ calls }) => calls);
    const types = new Set(calling.map(({ type }) => type));
    return workloads.flatMap((workload, i) =>
      types.has(workload.type) && /** @type {any} */ (workload).model ? [i] : [],
    );
  }

  /** The workload that is chosen; else the one that is open; else the first. @param {number[]} indices */
  #workload(indices) {
    const { session, draft } = this.calc;
    const chosen = session.setting('compare', 'workload');
    const open = draft.cards.findIndex(({ key }) => key === session.openRow);
    const wanted = chosen === '' ? open : Number(chosen);
    return indices.includes(wanted) ? wanted : (indices[0] ?? -1);
  }

  /** @returns {Filter} */
  get filter() {
    const { session } = this.calc;
    const names = Object.keys(NO_FILTER);
    const fields = names.map((name) => [name, session.setting('compare', name)]);
    return /** @type {Filter} */ (Object.fromEntries(fields));
  }

  get #pins() {
    const text = this.calc.session.setting('compare', 'pins');
    return text ? text.split(',').slice(0, MOST_PINS) : [];
  }

  /** @param {Record<string, string>} fields */
  #set(fields) {
    this.calc.session.set('compare', fields);
  }

  /** @param {string} id */
  #pin(id) {
    const pins = this.#pins.filter((pinned) => pinned !== id);
    const next = pins.length < this.#pins.length ? pins : [...pins, id].slice(-MOST_PINS);
    this.#set({ pins: next.join(',') });
  }

  willUpdate() {
    const { calc } = this;
    const scenario = currentScenario(this.calc);
    const indices = this.#comparable(scenario);
    const workload = this.#workload(indices);
    if (workload < 0) return;
    const heavy = isHeavy(scenario, calc.catalog.workload_types);
    this.#compare.engine = heavy ? undefined : calc.engine;
    this.#compare.ask({ scenario, workload, pinned: this.#pins });
    const { answer } = this.#compare;
    const pinned = (answer?.models ?? []).filter(
      (model) => this.#pins.includes(model.id) && !model.is_now && canRun(model),
    );
    if (pinned.length === 0) return;
    this.#diff.engine = this.#compare.engine;
    const from = this.#compare.asked?.scenario ?? scenario;
    this.#diff.ask([from, ...pinned.map(({ name, patch }) => patched(from, patch, name))]);
  }

  /** @param {{name: string, patch: Change[]}} what */
  #use({ name, patch }) {
    const { calc } = this;
    const workload = this.#compare.asked?.scenario.workloads[this.#compare.answer?.workload ?? 0];
    const subject = workload?.name || 'the workload';
    const notice = `${subject[0].toUpperCase()}${subject.slice(1)} now runs on ${name}.`;
    usePatch(calc, patch, `Use ${name} for ${subject}`, notice);
    this.said = notice;
    this.choice = null;
  }

  /** What was used last, and the way back. */
  #said() {
    const { document: doc } = this.calc;
    if (!this.said) return html`<p class="vh" role="status"></p>`;
    const undo = doc.notice?.text === this.said;
    return html`
      <p class="message said" role="status">
        ${this.said}
        ${undo ? html`<button type="button" @click=${() => this.#undo()}>Undo</button>` : ''}
      </p>
    `;
  }

  #undo() {
    this.calc.document.revertNotice();
    this.said = '';
  }

  /** @param {number[]} indices @param {number} workload */
  #head(indices, workload) {
    const { workloads } = currentScenario(this.calc);
    return html`
      <div class="head">
        <p class="soft">The same work on other models, from other regions, on other tiers.</p>
        <label class="pick">
          <span>Workload</span>
          <select
            aria-label="Workload"
            @change=${(/** @type {Event} */ e) =>
              this.#set({ workload: /** @type {HTMLSelectElement} */ (e.target).value })}
          >
            ${indices.map(
              (i) =>
                html`<option value=${i} ?selected=${i === workload}>${workloads[i].name || `Workload ${i + 1}`}</option>`,
            )}
          </select>
        </label>
      </div>
    `;
  }

  /** @param {keyof Filter} name @param {string} label @param {[string, string][]} options */
  #pick(name, label, options) {
    const value = this.filter[name];
    return html`
      <label class="pick">
        <select
          aria-label=${label}
          class=${value ? 'on' : ''}
          @change=${(/** @type {Event} */ e) =>
            this.#set({ [name]: /** @type {HTMLSelectElement} */ (e.target).value })}
        >
          ${options.map(([id, text]) => html`<option value=${id} ?selected=${id === value}>${text}</option>`)}
        </select>
      </label>
    `;
  }

  /** @param {keyof Filter} name @param {string} label */
  #chip(name, label) {
    const on = this.filter[name] !== '';
    return html`<button type="button" aria-pressed=${on} @click=${() => this.#set({ [name]: on ? '' : 'yes' })}>${label}</button>`;
  }

  /** @param {ComparedModel[]} models @param {string} region */
  #tools(models, region) {
    const some = (/** @type {string[]} */ all) => [...new Set(all)].sort();
    const providers = some(models.map(({ provider }) => provider));
    const inputs = some(models.flatMap(({ input }) => input)).filter((kind) => kind !== 'text');
    const { filter } = this;
    const any = Object.entries(filter).some(([name, text]) => text && !KEPT.includes(name));
    return html`
      <div class="tools" role="group" aria-label="Filters">
        <input
          type="search"
          aria-label="Search models"
          autocomplete="off"
          placeholder="Model or provider"
          .value=${filter.query}
          @input=${(/** @type {Event} */ e) =>
            this.#set({ query: /** @type {HTMLInputElement} */ (e.target).value })}
        >
        ${this.#pick('context', 'Context', [
          ['', 'Any context'],
          ...CONTEXTS.map(
            (n) => /** @type {[string, string]} */ ([n, `Context from ${shortTokens(Number(n))}`]),
          ),
        ])}
        ${this.#chip('here', `In ${region}`)}
        ${this.#pick('reads', 'Modality', [
          ['', 'Any input'],
          ...inputs.map((kind) => /** @type {[string, string]} */ ([kind, `Reads ${kind}`])),
        ])}
        ${this.#chip('caches', 'Caches prompts')}
        ${this.#chip('local', 'Stays in region')}
        ${this.#chip('life', 'Active only')}
        ${this.#chip('read', `Price read in ${NEW_DAYS} days`)}
        ${this.#pick('provider', 'Provider', [
          ['', 'Any provider'],
          ...providers.map((name) => /** @type {[string, string]} */ ([name, name])),
        ])}
        ${any ? html`<button type="button" class="quiet" @click=${() => this.#set({ ...NO_FILTER, sort: filter.sort, measure: filter.measure })}>Clear filters</button>` : ''}
      </div>
    `;
  }

  /** @param {string} key @param {string} label @param {string} [kind] */
  #column(key, label, kind = '') {
    const { sort } = this.filter;
    const [by, down] = [sort.replace('-', '') || 'month', sort.startsWith('-')];
    const on = by === key;
    return html`
      <th scope="col" class=${kind} aria-sort=${on ? (down ? 'descending' : 'ascending') : 'none'}>
        <button type="button" @click=${() => this.#set({ sort: on && !down ? `-${key}` : key })}>
          ${label}${on ? (down ? ' ▾' : ' ▴') : ''}
        </button>
      </th>
    `;
  }

  /** Prices of a model where it would run. @param {ComparedModel} model @param {string} region */
  #rates({ id, route, tier }, region) {
    return RATES.map((dimension) => {
      const where = { model: id, region, route, tier, dimension };
      const rate = route && tier ? this.calc.pricing.rateOf(where) : '';
      return rate ? price(perMillion(rate)) : 'none';
    });
  }

  /** @param {ComparedModel} model @param {{region: string, most: number, now: string | null}} about */
  #row(model, { region, most, now }) {
    const { id, name, provider, is_now, total, difference } = model;
    const pinned = this.#pins.includes(id);
    const open = this.open === id;
    const [input, output, cached] = this.#rates(model, region);
    const kind = is_now ? 'here' : pinned ? 'pin' : '';
    const apart = difference !== null && now !== null && !is_now ? change(difference, now) : '';
    return html`
      <tr class=${is_now ? 'is-now' : ''}>
        <td class="pinc">
          ${
            is_now
              ? html`<span class="badge">now</span>`
              : html`<button type="button" class="pinb" aria-pressed=${pinned} aria-label="Pin ${name}" @click=${() => this.#pin(id)}>${PIN}</button>`
          }
        </td>
        <th scope="row">
          <button type="button" class="name" aria-expanded=${open} @click=${() => this.#open(open ? '' : id)}>${name}</button>
          <span class="about">${provider}${routeText(model)}</span>
        </th>
        <td class="number c-ctx">${model.context_tokens ? shortTokens(model.context_tokens) : '–'}</td>
        <td class="number c-in">${input}</td>
        <td class="number c-in">${output}</td>
        <td class="number c-in">${cached}</td>
        <td class="c-bar"><svg class="bar" aria-hidden="true"><rect class="track" width="100%" height="100%" />${svg`<rect class=${kind || 'other'} width="${share(total ?? '', String(most))}%" height="100%"/>`}</svg></td>
        <td class="number">${model.complete ? '' : html`<span class="about">at least </span>`}${quietCents(money(total ?? ''))}</td>
        <td class="number delta ${apart.startsWith('+') ? 'more' : 'less'}">${apart}</td>
      </tr>
      ${open ? html`<tr class="detail"><td colspan="9">${this.#detail(model, now)}</td></tr>` : ''}
    `;
  }

  /** @param {string} id */
  #open(id) {
    this.open = id;
  }

  /** @param {ComparedModel} model @param {string | null} now */
  #detail(model, now) {
    const { tokenizer, changed, cached, scenario_total } = model;
    const apart = changed.map((what) => CHANGED[what]).join(' and ');
    const seen = model.confirmed ?? model.price_date;
    return html`
      <ul>
        <li><code>${model.id}</code>, ${model.tier} tier, ${model.route}${apart ? `: it needs ${apart}` : ''}.</li>
        ${
          tokenizer
            ? html`<li>Assumed: its tokenizer makes ${tokenizer.factor} tokens of one. Then the workload costs <b>${money(tokenizer.total)}</b> a month${now && tokenizer.difference ? ` (${change(tokenizer.difference, now)})` : ''}. Source: ${tokenizer.source}, ${day(tokenizer.source_date)}.</li>`
            : ''
        }
        ${scenario_total ? html`<li>The whole scenario then costs ${least(model)}${money(scenario_total)} a month.</li>` : ''}
        <li>
          ${model.max_output_tokens ? `Answers of up to ${shortTokens(model.max_output_tokens)} tokens. ` : ''}Reads ${model.input.join(', ')}.
          ${cached ? 'The prompt is cached.' : 'Nothing is cached.'}
        </li>
        <li>
          ${model.status === 'active' ? 'Active' : `Status: ${model.status}`}${model.end_of_life ? `, ends on ${day(model.end_of_life)}` : ''}; offered in ${model.regions.length} regions.
          ${seen ? `Price read on ${day(seen)}.` : ''}
        </li>
      </ul>
      ${model.is_now ? '' : html`<button type="button" ?disabled=${this.calc.pricing.stale} @click=${() => this.#use(model)}>Use ${model.name}</button>`}
    `;
  }

  /** @param {ComparedModel[]} shown @param {string} region @param {string | null} now */
  #table(shown, region, now) {
    const pins = this.#pins;
    const rows = this.all
      ? shown
      : shown.filter((model, i) => i < PAGE || model.is_now || pins.includes(model.id));
    const most = Math.max(...rows.map(({ total }) => Number(total)), 0);
    const more = shown.length - rows.length;
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label="Models compared">
        <table class="cmp" aria-busy=${this.#compare.pending}>
          <caption class="vh">Models for this workload</caption>
          <thead>
            <tr>
              <th scope="col" class="pinc"><span class="vh">Pinned</span></th>
              ${this.#column('name', 'Model')}
              ${this.#column('context', 'Context', 'number c-ctx')}
              <th scope="col" class="number c-in">In, per M</th>
              <th scope="col" class="number c-in">Out, per M</th>
              <th scope="col" class="number c-in">Cache read</th>
              <td class="c-bar"></td>
              ${this.#column('month', 'A month', 'number')}
              <th scope="col" class="number">Against now</th>
            </tr>
          </thead>
          <tbody>${rows.map((model) => this.#row(model, { region, most, now }))}</tbody>
        </table>
      </div>
      ${shown.length === 0 ? html`<p>No model that can run this workload has all of this. Clear a filter or a word.</p>` : ''}
      ${
        more > 0
          ? html`<p><button type="button" class="quiet" @click=${() => this.#all()}>Show all ${shown.length} models</button></p>`
          : ''
      }
      <p class="foot">The same tokens are priced for each model. Where a source says how many tokens another tokenizer makes, the row has that figure as an assumption.</p>
    `;
  }

  #all() {
    this.all = true;
  }

  /** @param {ComparedModel[]} models */
  #cannot(models) {
    const cannot = models.filter((model) => !canRun(model));
    if (cannot.length === 0) return '';
    return html`
      <div class="cannot">
        <button type="button" class="quiet" aria-expanded=${this.reasons} @click=${() => {
          this.reasons = !this.reasons;
        }}>
          <span class="chevron" aria-hidden="true"></span>${cannot.length === 1 ? '1 model cannot' : `${cannot.length} models cannot`} run this workload
        </button>
        ${
          this.reasons
            ? html`<ul aria-label="Models that cannot run this workload">
                ${cannot.map(
                  ({ name, provider, cannot: why }) =>
                    html`<li><b>${name}</b> <span class="about">${provider}</span> ${why?.message ?? 'It has no price here.'}</li>`,
                )}
              </ul>`
            : ''
        }
      </div>
    `;
  }

  /** @param {ComparedModel[]} models filtered */
  #figure(models) {
    const { answer } = this.#compare;
    const { measure } = this.filter;
    const key = [answer, JSON.stringify([this.filter, this.#pins])];
    if (key.some((part, i) => part !== this.#drawn.key[i])) {
      const subject = this.#compare.asked?.scenario.workloads[answer?.workload ?? 0].name;
      const about = { workload: subject || 'The workload', measure, pins: this.#pins };
      this.#drawn = { key, chart: answer ? chartOf(models, answer, about) : null };
    }
    const { chart } = this.#drawn;
    if (!chart) return '';
    return html`
      <div class="figure-head">
        <h3>What a month costs against ${(MEASURES[measure] ?? MEASURES.context).label}</h3>
        ${this.#pick('measure', 'Measured by', [
          ['', 'Context window'],
          ['output', 'Longest answer'],
        ])}
      </div>
      <p class="soft">Pinned models in colour, the others in grey, now as a square.</p>
      <bedrock-chart .chart=${chart} @chosen=${(/** @type {CustomEvent<string>} */ e) => this.#pin(e.detail)}></bedrock-chart>
    `;
  }

  #pinned() {
    const { answer, asked } = this.#diff;
    const { workload } = this.#compare.answer ?? {};
    if (!answer || !asked || workload === undefined || this.#pins.length === 0) return '';
    const of = workloadOf(answer, workload);
    if (!of) return '';
    return html`
      <section>
        <h3>Where the difference comes from</h3>
        ${diffTable(answer, [of], { caption: 'Pinned models, line by line', open: () => true })}
      </section>
    `;
  }

  #elsewhere() {
    const { answer } = this.#compare;
    if (!answer) return '';
    const about = {
      names: new Map(answer.models.map(({ id, name }) => [id, name])),
      regions: this.calc.catalog.regions,
      chosen: this.choice?.id ?? '',
      choose: (/** @type {Choice} */ choice) => {
        this.choice = choice;
      },
    };
    return html`
      <div class="pair">
        ${heatMap(answer, about)}
        <div>${tierTable(answer, about)} ${endpointTable(answer, about)}</div>
      </div>
      ${this.#chosen()}
    `;
  }

  #chosen() {
    const { choice, calc } = this;
    if (!choice) return '';
    const { name, total, scenario_total } = choice;
    const at = least(choice);
    return html`
      <p class="message chosen" role="status">
        <span><b>${name}</b>: ${at}${money(total ?? '')} a month${scenario_total ? `; the whole scenario then costs ${at}${money(scenario_total)}` : ''}.</span>
        <button type="button" ?disabled=${calc.pricing.stale} @click=${() => this.#use(choice)}>Use this</button>
      </p>
    `;
  }

  render() {
    const scenario = currentScenario(this.calc);
    const indices = this.#comparable(scenario);
    if (indices.length === 0)
      return html`<p>No workload calls a model. Add one that does to compare models.</p>`;
    const { answer, trouble } = this.#compare;
    const workload = answer?.workload ?? this.#workload(indices);
    if (!answer) {
      return html`
        ${this.#head(indices, workload)}
        ${trouble ? html`<p class="message bad" role="alert">${trouble}</p>` : html`<p class="soft" role="status">Pricing every model …</p>`}
      `;
    }
    const asked = this.#compare.asked?.scenario ?? scenario;
    const region = asked.workloads[workload]?.region || asked.region || 'us-east-1';
    const offers = new Map(this.calc.pricing.offers(region).map((offer) => [offer.id, offer]));
    const models = filtered(answer.models, this.filter, {
      region,
      today: this.calc.pricing.today,
      caches: ({ id }) => (offers.get(id)?.cache_ttls.length ?? 0) > 0,
    });
    const now = answer.models.filter((model) => model.is_now && canRun(model));
    const others = sorted(models, this.filter.sort).filter(({ is_now }) => !is_now);
    return html`
      ${this.#head(indices, workload)} ${this.#tools(answer.models, region)} ${this.#said()}
      ${trouble ? html`<p class="message bad" role="alert">${trouble}</p>` : ''}
      ${this.#figure(models)}
      ${this.#table([...now, ...others], region, answer.total)}
      ${this.#cannot(models)} ${this.#pinned()} ${this.#elsewhere()}
    `;
  }
}

define('bedrock-models-part', ModelsPart);
