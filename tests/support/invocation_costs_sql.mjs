// The view bedrock_invocation_costs: Bedrock's model-invocation log priced in place, in two dialects that
// differ in how JSON and patterns are written and in nothing else.

/**
 * @typedef {{
 *   head: string, matches: (text: string, pattern: string) => string, oneHour: string,
 * }} Dialect
 */

const PREFIX = "'^(us|eu|apac|jp|au|ca|in|us-gov|global)\\.'";
const ARN = "'^arn:[^:]*:bedrock:[^:]*:[^:]*:(foundation-model|inference-profile)/'";

/** @param {Dialect} dialect */
const view = ({ head, matches, oneHour }) => `${head}
CREATE OR REPLACE VIEW bedrock_invocation_costs AS
WITH logs AS (
  SELECT
    requestId AS request_id,
    modelId AS model_called,
    region,
    CAST(substr("timestamp", 1, 10) AS DATE) AS called_on,
    regexp_replace(modelId, ${ARN}, '') AS profile_id,
    COALESCE(input.inputTokenCount, 0) AS input_tokens,
    COALESCE(output.outputTokenCount, 0) AS output_tokens,
    COALESCE(input.cacheReadInputTokenCount, 0) AS cache_read_tokens,
    COALESCE(input.cacheWriteInputTokenCount, 0) AS cache_write_tokens,
    COALESCE(${oneHour}, 0) AS one_hour_tokens
  FROM bedrock_invocation_logs
),
calls AS (
  SELECT
    logs.*,
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
parts AS (
  SELECT calls.*, 'input_tokens' AS dimension, input_tokens AS tokens FROM calls
  UNION ALL
  SELECT calls.*, 'output_tokens', output_tokens FROM calls
  UNION ALL
  SELECT calls.*, 'cache_read_tokens', cache_read_tokens FROM calls
  UNION ALL
  SELECT calls.*, 'cache_write_1h_tokens', one_hour_tokens FROM calls
  UNION ALL
  SELECT calls.*, cache_write_default, cache_write_tokens - one_hour_tokens FROM calls
)
SELECT
  parts.request_id,
  parts.called_on,
  parts.region,
  parts.model_called,
  parts.model_id,
  parts.route,
  parts.context,
  parts.input_tokens,
  parts.output_tokens,
  parts.cache_read_tokens,
  parts.cache_write_tokens,
  -- Not priced is NULL, never zero: something in the request has no rate.
  CASE
    WHEN SUM(CASE WHEN parts.tokens > 0 AND rates.usd IS NULL THEN 1 ELSE 0 END) > 0 THEN NULL
    ELSE SUM(
      CASE
        WHEN parts.tokens > 0
          THEN CAST(parts.tokens AS DECIMAL(18, 0)) * CAST(rates.usd AS DECIMAL(18, 18))
        ELSE CAST(0 AS DECIMAL(36, 18))
      END
    )
  END AS cost_usd
FROM parts
LEFT JOIN rates
  ON rates.model_id = parts.model_id
  AND rates.region = parts.region
  AND rates.route = parts.route
  AND (rates.profile IS NULL OR rates.profile || '.' = parts.prefix)
  AND rates.tier = 'standard'
  AND rates.context = parts.context
  AND rates.dimension = parts.dimension
  AND (rates.valid_from IS NULL OR CAST(rates.valid_from AS DATE) <= parts.called_on)
  AND (rates.valid_to IS NULL OR parts.called_on < CAST(rates.valid_to AS DATE))
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
`;

export const duckdbView = view({
  head: `-- DuckDB. Set up once, with the folder of this file and of your logs:
--   CREATE VIEW rates AS FROM 'rates.parquet';
--   CREATE VIEW rate_models AS FROM 'rate_models.parquet';
--   CREATE VIEW bedrock_invocation_logs AS FROM read_json('logs/**/*.json.gz',
--     format = 'newline_delimited', columns = {requestId: 'VARCHAR', "timestamp": 'VARCHAR',
--     region: 'VARCHAR', modelId: 'VARCHAR', input: 'STRUCT(inputTokenCount BIGINT,
--     cacheReadInputTokenCount BIGINT, cacheWriteInputTokenCount BIGINT)',
--     output: 'STRUCT(outputTokenCount BIGINT, outputBodyJson JSON)'});
-- Then, for example:
--   SELECT model_id, called_on, count(*), sum(cost_usd), count(*) - count(cost_usd) AS not_priced
--   FROM bedrock_invocation_costs GROUP BY ALL ORDER BY 4 DESC;`,
  matches: (text, pattern) => `regexp_matches(${text}, ${pattern})`,
  oneHour: `list_sum(list_transform(
      from_json(json_extract(output.outputBodyJson, '$.usage.cacheDetails'),
        '[{"ttl": "VARCHAR", "inputTokens": "BIGINT"}]'),
      lambda part : CASE WHEN part.ttl = '1h' THEN part.inputTokens ELSE 0 END))`,
});

export const athenaView = view({
  head: `-- Athena and Trino. Set up once: tables over the two Parquet files (every column a string), and one
-- over the log's bucket with the JSON SerDe:
--   CREATE EXTERNAL TABLE bedrock_invocation_logs (requestId string, \`timestamp\` string, region string,
--     modelId string, input struct<inputTokenCount:bigint, cacheReadInputTokenCount:bigint,
--     cacheWriteInputTokenCount:bigint>, output struct<outputTokenCount:bigint, outputBodyJson:string>)
--   ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe' LOCATION 's3://.../BedrockModelInvocationLogs/';
-- Then, for example:
--   SELECT model_id, called_on, count(*), sum(cost_usd), count(*) - count(cost_usd) AS not_priced
--   FROM bedrock_invocation_costs GROUP BY 1, 2 ORDER BY 4 DESC;`,
  matches: (text, pattern) => `regexp_like(${text}, ${pattern})`,
  oneHour: `reduce(
      CAST(json_extract(output.outputBodyJson, '$.usage.cacheDetails')
        AS ARRAY(ROW(ttl VARCHAR, inputTokens BIGINT))),
      BIGINT '0',
      (sum, part) -> sum + IF(part.ttl = '1h', part.inputTokens, BIGINT '0'),
      sum -> sum)`,
});
