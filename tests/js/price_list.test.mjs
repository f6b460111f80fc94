// What a row of the AWS Price List says: its numbers, units and usage types.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { farApart, percent, shift } from '../../scripts/rates/decimal.mjs';
import { providerFile, sourcesFile } from '../../scripts/rates/format.mjs';
import { METERS, priceOf } from '../../scripts/rates/units.mjs';
import { readUsageType } from '../../scripts/rates/usage_type.mjs';
import { readJson, realRates as real, root } from '../support/price_list.mjs';

test('the rate files are reproduced byte for byte', () => {
  for (const name of readdirSync(join(real, 'aws'))) {
    const text = readFileSync(join(real, 'aws', name), 'utf8');
    assert.equal(providerFile(JSON.parse(text)), text, name);
  }
  const sources = readFileSync(join(real, 'sources.json'), 'utf8');
  assert.equal(sourcesFile(JSON.parse(sources).sources), sources);
});

test('the table of usage types names models, dimensions and patterns that exist', () => {
  const { names, meters, ignored } = readJson(join(real, 'usage_types.json'));
  const models = readdirSync(join(real, 'aws')).flatMap(
    (name) => readJson(join(real, 'aws', name)).models,
  );
  const ids = new Set(models.map((model) => model.id));
  for (const [name, entry] of Object.entries(names)) assert(ids.has(entry.model ?? entry), name);
  for (const [name, { model, dimension }] of Object.entries(meters)) {
    assert(ids.has(model), name);
    assert(Object.hasOwn(METERS, dimension), name);
  }
  for (const { pattern } of ignored) assert.doesNotThrow(() => new RegExp(pattern));
  const declared = readFileSync(join(root, 'core/catalog/dimension_list.h'), 'utf8');
  for (const [name, { power }] of Object.entries(METERS)) {
    const scale = new RegExp(`\\{"${name}", .*(kMillion|1)\\}`).exec(declared)?.[1];
    assert.equal(scale, power === 6 ? 'kMillion' : '1', name);
  }
});

test('the point moves exactly', () => {
  assert.equal(shift('0.0000350000', 3), '0.035');
  assert.equal(shift('.15', -3), '0.00015');
  assert.equal(shift('1.0E-7', 6), '0.1');
  assert.equal(shift('12.500', 0), '12.5');
  assert.equal(percent('4', '3.2'), '-20%');
  assert.equal(percent('3', '3.3005'), '+10%');
  assert.equal(percent('0', '1'), 'from zero');
  assert(farApart('0.2', '10', 50) && !farApart('0.2001', '10', 50) && !farApart('0', '0', 50));
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.nat(12), (digits, places) => {
      assert.equal(shift(shift(digits.toString(), -places), places), digits.toString());
    }),
  );
});

test('a price is normalised by its own unit', () => {
  const million = 'AWS Marketplace software usage|us-east-1|Million Input Tokens';
  for (const [usd, unit, description, dimension, price] of [
    ['0.0000350000', '1K tokens', '', 'input_tokens', '0.035'],
    ['3.3000000000', '1M tokens', '', 'input_tokens', '3.3'],
    ['2.4', '1M Input Tokens', '$2.40 per 1M Input Token for Evaluations', 'input_tokens', '2.4'],
    ['0.0000033', 'Tokens', '', 'output_tokens', '3.3'],
    ['3.3', 'Units', million, 'input_tokens', '3.3'],
    ['0.00015', 'TextUnit', '$0.15 per 1K text units', 'content_text_units', '0.00015'],
    ['0.14', '1K seconds', '', 'input_audio_seconds', '0.00014'],
    ['0.04', 'image', '', 'images_1024_standard', '0.04'],
    ['13', 'hour', '$13 per hour', 'model_unit_hours', '13'],
    ['0.99', 'Units', 'Per Hour per 1K Output TPM Reserved', 'output_tpm_hours', '0.99'],
    ['0.0002', 'Tools', '', 'tools_indexed_months', '0.02'],
    // AWS's label says 1M; the price is of 1K, as the description says.
    ['0.198', '1M TPM Hour', 'Per Hour per 1K Input TPM Reserved', 'input_tpm_hours', '0.198'],
    ['0.891', '1K TPM Hour', '$0.891 per 1K TPM Hour', 'output_tpm_hours', '0.891'],
    ['0.00033', '1k tokens', '', 'input_tokens', '0.33'],
    ['0.275', 'Units', 'Cached Input Tokens - Standard', 'cache_read_tokens', '0.275'],
    ['0.003', 'Units', 'Price per 1K Input Tokens', 'input_tokens', '3'],
    ['0.0001', 'Input Images', 'Input Image Count', 'input_images', '0.0001'],
    ['0.00007', 'Text Requests', 'Input Text Request Count', 'input_text_requests', '0.00007'],
    ['0.00000002', 'Embeddings', 'InputTokenCount', 'input_tokens', '0.02'],
  ]) {
    assert.equal(
      priceOf(usd ?? '', unit ?? '', description ?? '', dimension ?? '').usd,
      price,
      unit,
    );
  }
  for (const [usd, unit, description, dimension] of [
    ['1', '1B tokens', '', 'input_tokens'],
    ['1', 'Requests', '', 'input_tokens'],
    ['1.25', '1K tokens', '$1.25 per 1M tokens', 'input_tokens'],
    ['0.066', '1M TPM Hour', '', 'input_tpm_hours'],
    ['0.15', 'TextUnit', '$0.15 per 1K text units', 'content_text_units'],
  ]) {
    assert(priceOf(usd ?? '', unit ?? '', description ?? '', dimension ?? '').reason, unit);
  }
});

test('usage types are read part by part, never by suffix', () => {
  for (const [usage, expected] of Object.entries({
    'USE1-NovaMicro-input-tokens-batch': 'input_tokens batch regional standard',
    'USE1-gpt-oss-120b-output-tokens-priority': 'output_tokens priority regional standard',
    'USW2-Nova2.0Lite-cache-write-input-token-count-flex':
      'cache_write_5m_tokens flex regional standard',
    'USW2-Claude4.6Sonnet-cache-write-input-token-count-1h':
      'cache_write_1h_tokens standard regional standard',
    'EU-Claude4Sonnet-input-tokens-long-context-cross-region-global':
      'input_tokens standard global long',
    'EU-Claude4.5Sonnet-input-tokens-cross-region-geo': 'input_tokens standard geo standard',
    'USE1-NovaPro-input-tokens-latency-optimized':
      'input_tokens latency-optimized regional standard',
    'USE1-NovaLite-input-tokens-custom-model': 'input_tokens custom-model in-region standard',
    'USW2-moonshotai.kimi-k3-mantle-cache-write-tokens-30m-standard':
      'cache_write_30m_tokens standard regional standard',
    'USE1-openai.gpt-6-sol-mantle-output-tokens-long-ctx-flex': 'output_tokens flex regional long',
    'USE1-MP:USE1_CacheReadInputTokenCount-Units': 'cache_read_tokens standard regional standard',
    'USE1-MP:USE1_CacheWrite1hInputTokenCount_LCtx_Global-Units':
      'cache_write_1h_tokens standard global long',
    'USE1-MP:USE1_OutputTokenCount_LatencyOptimized-Units':
      'output_tokens latency-optimized regional standard',
    'APN1-MP:APN1_MillionBatchInputTokens-Units': 'input_tokens batch regional standard',
    'USW2-MP:USW2_output_tokens_standard-Units': 'output_tokens standard regional standard',
    'USW2-MP:USW2_cache_write_tokens_1h_global_standard-Units':
      'cache_write_1h_tokens standard global standard',
    'APS7-MP:APS7_Reserved_1Month_InputTPM_Geo-Units':
      'input_tpm_hours reserved-1mo regional standard',
    'EU-Claude4.5Sonnet-reserved-3-month-output-tokens-per-minute-cross-region-global':
      'output_tpm_hours reserved-3mo global standard',
    'USW2-MP:USW2_ProvisionedThroughput_6MonthsCommit_ModelUnits_Usage-Units':
      'model_unit_hours provisioned-6mo in-region standard',
    'USE1-NovaCanvas-ProvisionedThroughput-Custom-NoCommit-ModelUnits':
      'model_unit_hours provisioned-custom in-region standard',
    'USE1-NovaSonic-speech-input-tokens': 'input_speech_tokens standard regional standard',
    'EU-Nova2.0Pro-input-image-token-count-cross-region-global-batch':
      'input_image_tokens batch global standard',
    'APS3-TitanEmbeddingsG1-Image-input-image-batch': 'input_images batch regional standard',
    'USE1-NovaMultiModalEmbeddings-input-standard-image-batch':
      'input_images batch regional standard',
    'USE1-NovaMultiModalEmbeddings-input-document-image-batch':
      'input_document_images batch regional standard',
    'USE1-MP:USE1_cached_input_tokens_standard-Units':
      'cache_read_tokens standard regional standard',
    'USE1-MP:USE1_CreatedImageStable_Image_Remove_Background-Units':
      'images,image_generations standard regional standard',
    'EU-MP:EU_inputTextRequestCount-Units': 'input_text_requests standard regional standard',
    'EU-MP:EU_Nova_Embed-Units': 'input_tokens standard regional standard',
    'USW2-MP:USW2_output_tokens_long_ctx_global_standard-Units':
      'output_tokens standard global long',
    'USE1-NovaMicro-input-tokens-turbo': 'the part `turbo` of the usage type is not known',
    'USE1-NovaMicro-input-tokens-flex-priority': 'the usage type says both "flex" and "priority"',
    'USE1-Claude3.5Sonnet-input-tokens-extended-access-batch':
      'a price of extended access: enter it by hand as a window of the ordinary tier, from the day extended access begins',
    'USE1-MP:USE1_InputTokenCount_Extended_Access-Units':
      'a price of extended access: enter it by hand as a window of the ordinary tier, from the day extended access begins',
    'USE1-MP:USE2_InputTokenCount-Units': 'the usage type says both USE1 and USE2',
  })) {
    const { reason, dimensions, tier, scope, context } = readUsageType(usage);
    assert.equal(reason ?? [dimensions, tier, scope, context].join(' '), expected, usage);
  }
});
