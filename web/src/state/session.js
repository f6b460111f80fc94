// The session: what of the calculator is looked at. Views keep their filters here by their id, so that they
// outlive a change of views and travel in the link.

const MOST_PINS = 12;

export class Session extends EventTarget {
  /** The view in sight: an id of views/index.js. */
  view = 'bill';
  /** Key of the one workload that is open; 0: none. */
  openRow = 0;
  /** Whether the bill lies over the workloads on a narrow screen. */
  sheet = false;
  /** @type {Record<string, Record<string, string>>} settings of views, by view and name */
  settings = {};

  /** @type {string[]} what is pinned, to be seen beside whatever else is looked at */
  pins = [];

  /** Pins something, or takes it off. @param {string} id */
  pin(id) {
    const without = this.pins.filter((pinned) => pinned !== id);
    this.pins = without.length < this.pins.length ? without : [...without, id].slice(-MOST_PINS);
    this.dispatchEvent(new Event('change'));
  }

  /** @param {Partial<Pick<Session, 'view' | 'openRow' | 'sheet'>>} fields */
  change(fields) {
    Object.assign(this, fields);
    this.dispatchEvent(new Event('change'));
  }

  /** @param {string} view @param {string} name */
  setting(view, name) {
    return this.settings[view]?.[name] ?? '';
  }

  /** @param {string} view @param {Record<string, string>} values empty ones are dropped */
  set(view, values) {
    const all = Object.entries({ ...this.settings[view], ...values }).filter(([, text]) => text);
    this.settings = { ...this.settings, [view]: Object.fromEntries(all) };
    this.dispatchEvent(new Event('change'));
  }

  /** As parameters of a link: view=rates&rates.query=sonnet. */
  toParams() {
    const params = new URLSearchParams();
    if (this.view !== 'bill') params.set('view', this.view);
    for (const [view, settings] of Object.entries(this.settings)) {
      for (const [name, text] of Object.entries(settings)) params.set(`${view}.${name}`, text);
    }
    for (const id of this.pins) params.append('pin', id);
    return params;
  }

  /** @param {URLSearchParams} params @param {string[]} views ids that there are */
  fromParams(params, views) {
    const view = params.get('view') ?? 'bill';
    this.view = views.includes(view) ? view : 'bill';
    this.settings = {};
    this.pins = params.getAll('pin').slice(0, MOST_PINS);
    for (const [name, text] of params) {
      const [id, setting] = name.split('.');
      if (setting && views.includes(id))
        this.settings[id] = { ...this.settings[id], [setting]: text };
    }
    this.dispatchEvent(new Event('change'));
  }
}
