// Records of the invocation log as AWS writes them, from a seed, and what they say by a plain reading of their
// tree: the scanner's yardstick. Shapes and oddities: docs/usage.md.
import { randomSource } from './random.mjs';

/** @typedef {ReturnType<typeof randomSource>} Random */

const MODELS = [
  'amazon.nova-micro-v1:0',
  'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
  'global.anthropic.claude-opus-4-6-v1',
  'arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.anthropic.claude-haiku-4-5-20251001-v1:0',
  'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/9x2kq1',
  'openai.gpt-5.6-luna',
  'amazon.titan-embed-text-v2:0',
];
const REGIONS = ['us-east-1', 'us-west-2', 'eu-central-1'];
const DAYS = ['2026-09-30', '2026-10-01', '2026-10-02', '2026-10-03'];
const WORDS = [
  'the quick brown fox',
  '"quoted"',
  'back\\slash\\\\',
  '{"inputTokenCount": 999999}',
  '}]}]',
  'line\nbreak\ttab',
  'ümlaut € 漢字 😀',
  '"usage":{"outputTokens":77}',
  '\u0007\u001f',
  'C:\\path\\"',
];

/** @param {Random} random @param {number} most */
function text(random, most) {
  let out = '';
  const length = random.below(most);
  while (out.length < length) out += `${random.pick(WORDS)} `;
  return out;
}

/** @param {Random} random @param {any} counts */
const usageOfConverse = (random, { input, output, read, write, hour, detailed }) => ({
  inputTokens: input,
  outputTokens: output,
  totalTokens: input + output + read + write,
  ...(read || random.below(2)
    ? { cacheReadInputTokens: read, cacheReadInputTokenCount: read }
    : {}),
  ...(write || random.below(2) ? { cacheWriteInputTokens: write } : {}),
  ...(detailed
    ? {
        cacheDetails: random.below(2)
          ? [
              { ttl: '1h', inputTokens: hour },
              { inputTokens: write - hour, ttl: '5m' },
            ]
          : [
              { inputTokens: write - hour, ttl: '5m' },
              { inputTokens: hour, ttl: '1h' },
            ],
      }
    : {}),
});

/** @param {any} counts */
const usageOfMessages = ({ input, output, read, write, hour, detailed }) => ({
  input_tokens: input,
  cache_creation_input_tokens: write,
  cache_read_input_tokens: read,
  ...(detailed
    ? {
        cache_creation: {
          ephemeral_5m_input_tokens: write - hour,
          ephemeral_1h_input_tokens: hour,
        },
      }
    : {}),
  output_tokens: output,
  service_tier: 'standard',
});

const units = (/** @type {Random} */ random) => ({
  topicPolicyUnits: random.below(4),
  contentPolicyUnits: random.below(4),
  wordPolicyUnits: 1,
  automatedReasoningPolicyUnits: 0,
  sensitiveInformationPolicyUnits: random.below(3),
  sensitiveInformationPolicyFreeUnits: 0,
  contextualGroundingPolicyUnits: random.below(2),
  contentPolicyImageUnits: 0,
});
const assessment = (/** @type {Random} */ random) => ({
  nggt98iysuiw: {
    invocationMetrics: { guardrailProcessingLatency: 281, usage: units(random) },
    contentPolicy: {
      filters: [{ type: 'MISCONDUCT', action: 'BLOCKED', match: text(random, 40) }],
    },
  },
});

/** The answer's body in one of its shapes. @param {Random} random @param {any} counts */
function bodyOf(random, counts) {
  const guarded = random.below(4) === 0;
  const trace = guarded
    ? {
        'amazon-bedrock-trace': {
          guardrail: { input: assessment(random), outputs: [assessment(random)] },
        },
        'amazon-bedrock-guardrailAction': 'NONE',
      }
    : {};
  const tier =
    random.below(5) === 0
      ? { serviceTier: { type: random.pick(['flex', 'priority', 'default']) } }
      : {};
  switch (random.below(4)) {
    case 0:
      return {
        output: { message: { role: 'assistant', content: [{ text: text(random, 400) }] } },
        stopReason: 'end_turn',
        metrics: { latencyMs: 902 },
        usage: usageOfConverse(random, counts),
        ...tier,
        ...(random.below(9) === 0 ? { performanceConfig: { latency: 'optimized' } } : {}),
      };
    case 1:
      return {
        id: 'msg_1',
        type: 'message',
        content: [{ type: 'text', text: text(random, 400) }],
        stop_reason: 'end_turn',
        usage: usageOfMessages(counts),
        ...trace,
      };
    case 2:
      return [
        {
          type: 'message_start',
          message: { type: 'message', usage: { ...usageOfMessages(counts), output_tokens: 1 } },
        },
        {
          type: 'content_block_delta',
          index: 0,
          delta: { type: 'text_delta', text: text(random, 200) },
        },
        { type: 'message_delta', usage: { output_tokens: counts.output } },
        {
          type: 'message_stop',
          'amazon-bedrock-invocationMetrics': {
            inputTokenCount: counts.input,
            outputTokenCount: counts.output,
            cacheReadInputTokenCount: counts.read,
            cacheWriteInputTokenCount: counts.write,
          },
        },
      ];
    default:
      return {
        choices: [{ index: 0, message: { role: 'assistant', content: text(random, 100) } }],
        usage: {
          prompt_tokens: counts.input,
          completion_tokens: counts.output,
          ...(random.below(2) ? { prompt_tokens_details: { cached_tokens: counts.read } } : {}),
        },
      };
  }
}

/** @param {Random} random @param {number} i @param {number} [size] of texts */
export function logRecord(random, i, size = 600) {
  const cached = random.below(2) === 0;
  const write = cached ? random.below(20_000) : 0;
  const detailed = cached && random.below(2) === 0;
  const counts = {
    input: random.pick([random.below(50), random.below(9_000), random.below(300_000)]),
    output: random.below(4_000),
    read: cached ? random.below(90_000) : 0,
    write,
    hour: detailed ? random.below(write + 1) : 0,
    detailed,
  };
  const kind = random.below(20);
  const failed = kind === 0;
  const blocked = kind === 1;
  const inS3 = kind === 2;
  const bare = kind === 3; // no counts of the record's own
  const day = random.pick(DAYS);
  const hour = String(random.below(24)).padStart(2, '0');
  const record = {
    timestamp: `${day}T${hour}:41:06Z`,
    accountId: '111122223333',
    identity: {
      arn: `arn:aws:sts::111122223333:assumed-role/${random.pick(['support-api', 'triage'])}/s${random.below(3)}`,
    },
    region: random.pick(REGIONS),
    requestId: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    operation: random.pick(['Converse', 'ConverseStream', 'InvokeModel']),
    modelId: random.pick(MODELS),
    ...(random.below(3) === 0
      ? { requestMetadata: { team: random.pick(['a', 'b"c', 'dé']), feature: 'chat' } }
      : {}),
    input: {
      inputContentType: 'application/json',
      ...(inS3
        ? { inputBodyS3Path: 's3://logs/data/x_input.json.gz' }
        : {
            inputBodyJson: {
              messages: [{ role: 'user', content: [{ text: text(random, size) }] }],
              ...(random.below(6) === 0 ? { serviceTier: { type: 'flex' } } : {}),
              toolConfig: {
                tools: [{ toolSpec: { inputSchema: { json: { usage: { inputTokens: 5 } } } } }],
              },
            },
          }),
      ...(failed || blocked || bare
        ? {}
        : {
            inputTokenCount: counts.input,
            ...(cached || random.below(2)
              ? { cacheReadInputTokenCount: counts.read, cacheWriteInputTokenCount: counts.write }
              : {}),
          }),
    },
    ...(failed
      ? { errorCode: random.pick(['ThrottlingException', 'ValidationException']), status: '429' }
      : {
          output: {
            outputContentType: 'application/json',
            ...(blocked
              ? {
                  outputBodyJson: {
                    type: 'message',
                    content: [{ type: 'text', text: 'Sorry.' }],
                    ...(random.below(3)
                      ? { 'amazon-bedrock-trace': { guardrail: { input: assessment(random) } } }
                      : {}),
                    'amazon-bedrock-guardrailAction': 'INTERVENED',
                  },
                }
              : inS3
                ? {}
                : { outputBodyJson: bodyOf(random, counts) }),
            ...(blocked || bare ? {} : { outputTokenCount: counts.output }),
          },
        }),
    inferenceRegion: 'us-west-2',
    schemaType: 'ModelInvocationLog',
    schemaVersion: '1.0',
    ...(random.below(7) === 0
      ? { somethingNew: { deep: [[{ inputTokenCount: 3 }]], usage: 1 } }
      : {}),
  };
  return record;
}

/** @param {number} seed @param {number} count @param {number} [size] */
export function logRecords(seed, count, size) {
  const random = randomSource(seed);
  return Array.from({ length: count }, (_, i) => logRecord(random, i, size));
}

const COUNTS = {
  input: ['inputTokens', 'input_tokens', 'prompt_tokens', 'inputTokenCount'],
  output: ['outputTokens', 'output_tokens', 'completion_tokens', 'outputTokenCount'],
  read: ['cacheReadInputTokens', 'cacheReadInputTokenCount', 'cache_read_input_tokens'],
  write: ['cacheWriteInputTokens', 'cacheWriteInputTokenCount', 'cache_creation_input_tokens'],
};

/** What a body says, later events over earlier ones. @param {any} body @param {any} found */
function readBody(body, found) {
  if (Array.isArray(body)) for (const event of body) readBody(event, found);
  if (body === null || typeof body !== 'object' || Array.isArray(body)) return;
  if (body.message) readBody(body.message, found);
  if (body.serviceTier) found.tier = body.serviceTier.type ?? body.serviceTier;
  if (body.performanceConfig) found.latency = body.performanceConfig.latency;
  for (const usage of [body.usage, body['amazon-bedrock-invocationMetrics']]) {
    if (!usage) continue;
    for (const [name, spellings] of Object.entries(COUNTS))
      for (const spelling of spellings) if (spelling in usage) found[name] = usage[spelling];
    if (usage.service_tier) found.tier = usage.service_tier;
    if (usage.prompt_tokens_details) {
      found.details = true;
      found.cached = usage.prompt_tokens_details.cached_tokens;
    }
    if (usage.cache_creation) {
      found.known = true;
      found.hour = usage.cache_creation.ephemeral_1h_input_tokens;
    }
    if (usage.cacheDetails) {
      found.known = true;
      found.hour = usage.cacheDetails
        .filter((/** @type {any} */ d) => d.ttl === '1h')
        .reduce((/** @type {number} */ sum, /** @type {any} */ d) => sum + d.inputTokens, 0);
    }
  }
}

/** Every guardrail's units, wherever they stand. @param {any} tree @param {number[]} sums */
function addUnits(tree, sums) {
  const names = Object.keys(units(randomSource(1)));
  const order = [
    'contentPolicyUnits',
    'topicPolicyUnits',
    'wordPolicyUnits',
    'sensitiveInformationPolicyUnits',
    'sensitiveInformationPolicyFreeUnits',
    'contextualGroundingPolicyUnits',
    'automatedReasoningPolicyUnits',
    'contentPolicyImageUnits',
  ];
  if (tree === null || typeof tree !== 'object') return;
  if (names.every((name) => name in tree)) {
    order.forEach((name, i) => {
      sums[i] += tree[name];
    });
  }
  for (const value of Object.values(tree)) addUnits(value, sums);
}

/** A record's group and counts, by JSON.parse and plain steps. @param {any} record @param {number[]} limits */
export function plainReading(record, limits) {
  const body = record.output?.outputBodyJson;
  /** @type {any} */
  const found = {};
  readBody(body, found);
  const { input = {}, output = {} } = record;
  const gross = input.inputTokenCount ?? found.input ?? 0;
  const tokens = {
    input: gross,
    output: output.outputTokenCount ?? found.output ?? 0,
    read: input.cacheReadInputTokenCount ?? found.read ?? found.cached ?? 0,
    write: input.cacheWriteInputTokenCount ?? found.write ?? 0,
  };
  const cached = tokens.read + tokens.write;
  const openai = record.modelId.includes('openai.');
  const hidden = record.modelId.includes(':application-inference-profile/');
  let convention = 0;
  let depends = false;
  if (cached > 0) {
    convention = 1;
    if (
      found.details &&
      (input.inputTokenCount === undefined || input.inputTokenCount === found.input)
    )
      convention = 2;
    else if (gross >= cached) {
      if (openai) convention = 3;
      depends = hidden;
    }
  }
  if (convention >= 2) tokens.input = Math.max(0, gross - cached);
  const hour = Math.min(found.hour ?? 0, tokens.write);
  const none = tokens.input + tokens.output + cached === 0;
  const stopped = body?.['amazon-bedrock-guardrailAction'] === 'INTERVENED';
  const failed = Boolean(record.errorCode) || Number(record.status) >= 400;
  const guardrail = [0, 0, 0, 0, 0, 0, 0, 0];
  addUnits(body, guardrail);
  const blocked = none && stopped && !failed;
  const asked = record.input?.inputBodyJson;
  const said = found.tier ?? asked?.serviceTier?.type ?? 'standard';
  const tier =
    found.latency === 'optimized' ? 'latency-optimized' : said === 'default' ? 'standard' : said;
  const whole = tokens.input + cached;
  return {
    group: [
      record.modelId,
      record.region,
      tier,
      String(limits.filter((limit) => whole > limit).length),
      depends ? '1' : '0',
      record.timestamp.slice(0, 10),
    ],
    convention,
    columns: [
      1,
      Number(failed),
      Number(blocked),
      Number(blocked && guardrail.every((count) => count === 0)),
      Number(none && !stopped && !failed),
      tokens.input,
      tokens.output,
      tokens.read,
      tokens.write,
      hour,
      found.known ? 0 : tokens.write,
      ...guardrail,
      0,
      0,
    ],
  };
}

/** What all records come to, as the scanner's report has its groups. @param {any[]} records @param {number[]} limits */
export function plainGroups(records, limits) {
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  const conventions = [0, 0, 0, 0];
  for (const record of records) {
    const { group, columns, convention } = plainReading(record, limits);
    conventions[convention] += 1;
    const name = JSON.stringify(group);
    const sums = groups.get(name) ?? columns.map(() => 0);
    columns.forEach((count, i) => {
      sums[i] += count;
    });
    groups.set(name, sums);
  }
  const rows = [...groups].map(([name, sums]) => [...JSON.parse(name), ...sums]);
  return { groups: rows, conventions };
}
