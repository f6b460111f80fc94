// A second opinion on what workloads use: plain loops over exact fractions, written from the billing
// rules and sharing nothing with the engine.

/** Fractions of two BigInts. @typedef {{n: bigint, d: bigint}} Fraction */

/** @param {string | number} value @returns {Fraction} */
export function fraction(value) {
  const [whole, digits = ''] = String(value).split('.');
  return { n: BigInt(whole + digits), d: 10n ** BigInt(digits.length) };
}
const ZERO = fraction(0);
const ONE = fraction(1);
/** @param {Fraction} a @param {Fraction} b */
export const plus = (a, b) => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
/** @param {Fraction} a @param {Fraction} b */
const minus = (a, b) => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d });
/** @param {Fraction[]} factors */
export const times = (...factors) =>
  factors.reduce((a, b) => ({ n: a.n * b.n, d: a.d * b.d }), ONE);
/** @param {Fraction} a @param {Fraction} b */
export const equal = (a, b) => a.n * b.d === b.n * a.d;
/** @param {Fraction} a @param {Fraction} b */
const atLeast = (a, b) => a.n * b.d >= b.n * a.d;
/** @param {Fraction} a */
const ceil = (a) => ({ n: (a.n + a.d - 1n) / a.d, d: 1n });
const percent = (/** @type {any} */ value) => times(fraction(value ?? 0), { n: 1n, d: 100n });

/** @typedef {Map<string, Fraction>} Use quantities by "model|context|dimension" */

/** @param {Use} use @param {string} key @param {Fraction} quantity */
function add(use, key, quantity) {
  use.set(key, plus(use.get(key) ?? ZERO, quantity));
}

/** Is `a` the fraction `b`, written to 18 places where it does not end? @param {Fraction} a @param {Fraction} b */
export function equalTo18(a, b) {
  const off = minus(a, b);
  return (off.n < 0n ? -off.n : off.n) * 10n ** 18n <= off.d;
}

/** @param {any} w @param {string} field */
const number = (w, field, fallback = 0) => fraction(w[field] ?? fallback);

/** Calls a month: retries and experiments on top, what failed taken off. @param {any} w @param {Fraction} count */
function calls(w, count) {
  return times(
    count,
    plus(ONE, percent(w.retry_percent)),
    plus(ONE, percent(w.experimentation_percent)),
    minus(ONE, percent(w.failure_percent)),
  );
}

/**
 * The texts of a conversation: `shared` and `first` begin it, `growth` is what a turn adds.
 * @param {any} w
 */
function conversation(w) {
  const n = (/** @type {string} */ field) => number(w, field);
  const sum = (/** @type {Fraction[]} */ ...parts) => parts.reduce(plus, ZERO);
  const reasoning = n('reasoning_tokens');
  const resent =
    w.model.includes('anthropic.claude') && w.resend_reasoning !== 'no' ? reasoning : ZERO;
  if (w.type === 'chat') {
    const output = sum(n('answer_tokens'), reasoning);
    return {
      count: n('conversations_per_month'),
      shared: n('system_tokens'),
      first: n('question_tokens'),
      growth: sum(n('question_tokens'), n('answer_tokens')),
      turns: Number(w.turns ?? 1),
      output,
      last: output,
    };
  }
  if (w.type === 'agent') {
    return {
      count: n('runs_per_month'),
      shared: sum(n('system_tokens'), times(n('tools'), n('tokens_per_tool'))),
      first: n('task_tokens'),
      growth: sum(n('step_output_tokens'), n('tool_result_tokens'), resent),
      turns: Number(w.steps ?? 1),
      output: sum(n('step_output_tokens'), reasoning),
      last: sum(n('answer_tokens'), reasoning),
    };
  }
  const output = sum(n('document_tokens'), reasoning);
  return {
    count: n('documents_per_month'),
    shared: n('system_tokens'),
    first: n('brief_tokens'),
    growth: sum(n('document_tokens'), n('feedback_tokens')),
    turns: Number(w.drafts ?? 1),
    output,
    last: output,
    replaces: true,
  };
}

/** @typedef {{min: number, long: number | null, ttls: string[], reads: boolean}} CacheFacts of a model */

const MINUTES = /** @type {Record<string, number>} */ ({ '5m': 5, '1h': 60, '30m': 30 });

/**
 * Adds cache writes: of those kept for 5 minutes a share may be kept for an hour.
 * @param {Use} use @param {string} context with a bar, or nothing @param {any} w @param {string} ttl @param {string[]} ttls
 * @param {Fraction} tokens
 */
function addWrites(use, context, w, ttl, ttls, tokens) {
  const mixes = ttl === '5m' && ttls.includes('1h');
  const hour = mixes ? percent(w.cache_write_1h_percent) : ZERO;
  add(use, `${context}cache_write_${ttl}_tokens`, times(tokens, minus(ONE, hour)));
  if (mixes) add(use, `${context}cache_write_1h_tokens`, times(tokens, hour));
}

/**
 * Adds what S3 and CloudWatch keep of the calls: 4 bytes a token and 1,000 a call, in GB of 2^30 bytes, unless the
 * workload says how large a call is; over 100 KB it is an object in S3.
 * @param {Use} use by "context|dimension", of text alone @param {any} w
 * @param {Map<string, Fraction>} callsIn how many calls each context has
 */
function addLog(use, w, callsIn) {
  const sink = w.invocation_logging ?? 'none';
  const entries = [...use];
  if (sink === 'none' || w.tier === 'batch' || w.endpoint === 'mantle') return;
  for (const [context, count] of callsIn) {
    let bytes = times(count, number(w, 'log_bytes'));
    if (bytes.n === 0n && Number(w.log_bytes ?? 0) === 0) {
      const tokens = entries.filter(([name]) => name.startsWith(`${context}|`));
      bytes = times(count, fraction(1000));
      for (const [, quantity] of tokens) bytes = plus(bytes, times(quantity, fraction(4)));
    }
    const gb = (/** @type {Fraction} */ b) => times(b, { n: 1n, d: 1n << 30n });
    const large = !atLeast(times(count, fraction(102_400)), bytes);
    if (large || sink !== 'cloudwatch') add(use, 'standard|storage_gb_months', gb(bytes));
    if (large) add(use, 'standard|put_requests', count);
    if (sink === 's3') continue;
    const written = gb(large ? times(count, fraction(1000)) : bytes);
    add(use, 'standard|log_ingest_gb', written);
    add(use, 'standard|log_storage_gb_months', written);
  }
}

/**
 * What a chat, an agent or a text in drafts uses, turn by turn. Needs `cache_hit_percent` where a
 * lifetime is given: the estimated rate has goldens.
 * @param {any} w @param {CacheFacts} model @returns {Use} by "context|dimension"
 */
export function conversationUse(w, model) {
  const c = conversation(w);
  const count = calls(w, c.count);
  const cached = w.cache_ttl !== undefined && w.tier !== 'batch' && model.reads;
  const pause = Number(w.seconds_between_turns ?? 0);
  const asGiven = percent(w.cache_hit_percent);
  const later = pause > 0 ? (pause < 60 * MINUTES[w.cache_ttl ?? '5m'] ? ONE : ZERO) : asGiven;
  const least = fraction(model.min);
  /** @type {Use} */
  const use = new Map();
  /** @type {Map<string, Fraction>} */
  const callsIn = new Map();
  const first = plus(c.shared, c.first);
  const kept = c.replaces ? 1 : Number(w.history_turns ?? c.turns);
  const promptOf = (/** @type {number} */ turn) =>
    plus(first, times(fraction(Math.min(turn - 1, kept)), c.growth));
  let before = c.shared;
  for (let turn = 1; turn <= c.turns; ++turn) {
    const prompt = promptOf(turn);
    const over = model.long !== null && !atLeast(fraction(model.long), prompt);
    const context = w.context ?? (over ? 'long' : 'standard');
    if (cached && atLeast(prompt, least)) {
      const forgotten = pause >= 60 * MINUTES[w.cache_ttl];
      const hit = turn === 1 ? (forgotten ? ZERO : asGiven) : later;
      const read = atLeast(before, least) ? times(before, hit) : ZERO;
      add(use, `${context}|cache_read_tokens`, times(count, read));
      const written = times(count, minus(prompt, read));
      addWrites(use, `${context}|`, w, w.cache_ttl, model.ttls, written);
    } else {
      add(use, `${context}|input_tokens`, times(count, prompt));
    }
    add(use, `${context}|output_tokens`, times(count, turn === c.turns ? c.last : c.output));
    add(callsIn, context, count);
    // A draft takes the place of the one before it; where the oldest turn is dropped, the next prompt
    // goes on differently after what all share.
    if (c.replaces) before = first;
    else before = turn > kept ? c.shared : prompt;
  }
  addLog(use, w, callsIn);
  return use;
}

/**
 * What calls alike use: all of them by the size of the largest. A beginning that is shared is read from the cache on a
 * hit and written on a miss; what is too short is not cached.
 * @param {any} w @param {CacheFacts} model @param {Fraction} count of calls
 * @param {{prefix: Fraction, input: Fraction, output: Fraction, largest: Fraction}} call `input` and `output` on average
 * @returns {Use} by "context|dimension"
 */
function alikeUse(w, model, count, call) {
  const over = model.long !== null && !atLeast(fraction(model.long), call.largest);
  const context = w.context ?? (over ? 'long' : 'standard');
  const asked = w.cache_ttl !== undefined && w.tier !== 'batch' && model.reads;
  const cached = asked && call.prefix.n > 0n && atLeast(call.prefix, fraction(model.min));
  const prefixes = times(count, call.prefix);
  /** @type {Use} */
  const use = new Map();
  const plain = times(count, call.input);
  add(use, `${context}|input_tokens`, cached ? plain : plus(plain, prefixes));
  if (cached) {
    const hits = percent(w.cache_hit_percent);
    add(use, `${context}|cache_read_tokens`, times(prefixes, hits));
    addWrites(use, `${context}|`, w, w.cache_ttl, model.ttls, times(prefixes, minus(ONE, hits)));
  }
  add(use, `${context}|output_tokens`, times(count, call.output));
  addLog(use, w, new Map([[context, count]]));
  return use;
}

/**
 * Items in packs; the last pack holds what is left over.
 * @param {any} w @param {CacheFacts} model @returns {Use} by "context|dimension"
 */
export function classificationUse(w, model) {
  const items = number(w, 'items_per_month');
  const asked = number(w, 'items_per_call', 1);
  const pack = atLeast(asked, ONE) ? asked : ONE;
  const packs = pack.n === pack.d ? items : ceil(times(items, { n: pack.d, d: pack.n }));
  if (packs.n === 0n) return new Map();
  const inOne = times(items, { n: packs.d, d: packs.n });
  const prefix = number(w, 'instruction_tokens');
  return alikeUse(w, model, calls(w, packs), {
    prefix,
    input: times(inOne, number(w, 'item_tokens')),
    output: plus(times(inOne, number(w, 'label_tokens')), number(w, 'reasoning_tokens')),
    largest: plus(prefix, times(pack, number(w, 'item_tokens'))),
  });
}

/**
 * The model under test, and a judge that reads rubric, case and answer once for each metric.
 * @param {any} w @param {CacheFacts} model @param {CacheFacts | null} judge null where there is none
 * @returns {{tested: Use, judged: Use, people: Fraction}}
 */
export function evaluationUse(w, model, judge) {
  const [input, output] = [number(w, 'input_tokens'), number(w, 'output_tokens')];
  const runs = calls(w, times(number(w, 'cases_per_month'), number(w, 'runs_per_case', 1)));
  const tested = alikeUse(w, model, runs, {
    prefix: ZERO,
    input,
    output: plus(output, number(w, 'reasoning_tokens')),
    largest: input,
  });
  const people = number(w, 'human_tasks');
  if (judge === null) return { tested, judged: new Map(), people };
  const judgements = times(runs, number(w, 'metrics', 1));
  const rubric = number(w, 'rubric_tokens');
  const hits = percent(w.judge_cache_hit_percent);
  const cached =
    hits.n > 0n && w.judge_tier !== 'batch' && judge.reads && atLeast(rubric, fraction(judge.min));
  /** @type {Use} */
  const judged = new Map();
  const read = plus(plus(input, output), cached ? ZERO : rubric);
  add(judged, 'input_tokens', times(judgements, read));
  if (cached) {
    add(judged, 'cache_read_tokens', times(judgements, rubric, hits));
    const written = times(judgements, rubric, minus(ONE, hits));
    addWrites(judged, '', w, w.cache_ttl ?? judge.ttls[0], judge.ttls, written);
  }
  add(judged, 'output_tokens', times(judgements, number(w, 'judge_output_tokens')));
  return { tested, judged, people };
}

/** Text units by policy. @param {any} w @returns {Use} */
export function guardrailUse(w) {
  const requests = number(w, 'requests_per_month');
  const answered = times(requests, minus(ONE, percent(w.blocked_percent)));
  const units = (/** @type {Fraction} */ characters) =>
    ceil(times(characters, { n: 1n, d: 1000n }));
  const [input, output] = [number(w, 'input_characters'), number(w, 'output_characters')];
  const both = plus(times(requests, units(input)), times(answered, units(output)));
  const source = plus(plus(input, output), number(w, 'grounding_characters'));
  /** @type {Record<string, [string, Fraction]>} */
  const policies = {
    content: ['content_text_units', both],
    topics: ['topic_text_units', both],
    'sensitive-information': ['sensitive_information_text_units', both],
    regex: ['regex_text_units', both],
    words: ['word_text_units', both],
    grounding: ['grounding_text_units', times(answered, units(source))],
    'automated-reasoning': [
      'automated_reasoning_text_units',
      times(both, number(w, 'reasoning_policies', 1)),
    ],
  };
  /** @type {Use} */
  const use = new Map();
  for (const policy of w.policies ?? []) add(use, ...policies[policy]);
  add(use, 'images', times(requests, number(w, 'images_per_request')));
  return use;
}

/** Billed minutes of imported copies, and their storage. @param {any} w @returns {Use} */
export function importUse(w) {
  const units = number(w, 'units_per_copy');
  const begun = ceil(times(number(w, 'minutes_per_burst'), { n: 1n, d: 5n }));
  const windows = atLeast(begun, ONE) ? begun : ONE;
  return new Map([
    [
      'custom_model_unit_minutes',
      times(number(w, 'bursts_per_month'), windows, fraction(5), number(w, 'copies', 1), units),
    ],
    ['custom_model_unit_storage_months', times(units, number(w, 'stored_models', 1))],
  ]);
}

/** Requests and memory-time before allowances. @param {any} w @returns {Use} */
export function lambdaUse(w) {
  const calls = number(w, 'invocations_per_month');
  const seconds = times(ceil(number(w, 'milliseconds')), { n: 1n, d: 1000n });
  const memory = times(number(w, 'memory_mb', 128), { n: 1n, d: 1024n });
  const dimension = w.processor === 'arm' ? 'arm_gb_seconds' : 'gb_seconds';
  return new Map([
    ['requests', calls],
    [dimension, times(calls, seconds, memory)],
  ]);
}
