// The view bedrock_invocation_costs: Bedrock's model-invocation log priced in place, in two dialects that
// differ in how lists are summed and in nothing else. Every join is by equality, so that databases hash.

/** @typedef {{tables: string, sum: (list: string) => string, most: (list: string) => string}} Dialect */

const PREFIX = "'^(us|eu|apac|jp|au|ca|in|us-gov|global)\\.'";
const ARN = "'^arn:[^:]*:bedrock:[^:]*:[^:]*:(foundation-model|inference-profile)/'";
const ARN_REGION = "'^arn:[^:]*:bedrock:([^:]*):'";
/** What clients append to an id: version and context size. The same in export_rates.mjs. */
const SUFFIX = "'(-v[0-9]+)?(:[0-9]+k?)*(\\[1m\\])?$'";

/** What a request can be charged for: its count, and the dimension whose rate it has. */
const TOKEN_PARTS = [
  { name: 'input', count: 'input_tokens', dimension: "'input_tokens'" },
  { name: 'output', count: 'output_tokens', dimension: "'output_tokens'" },
  { name: 'cache_read', count: 'cache_read_tokens', dimension: "'cache_read_tokens'" },
  { name: 'cache_write_1h', count: 'one_hour_tokens', dimension: "'cache_write_1h_tokens'" },
  { name: 'cache_write', count: 'short_write_tokens', dimension: 'calls.cache_write_default' },
];

/** Text units as a guardrail's trace counts them, and the dimension of each. */
const GUARDRAIL_PARTS = [
  { name: 'content', units: 'contentPolicyUnits', dimension: 'content_text_units' },
  { name: 'topic', units: 'topicPolicyUnits', dimension: 'topic_text_units' },
  { name: 'word', units: 'wordPolicyUnits', dimension: 'word_text_units' },
  {
    name: 'sensitive',
    units: 'sensitiveInformationPolicyUnits',
    dimension: 'sensitive_information_text_units',
  },
  { name: 'grounding', units: 'contextualGroundingPolicyUnits', dimension: 'grounding_text_units' },
  {
    name: 'reasoning',
    units: 'automatedReasoningPolicyUnits',
    dimension: 'automated_reasoning_text_units',
  },
  { name: 'guarded_image', units: 'contentPolicyImageUnits', dimension: 'images' },
].map((part) => ({ ...part, count: `${part.name}_units` }));

/** Not priced is NULL, which every sum over it is too. @param {{name: string, count: string}} part */
const cost = ({ name, count }) => `    CASE
      WHEN calls.${count} = 0 THEN CAST(0 AS DECIMAL(36, 18))
      ELSE CAST(calls.${count} AS DECIMAL(18, 0)) * CAST(${name}_rates.usd AS DECIMAL(18, 18))
    END AS ${name}_usd`;

/** ISO days compare as texts; what is open has the first or the last day there is. */
const inForce = (/** @type {string} */ name) => `
    AND ${name}_rates.valid_from <= calls.called_on
    AND calls.called_on < ${name}_rates.valid_to`;

/** @param {{name: string, dimension: string}} part */
const tokenJoin = ({ name, dimension }) => `  LEFT JOIN rates AS ${name}_rates
    ON ${name}_rates.model_id = calls.model_id
    AND ${name}_rates.region = calls.region
    AND ${name}_rates.prefix = calls.prefix
    AND ${name}_rates.tier = calls.tier
    AND ${name}_rates.context = calls.context
    AND ${name}_rates.dimension = ${dimension}${inForce(name)}`;

/** @param {{name: string, dimension: string}} part */
const guardrailJoin = ({ name, dimension }) => `  LEFT JOIN rates AS ${name}_rates
    ON ${name}_rates.model_id = 'bedrock-guardrails'
    AND ${name}_rates.dimension = '${dimension}'
    AND ${name}_rates.region = calls.region${inForce(name)}`;

const sum = (/** @type {{name: string}[]} */ parts) =>
  parts.map(({ name }) => `${name}_usd`).join(' + ');

/** The sum of a guardrail's units. */
const UNITS = GUARDRAIL_PARTS.map(({ count }) => count).join(' + ');

/** Why a cost is NULL, the first reason of several. */
const notPriced = `  CASE
    WHEN model_usd IS NOT NULL AND guardrail_usd IS NOT NULL THEN NULL
    WHEN intervened AND ${UNITS} = 0 THEN 'blocked by a guardrail, without a trace'
    WHEN model_id IS NULL THEN 'unknown model'
${TOKEN_PARTS.map(({ name }) => `    WHEN ${name}_usd IS NULL THEN 'no price for ${name}, tier ' || tier`).join('\n')}
${GUARDRAIL_PARTS.map(({ name, dimension }) => `    WHEN ${name}_usd IS NULL THEN 'no price for ${dimension}'`).join('\n')}
    ELSE 'answered without tokens'
  END AS not_priced`;

/**
 * Whole numbers of the body by a pattern around one: a body is an object, or a list of a stream's events.
 * A name inside a text has its quotes escaped, so that it never matches; some releases of Athena's SerDe
 * write the body's keys in lower case.
 * @param {string} pattern
 */
const counts = (pattern) => `regexp_extract_all(body, '(?i)${pattern}', 1)`;
const word = (/** @type {string} */ text, /** @type {string} */ pattern) =>
  `NULLIF(lower(regexp_extract(${text}, '(?i)${pattern}', 1)), '')`;
const TIER = '"service_?tier"\\s*:\\s*(?:\\{\\s*"type"\\s*:\\s*)?"(\\w+)"';
const LATENCY = '"performanceconfig"\\s*:\\s*\\{\\s*"latency"\\s*:\\s*"(\\w+)"';

/** @param {Dialect} dialect */
const records = ({ tables, sum: total, most }) => `records AS (
  SELECT
    requestId AS request_id,
    "timestamp" AS called_at,
    substr("timestamp", 1, 10) AS called_on,
    accountId AS account_id,
    identity.arn AS identity_arn,
    operation,
    CAST(requestMetadata AS VARCHAR) AS request_metadata,
    inferenceRegion AS inference_region,
    modelId AS model_called,
    -- An ARN says its region itself. Where nothing says which one was called, it is the one that served the call.
    COALESCE(NULLIF(regexp_extract(modelId, ${ARN_REGION}, 1), ''), NULLIF(region, ''), inferenceRegion)
      AS region,
    regexp_replace(COALESCE(application_profiles.model, modelId), ${ARN}, '') AS profile_id,
    errorCode AS error_code,
    performanceConfig.latency AS latency,
    CAST(serviceTier AS VARCHAR) AS service_tier,
    CAST(output.outputBodyJson AS VARCHAR) AS body,
    CAST(input.inputBodyJson AS VARCHAR) AS request_body,
    COALESCE(input.inputTokenCount, 0) AS logged_input_tokens,
    COALESCE(output.outputTokenCount, 0) AS output_tokens,
    COALESCE(input.cacheReadInputTokenCount, 0) AS cache_read_tokens,
    COALESCE(input.cacheWriteInputTokenCount, 0) AS cache_write_tokens
  FROM bedrock_invocation_logs
  LEFT JOIN application_profiles ON application_profiles.arn = modelId
  -- A malformed line is a row without any value. Large bodies lie below the same folder.
  WHERE schemaType = 'ModelInvocationLog'${tables}
),
bodies AS (
  SELECT
    records.*,
    -- Converse has lifetimes in a list; the Messages body in an object, a stream's in its first event.
    LEAST(cache_write_tokens, GREATEST(
      COALESCE(${total(counts('"inputTokens"\\s*:\\s*(\\d+)\\s*,\\s*"ttl"\\s*:\\s*"1h"'))}, 0)
        + COALESCE(${total(counts('"ttl"\\s*:\\s*"1h"\\s*,\\s*"inputTokens"\\s*:\\s*(\\d+)'))}, 0),
      COALESCE(${most(counts('"ephemeral_1h_input_tokens"\\s*:\\s*(\\d+)'))}, 0))) AS one_hour_tokens,
${GUARDRAIL_PARTS.map(
  ({ units, count }) =>
    `    COALESCE(${total(counts(`"${units}"\\s*:\\s*(\\d+)`))}, 0) AS ${count},`,
).join('\n')}
    COALESCE(regexp_extract(body, '(?i)"amazon-bedrock-guardrailAction"\\s*:\\s*"(INTERVENED)"', 1) <> ''
      OR regexp_extract(body, '(?i)"stopReason"\\s*:\\s*"(guardrail_intervened)"', 1) <> '', false)
      AS intervened,
    -- The tier that served the request, before the one that was asked for.
    COALESCE(${word('body', TIER)}, ${word('service_tier', '(flex|priority|reserved|default)')},
      ${word('request_body', TIER)}, 'default') AS said_tier,
    COALESCE(${word('body', LATENCY)}, lower(latency), ${word('request_body', LATENCY)}, 'standard')
      AS said_latency
  FROM records
)`;

/** @param {Dialect & {head: string}} dialect */
const view = (dialect) => `${dialect.head}
CREATE OR REPLACE VIEW bedrock_invocation_costs AS
WITH ${records(dialect)},
calls AS (
  SELECT
    bodies.*,
    cache_write_tokens - one_hour_tokens AS short_write_tokens,
    COALESCE(NULLIF(regexp_extract(profile_id, ${PREFIX}), ''), 'none') AS prefix,
    CASE
      WHEN said_latency = 'optimized' THEN 'latency-optimized'
      WHEN said_tier IN ('default', 'standard', 'auto') THEN 'standard'
      ELSE said_tier
    END AS tier,
    COALESCE(exact.model_id, trimmed.model_id) AS model_id,
    COALESCE(exact.cache_write_default, trimmed.cache_write_default) AS cache_write_default,
    -- OpenAI models count cached tokens inside their input, on Converse too; all others do not.
    CASE
      WHEN COALESCE(exact.model_id, trimmed.model_id) LIKE 'openai.%'
        AND logged_input_tokens >= cache_read_tokens + cache_write_tokens
      THEN logged_input_tokens - cache_read_tokens - cache_write_tokens
      ELSE logged_input_tokens
    END AS input_tokens,
    CAST(COALESCE(exact.long_context_over, trimmed.long_context_over) AS BIGINT) AS long_context_over
  FROM bodies
  LEFT JOIN rate_models AS exact ON exact.alias = regexp_replace(profile_id, ${PREFIX}, '')
  LEFT JOIN rate_models AS trimmed
    ON trimmed.alias = regexp_replace(regexp_replace(profile_id, ${PREFIX}, ''), ${SUFFIX}, '')
),
banded AS (
  SELECT
    calls.*,
    CASE prefix WHEN 'none' THEN 'in-region' WHEN 'global.' THEN 'global' ELSE 'geo' END AS route,
    -- The whole request is long context once its total input, cached or not, is over the threshold.
    CASE
      WHEN input_tokens + cache_read_tokens + cache_write_tokens > long_context_over THEN 'long'
      ELSE 'standard'
    END AS context
  FROM calls
),
costs AS (
  SELECT
    calls.*,
${[...TOKEN_PARTS, ...GUARDRAIL_PARTS].map(cost).join(',\n')}
  FROM banded AS calls
${TOKEN_PARTS.map(tokenJoin).join('\n')}
${GUARDRAIL_PARTS.map(guardrailJoin).join('\n')}
),
totals AS (
  SELECT
    costs.*,
    -- Not priced is NULL, never zero: something in the request has no rate, or it was answered
    -- without a token, as image models do. What a guardrail blocks costs the guardrail alone.
    CASE
      WHEN error_code IS NULL AND NOT intervened
        AND input_tokens + output_tokens + cache_read_tokens + cache_write_tokens = 0 THEN NULL
      ELSE CAST(${sum(TOKEN_PARTS)} AS DECIMAL(38, 18))
    END AS model_usd,
    CASE
      WHEN intervened AND ${UNITS} = 0 THEN NULL
      ELSE CAST(${sum(GUARDRAIL_PARTS)} AS DECIMAL(38, 18))
    END AS guardrail_usd
  FROM costs
)
SELECT
  request_id, called_at, called_on, account_id, identity_arn, operation, request_metadata,
  region, inference_region, model_called, model_id, route, tier, context, error_code,
  logged_input_tokens, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens,
  one_hour_tokens,
${TOKEN_PARTS.map(({ name }) => `  ${name}_usd,`).join('\n')}
  model_usd,
  guardrail_usd,
  CAST(model_usd + guardrail_usd AS DECIMAL(38, 18)) AS cost_usd,
${notPriced}
FROM totals;
`;

export const duckdbView = view({
  head: `-- DuckDB. Set up once, with the folder of this file and of your logs:
--   CREATE VIEW rates AS FROM 'rates.parquet';
--   CREATE VIEW rate_models AS FROM 'rate_models.parquet';
--   CREATE TABLE application_profiles (arn VARCHAR, model VARCHAR);
-- (AWS's own layout, year/month/day/hour; '**' would also read the bodies in data/, which are not records)
-- Line by line: a reader of JSON would lose the record after a line that is cut off.
--   CREATE VIEW bedrock_invocation_logs AS SELECT record.* FROM (SELECT from_json(
--     CASE WHEN json_valid(line) THEN line END, '{"schemaType": "VARCHAR", "requestId": "VARCHAR",
--     "timestamp": "VARCHAR", "accountId": "VARCHAR", "region": "VARCHAR",
--     "identity": {"arn": "VARCHAR"}, "operation": "VARCHAR", "requestMetadata": "JSON",
--     "inferenceRegion": "VARCHAR", "modelId": "VARCHAR", "errorCode": "VARCHAR",
--     "serviceTier": "JSON", "performanceConfig": {"latency": "VARCHAR"},
--     "input": {"inputBodyJson": "JSON", "inputTokenCount": "BIGINT",
--     "cacheReadInputTokenCount": "BIGINT", "cacheWriteInputTokenCount": "BIGINT"},
--     "output": {"outputTokenCount": "BIGINT", "outputBodyJson": "JSON"}}') AS record
--     FROM read_csv('logs/AWSLogs/*/BedrockModelInvocationLogs/*/*/*/*/*/*.json.gz',
--     columns = {line: 'VARCHAR'}, delim = '\\x01', quote = '', escape = '', header = false,
--     auto_detect = false, max_line_size = 16000000));
-- Then, for example:
--   SELECT model_id, called_on, count(*), sum(cost_usd), count(*) - count(cost_usd) AS not_priced
--   FROM bedrock_invocation_costs GROUP BY ALL ORDER BY 4 DESC;
-- Malformed lines: SELECT count(*) FROM bedrock_invocation_logs WHERE schemaType IS NULL;`,
  tables: '',
  sum: (list) => `list_sum(CAST(${list} AS BIGINT[]))`,
  most: (list) => `list_max(CAST(${list} AS BIGINT[]))`,
});

export const athenaView = view({
  head: `-- Athena and Trino. athena_tables.sql sets the tables up. Then, for example:
--   SELECT model_id, called_on, count(*), sum(cost_usd), count(*) - count(cost_usd) AS not_priced
--   FROM bedrock_invocation_costs GROUP BY 1, 2 ORDER BY 4 DESC;`,
  // A hidden column of Athena: where the row was read.
  tables: ` AND "$path" NOT LIKE '%/data/%'`,
  sum: (list) =>
    `reduce(CAST(${list} AS ARRAY(BIGINT)), BIGINT '0', (total, n) -> total + n, total -> total)`,
  most: (list) => `array_max(CAST(${list} AS ARRAY(BIGINT)))`,
});

/** @param {string} name @param {readonly string[]} columns @param {string} format */
const table = (name, columns, format) => `CREATE EXTERNAL TABLE IF NOT EXISTS ${name} (
  ${columns.map((column) => `${column} string`).join(',\n  ')}
)
${format}
LOCATION 's3://YOUR-BUCKET/bedrock-rates/${name}/'`;

const CSV = `ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.OpenCSVSerde'`;

/**
 * Every table has a folder of its own: Athena reads whatever lies in one.
 * @param {readonly string[]} rateColumns @param {readonly string[]} modelColumns @param {string[]} regions
 */
export const athenaTables = (rateColumns, modelColumns, regions) => `\
${table('rates', rateColumns, 'STORED AS PARQUET')};

${table('rate_models', modelColumns, 'STORED AS PARQUET')};

${table('application_profiles', ['arn', 'model'], CSV)}
TBLPROPERTIES ('skip.header.line.count' = '1');

CREATE EXTERNAL TABLE IF NOT EXISTS bedrock_invocation_logs (
  schemaType string,
  requestId string,
  \`timestamp\` string,
  accountId string,
  region string,
  identity struct<arn:string>,
  operation string,
  requestMetadata string,
  inferenceRegion string,
  modelId string,
  errorCode string,
  serviceTier string,
  performanceConfig struct<latency:string>,
  input struct<inputBodyJson:string, inputTokenCount:bigint, cacheReadInputTokenCount:bigint,
    cacheWriteInputTokenCount:bigint>,
  output struct<outputTokenCount:bigint, outputBodyJson:string>
)
PARTITIONED BY (log_region string, log_day string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES ('ignore.malformed.json' = 'true')
LOCATION 's3://YOUR-LOG-BUCKET/AWSLogs/YOUR-ACCOUNT/BedrockModelInvocationLogs/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.log_region.type' = 'enum',
  'projection.log_region.values' = '${regions.join(',')}',
  'projection.log_day.type' = 'date',
  'projection.log_day.format' = 'yyyy/MM/dd',
  'projection.log_day.range' = '2025/01/01,NOW',
  'projection.log_day.interval' = '1',
  'projection.log_day.interval.unit' = 'DAYS',
  'storage.location.template' =
    's3://YOUR-LOG-BUCKET/AWSLogs/YOUR-ACCOUNT/BedrockModelInvocationLogs/\${log_region}/\${log_day}/'
);
`;
