// What a dimension is called where the engine gives its name alone: what has no price, and a person's own prices.

/** Names whose words do not say it. @type {Record<string, string>} */
const CALLED = {
  input_tpm_hours: 'Reserved input capacity',
  output_tpm_hours: 'Reserved output capacity',
  ocu_hours: 'OpenSearch compute units',
  acu_hours: 'Aurora capacity units',
  vcpu_hours: 'vCPU',
  gb_hours: 'Memory',
  gb_seconds: 'Memory-time, x86',
  gb_seconds_over_6b: 'Memory-time, x86, over 6 billion',
  arm_gb_seconds: 'Memory-time, arm',
  arm_gb_seconds_over_6b: 'Memory-time, arm, over 6 billion',
};

const KEPT = /** @type {Record<string, string>} */ ({
  '5m': ' (5 minutes)',
  '30m': ' (30 minutes)',
  '1h': ' (1 hour)',
});

/** The unit stands beside the quantity, so it is left out here: "Storage over 50 TB". @param {string} name */
export const dimensionLabel = (name) =>
  CALLED[name] ??
  name
    .replace(
      /^cache_(read|write)(?:_(\d+[mh]))?_tokens$/,
      (_, what, kept) => `cache-${what} tokens${KEPT[kept] ?? ''}`,
    )
    .replace(/_(gb_months|months|gb|tb|hours|minutes|seconds|days|text_units)(?=$|_over)/, '')
    .replace(/_over_(\d+)([a-z]+)/, (_, count, unit) => ` over ${count} ${unit.toUpperCase()}`)
    .replace(/^(input|output)_(image|video|audio|speech)_tokens$/, '$2 $1 tokens')
    .replaceAll('_', ' ')
    .replace(/\b(api|io|rest|vpc|get|put)\b/g, (word) => word.toUpperCase())
    .replace(/^./, (letter) => letter.toUpperCase());
