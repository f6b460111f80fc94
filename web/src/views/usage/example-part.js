// Two weeks of an invocation log that never ran, for who has none at hand: a support chat whose prompts grow, labels that
// are tried again after throttling, and summaries by night.

const DAYS = 14;
const DAY = 86_400_000;

/** Chances between 0 and 1, the same ones each time. @param {number} state */
const chances = (state) => () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};

const APPS = [
  {
    role: 'support-chat',
    team: 'support',
    model: 'us.anthropic.claude-sonnet-4-6',
    operation: 'Converse',
    from: 7,
    hours: 12,
    calls: 5,
    // The instructions grew five days before the end.
    input: (/** @type {number} */ day) => (day >= DAYS - 5 ? 1500 : 900),
    read: 2400,
    output: 280,
  },
  {
    role: 'ticket-labels',
    team: 'operations',
    model: 'global.anthropic.claude-haiku-4-5-20251001-v1:0',
    operation: 'InvokeModel',
    from: 0,
    hours: 24,
    calls: 4,
    input: () => 650,
    read: 0,
    output: 15,
  },
  {
    role: 'nightly-summaries',
    team: 'operations',
    model: 'amazon.nova-pro-v1:0',
    operation: 'Converse',
    from: 2,
    hours: 2,
    calls: 30,
    input: () => 5200,
    read: 0,
    output: 420,
  },
];

/** The log as S3 has it, until the day before. @param {Date} now @returns {import('./read.js').Source} */
export function exampleSource(now) {
  const chance = chances(11);
  const around = (/** @type {number} */ mean) => Math.round(mean * (0.5 + chance()));
  const first = Math.floor(now.getTime() / DAY) * DAY - DAYS * DAY;
  /** @type {string[]} */
  const lines = [];
  /** @param {typeof APPS[number]} app @param {number} day @param {number} at @param {object} counts */
  const record = (app, day, at, counts) =>
    lines.push(
      JSON.stringify({
        schemaType: 'ModelInvocationLog',
        schemaVersion: '1.0',
        timestamp: new Date(first + day * DAY + at).toISOString().replace('.000', ''),
        accountId: '111122223333',
        identity: { arn: `arn:aws:sts::111122223333:assumed-role/${app.role}/task` },
        region: 'us-east-1',
        requestId: `example-${lines.length}`,
        operation: app.operation,
        modelId: app.model,
        requestMetadata: { team: app.team },
        ...counts,
      }),
    );
  for (let day = 0; day < DAYS; day += 1) {
    for (const app of APPS) {
      for (let call = 0; call < app.hours * app.calls; call += 1) {
        const at = (app.from * 3600 + Math.floor((call * 3600) / app.calls)) * 1000;
        const inputTokenCount = around(app.input(day));
        // A prompt of its own: what is sent again is known by its body.
        const inputBodyJson = { prompt: `${app.role} ${day} ${call}` };
        if (app.role === 'ticket-labels' && chance() < 0.04) {
          record(app, day, at, {
            errorCode: 'ThrottlingException',
            input: { inputContentType: 'application/json', inputBodyJson },
          });
        }
        const found = chance() < 0.8;
        const cached =
          app.read === 0
            ? {}
            : {
                cacheReadInputTokenCount: found ? app.read : 0,
                cacheWriteInputTokenCount: found ? 0 : app.read,
              };
        record(app, day, at + 2000, {
          input: {
            inputContentType: 'application/json',
            inputBodyJson,
            inputTokenCount,
            ...cached,
          },
          output: {
            outputContentType: 'application/json',
            outputBodyJson: {},
            outputTokenCount: around(app.output),
          },
        });
      }
    }
  }
  const content = `${lines.join('\n')}\n`;
  return { name: 'an example log', size: content.length, content };
}
