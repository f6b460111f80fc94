// The view bedrock_invocation_costs: Bedrock's model-invocation log priced in place, in two dialects that
// differ in how JSON and patterns are written and in nothing else.

/**
 * @typedef {{
 *   head: string, matches: (text: string, pattern: string) => string, oneHour: string,
 * }} Dialect
 */

const PREFIX = "'^(us|eu|apac|jp|au|ca|in|us-gov|global)\\.'";
const ARN = "'^arn:[^:]*:bedrock:[^:]*:[^:]*:(foundation-model|inference-profile)/'";
const ARN_REGION = "'^arn:[^:]*:bedrock:([^:]*):'";

/** What a request can be charged for: its count, and the dimension whose rate it has. */
const PARTS = [
  { name: 'input', tokens: 'input_tokens', dimension: "'input_tokens'" },
  { name: 'output', tokens: 'output_tokens', dimension: "'output_tokens'" },
  { name: 'cache_read', tokens: 'cache_read_tokens', dimension: "'cache_read_tokens'" },
  { name: 'cache_write_1h', tokens: 'one_hour_tokens', dimension: "'cache_write_1h_tokens'" },
  { name: 'cache_write', tokens: 'short_write_tokens', dimension: 'calls.cache_write_default' },
];

/** Not priced is NULL, which every sum over it is too. @param {{name: string, tokens: string}} part */
const cost = ({ name, tokens }) => `    CASE
      WHEN calls.${tokens} = 0 THEN CAST(0 AS DECIMAL(36, 18))
      ELSE CAST(calls.${tokens} AS DECIMAL(18, 0)) * CAST(${name}_rates.usd AS DECIMAL(18, 18))
    END AS ${name}_usd`;

/** @param {{name: string, dimension: string}} part */
const join = ({ name, dimension }) => `  LEFT JOIN rates AS ${name}_rates
    ON ${name}_rates.model_id = calls.model_id
    AND ${name}_rates.region = calls.region
    AND ${name}_rates.route = calls.route
    AND (${name}_rates.profile IS NULL OR ${name}_rates.profile || '.' = calls.prefix)
    AND ${name}_rates.tier = 'standard'
    AND ${name}_rates.context = calls.context
    AND ${name}_rates.dimension = ${dimension}
    AND (${name}_rates.valid_from IS NULL OR CAST(${name}_rates.valid_from AS DATE) <= calls.called_on)
    AND (${name}_rates.valid_to IS NULL OR calls.called_on < CAST(${name}_rates.valid_to AS DATE))`;

/** @param {Dialect} dialect */
const view = ({ head, matches, oneHour }) => `${head}
CREATE OR REPLACE VIEW bedrock_invocation_costs AS
WITH logs AS (
  SELECT
    requestId AS request_id,
    "timestamp" AS called_at,
    CAST(substr("timestamp", 1, 10) AS DATE) AS called_on,
    modelId AS model_called,
    -- An ARN says its region itself.
    COALESCE(NULLIF(regexp_extract(modelId, ${ARN_REGION}, 1), ''), region) AS region,
    regexp_replace(modelId, ${ARN}, '') AS profile_id,
    errorCode AS error_code,
    COALESCE(input.inputTokenCount, 0) AS input_tokens,
    COALESCE(output.outputTokenCount, 0) AS output_tokens,
    COALESCE(input.cacheReadInputTokenCount, 0) AS cache_read_tokens,
    COALESCE(input.cacheWriteInputTokenCount, 0) AS cache_write_tokens,
    COALESCE(${oneHour}, 0) AS one_hour_tokens
  FROM bedrock_invocation_logs
  -- Large bodies lie below the same folder; they are no records.
  WHERE schemaType = 'ModelInvocationLog'
),
calls AS (
  SELECT
    logs.*,
    GREATEST(cache_write_tokens - one_hour_tokens, 0) AS short_write_tokens,
    CASE
      WHEN profile_id LIKE 'global.%' THEN 'global'
      WHEN ${matches('profile_id', PREFIX)} THEN 'geo'
      ELSE 'in-region'
    END AS route,
    substr(profile_id, 1, strpos(profile_id, '.')) AS prefix,
    rate_models.model_id,
    rate_models.cache_write_default,
    -- The whole request is long context once its total input, cached or not, is over the threshold.
    CASE
      WHEN input_tokens + cache_read_tokens + cache_write_tokens
        > CAST(rate_models.long_context_over AS BIGINT) THEN 'long'
      ELSE 'standard'
    END AS context
  FROM logs
  LEFT JOIN rate_models ON rate_models.alias = regexp_replace(profile_id, ${PREFIX}, '')
),
costs AS (
  SELECT
    calls.*,
${PARTS.map(cost).join(',\n')}
  FROM calls
${PARTS.map(join).join('\n')}
)
SELECT
  request_id,
  called_at,
  called_on,
  region,
  model_called,
  model_id,
  route,
  context,
  error_code,
  input_tokens,
  output_tokens,
  cache_read_tokens,
  cache_write_tokens,
${PARTS.map(({ name }) => `  ${name}_usd,`).join('\n')}
  -- Not priced is NULL, never zero: something in the request has no rate, or it was answered
  -- without a token, as image models do.
  CASE
    WHEN error_code IS NULL
      AND input_tokens + output_tokens + cache_read_tokens + cache_write_tokens = 0 THEN NULL
    ELSE CAST(${PARTS.map(({ name }) => `${name}_usd`).join(' + ')} AS DECIMAL(38, 18))
  END AS cost_usd
FROM costs;
`;

export const duckdbView = view({
  head: `-- DuckDB. Set up once, with the folder of this file and of your logs:
--   CREATE VIEW rates AS FROM 'rates.parquet';
--   CREATE VIEW rate_models AS FROM 'rate_models.parquet';
-- (AWS's own layout, year/month/day/hour; '**' would also read the bodies in data/, which are no records)
--   CREATE VIEW bedrock_invocation_logs AS FROM read_json(
--     'logs/AWSLogs/*/BedrockModelInvocationLogs/*/*/*/*/*/*.json.gz',
--     format = 'newline_delimited', columns = {schemaType: 'VARCHAR', requestId: 'VARCHAR',
--     "timestamp": 'VARCHAR', region: 'VARCHAR', modelId: 'VARCHAR', errorCode: 'VARCHAR',
--     input: 'STRUCT(inputTokenCount BIGINT, cacheReadInputTokenCount BIGINT,
--     cacheWriteInputTokenCount BIGINT)',
--     output: 'STRUCT(outputTokenCount BIGINT, outputBodyJson JSON)'});
-- Then, for example:
--   SELECT model_id, called_on, count(*), sum(cost_usd), count(*) - count(cost_usd) AS not_priced
--   FROM bedrock_invocation_costs GROUP BY ALL ORDER BY 4 DESC;`,
  matches: (text, pattern) => `regexp_matches(${text}, ${pattern})`,
  // Converse, then the Messages body.
  oneHour: `list_sum(list_transform(
      from_json(json_extract(output.outputBodyJson, '$.usage.cacheDetails'),
        '[{"ttl": "VARCHAR", "inputTokens": "BIGINT"}]'),
      lambda part : CASE WHEN part.ttl = '1h' THEN part.inputTokens ELSE 0 END)),
      TRY_CAST(json_extract_string(output.outputBodyJson,
        '$.usage.cache_creation.ephemeral_1h_input_tokens') AS BIGINT)`,
});

export const athenaView = view({
  head: `-- Athena and Trino. Set up once: tables over the two Parquet files (every column a string), and one
-- over the log's bucket with the JSON SerDe:
--   CREATE EXTERNAL TABLE bedrock_invocation_logs (schemaType string, requestId string,
--     \`timestamp\` string, region string, modelId string, errorCode string,
--     input struct<inputTokenCount:bigint, cacheReadInputTokenCount:bigint,
--     cacheWriteInputTokenCount:bigint>, output struct<outputTokenCount:bigint, outputBodyJson:string>)
--   ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe' LOCATION 's3://.../BedrockModelInvocationLogs/';
-- Then, for example:
--   SELECT model_id, called_on, count(*), sum(cost_usd), count(*) - count(cost_usd) AS not_priced
--   FROM bedrock_invocation_costs GROUP BY 1, 2 ORDER BY 4 DESC;`,
  matches: (text, pattern) => `regexp_like(${text}, ${pattern})`,
  // Converse, then the Messages body. Some releases of the SerDe write the body's keys in lower case.
  oneHour: `reduce(
      CAST(COALESCE(json_extract(output.outputBodyJson, '$.usage.cacheDetails'),
        json_extract(output.outputBodyJson, '$.usage.cachedetails'))
        AS ARRAY(ROW(ttl VARCHAR, inputTokens BIGINT))),
      BIGINT '0',
      (sum, part) -> sum + IF(part.ttl = '1h', part.inputTokens, BIGINT '0'),
      sum -> sum),
      TRY_CAST(json_extract_scalar(output.outputBodyJson,
        '$.usage.cache_creation.ephemeral_1h_input_tokens') AS BIGINT)`,
});
