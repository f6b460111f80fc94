// What the benchmarks of real usage read.
import { randomSource } from '../support/random.mjs';

const WORDS =
  'the model reads this prompt and answers it in a few sentences of plain text about orders, invoices and "returns" of {customers}'.split(
    ' ',
  );

/** Lines of prose, as prompts have them. @param {ReturnType<typeof randomSource>} random @param {number} length */
function prose(random, length) {
  let text = '';
  for (let line = 0; text.length < length; ) {
    const word = random.pick(WORDS);
    line += word.length + 1;
    text += line > 90 ? `${word}\n` : `${word} `;
    if (line > 90) line = 0;
  }
  return text;
}

/** Invocation logs of so many calls. @param {number} records */
export function log(records) {
  const random = randomSource(7);
  const models = [
    'amazon.nova-micro-v1:0',
    'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
    'global.anthropic.claude-opus-4-6-v1',
  ];
  const parts = [];
  for (let i = 0; i < records; i += 1) {
    const [input, output, read] = [random.below(5000), random.below(900), random.below(1000)];
    const record = {
      schemaType: 'ModelInvocationLog',
      schemaVersion: '1.0',
      timestamp: new Date(1.79e12 + i * 60_000).toISOString().replace('.000', ''),
      accountId: '111122223333',
      identity: { arn: `arn:aws:sts::111122223333:assumed-role/app/${random.below(9)}` },
      region: 'us-east-1',
      requestId: `0f8fad5b-d9cb-469f-a165-${1e11 + i}`,
      operation: 'Converse',
      modelId: random.pick(models),
      input: {
        inputContentType: 'application/json',
        inputBodyJson: {
          messages: [
            { role: 'user', content: [{ text: prose(random, 800 + random.below(2000)) }] },
          ],
          inferenceConfig: { maxTokens: 1000 },
        },
        inputTokenCount: input,
        cacheReadInputTokenCount: read,
        cacheWriteInputTokenCount: 0,
      },
      output: {
        outputContentType: 'application/json',
        outputBodyJson: {
          output: {
            message: {
              role: 'assistant',
              content: [{ text: prose(random, 300 + random.below(700)) }],
            },
          },
          stopReason: 'end_turn',
          metrics: { latencyMs: 1234 },
          usage: { inputTokens: input, outputTokens: output, cacheReadInputTokens: read },
        },
        outputTokenCount: output,
      },
    };
    parts.push(`${JSON.stringify(record)}\n`);
  }
  return new TextEncoder().encode(parts.join(''));
}

/** Lines as Claude Code keeps them, which ccusage reads. @param {number} records */
export function claudeLines(records) {
  const parts = [];
  for (let i = 0; i < records; i += 1) {
    const message = {
      id: `msg_${i}`,
      type: 'message',
      role: 'assistant',
      model: 'claude-sonnet-4-20250514',
      content: [{ type: 'text', text: 'The answer, in plain words. '.repeat(7) }],
      stop_reason: 'end_turn',
      usage: {
        input_tokens: i % 4000,
        cache_creation_input_tokens: i % 700,
        cache_read_input_tokens: i % 9000,
        output_tokens: i % 900,
        service_tier: 'standard',
      },
    };
    const line = {
      sessionId: `s${i % 50}`,
      version: '1.0.80',
      message,
      requestId: `req_${i}`,
      type: 'assistant',
      timestamp: new Date(1.79e12 + i * 1000).toISOString(),
    };
    parts.push(`${JSON.stringify(line)}\n`);
  }
  return new TextEncoder().encode(parts.join(''));
}
