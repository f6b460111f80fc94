// Rows as AWS publishes them, read against the real table: usage types, units and prices of the offers of
// January 2026 (aws-samples), September 2026 (koyakimu) and October 2026 (rows quoted in public tests).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RowMapper } from '../../scripts/rates/map_rows.mjs';
import { parseOffer } from '../../scripts/rates/offer.mjs';
import { readRateFiles } from '../../scripts/rates/rate_files.mjs';
import { RateTable } from '../../scripts/rates/rate_table.mjs';
import { market, offer, realRates, row } from '../support/price_list.mjs';

/** @param {string} usage @param {string} product @param {string} usd @param {string} unit @param {string} description */
const sold = (usage, product, usd, unit, description) => ({
  ...market(usage, product, usd),
  unit,
  description: `AWS Marketplace software usage|us-west-2|${description}`,
});

/** @param {string} usage @param {string} usd @param {string} unit @param {Record<string, string>} attributes */
const own = (usage, usd, unit, attributes) => row(usage, usd, { unit, attributes });

const MARKETPLACE = [
  [
    sold(
      'APN1-MP:APN1_Reserved_1Month_InputTPM_Geo-Units',
      'Claude Sonnet 4.5',
      '0.198',
      '1M TPM Hour',
      'Per Hour per 1K Input TPM Reserved 1 Month Regional',
    ),
    'anthropic.claude-sonnet-4-5-20250929-v1:0 reserved-1mo regional input_tpm_hours 0.198',
  ],
  [
    sold(
      'USW2-MP:USW2_output_tokens_long_ctx_global_standard-Units',
      'OpenAI GPT-6 Astra',
      '75',
      '1M tokens',
      'Output Tokens - Standard, Long Context, Global',
    ),
    'openai.gpt-6-astra standard global output_tokens 75',
  ],
  [
    sold(
      'USE1-MP:USE1_cached_input_tokens_standard-Units',
      'OpenAI GPT-5.6 Terra',
      '0.275',
      'Units',
      'Cached Input Tokens - Standard',
    ),
    'openai.gpt-5.6-terra standard regional cache_read_tokens 0.275',
  ],
  [
    sold(
      'USE1-MP:USE1_CreatedImageStable_Image_Remove_Background-Units',
      'Stable Image Services',
      '0.07',
      'Units',
      'Created Image Remove Background',
    ),
    'stability.stable-image-remove-background-v1:0 standard regional images 0.07',
  ],
  [
    sold(
      'EU-MP:EU_inputTextRequestCount-Units',
      'TwelveLabs Marengo Embed 3.0',
      '0.00007',
      'Text Requests',
      'Input Text Request Count',
    ),
    'twelvelabs.marengo-embed-3-0-v1:0 standard regional input_text_requests 0.00007',
  ],
  [
    sold(
      'EU-MP:EU_InputImageCount-Units',
      'Amazon Nova Multimodal Embeddings',
      '0.0001',
      'Input Images',
      'Input Image Count',
    ),
    'amazon.nova-2-multimodal-embeddings-v1:0 standard regional input_images 0.0001',
  ],
  [
    sold(
      'EU-MP:EU_Nova_Embed-Units',
      'Amazon Nova Multimodal Embeddings',
      '0.00000002',
      'Embeddings',
      'InputTokenCount',
    ),
    'amazon.nova-2-multimodal-embeddings-v1:0 standard regional input_tokens 0.02',
  ],
  [
    sold(
      'USE1-MP:USE1_search_units-Units',
      'Cohere Rerank v3.5',
      '0.002',
      'Search Units',
      'Price per 1 search unit',
    ),
    'cohere.rerank-v3-5:0 standard regional queries 0.002',
  ],
];

const NATIVE = [
  [
    own('APS3-TitanEmbeddingsG1-Image-input-image-batch', '0.000035', 'Images Processed', {
      titanModel: 'Titan Embeddings G1 Image',
      feature: 'BatchInference',
    }),
    'amazon.titan-embed-image-v1 batch regional input_images 0.000035',
  ],
  [
    own('USE1-NovaMultiModalEmbeddings-input-standard-image-batch', '0.00003', 'Images Processed', {
      modality: 'Standard image',
    }),
    'amazon.nova-2-multimodal-embeddings-v1:0 batch regional input_images 0.00003',
  ],
  [
    own('USE1-NovaMultiModalEmbeddings-input-document-image-batch', '0.00048', 'Images Processed', {
      modality: 'Document image',
    }),
    'amazon.nova-2-multimodal-embeddings-v1:0 batch regional input_document_images 0.00048',
  ],
  [
    own('APN1-Nemotron-Nano-12B-V2-VL-BF16-input-tokens', '0.00024', '1K tokens', {
      model: 'NVIDIA Nemotron Nano 2 VL',
      feature: 'On-demand Inference',
    }),
    'nvidia.nemotron-nano-12b-v2 standard regional input_tokens 0.24',
  ],
  [
    own(
      'EUN1-Claude4.5Sonnet-reserved-3-month-output-tokens-per-minute-cross-region-geo',
      '0.891',
      '1K TPM Hour',
      { model: 'Claude Sonnet 4.5', feature: 'Reserved - 3 Month' },
    ),
    'anthropic.claude-sonnet-4-5-20250929-v1:0 reserved-3mo regional output_tpm_hours 0.891',
  ],
  [
    own('USE1-NovaSonic2.5-speech-input-tokens', '0.003', '1k tokens', { model: 'Nova 2.5 Sonic' }),
    'amazon.nova-2-5-sonic standard regional input_speech_tokens 3',
  ],
  [
    own('USE1-xai.grok-4.7-mantle-input-tokens-global-standard', '2', '1M tokens', {
      model: 'Grok 4.7',
      service_tier: 'global-standard',
    }),
    'xai.grok-4.7 standard global input_tokens 2',
  ],
];

test('real rows are mapped, with their unit, by names that are verified', () => {
  const files = readRateFiles(realRates);
  const table = new RateTable(files);
  for (const [code, cases] of /** @type {const} */ ([
    ['AmazonBedrockFoundationModels', MARKETPLACE],
    ['AmazonBedrock', NATIVE],
  ])) {
    const specs = cases.map(([spec]) => /** @type {any} */ (spec));
    const { rows } = parseOffer(JSON.stringify(offer(specs, code)), 'offer');
    const mapper = new RowMapper(files, table);
    mapper.learnModels(rows);
    rows.forEach((each, i) => {
      const { rate, reason } = mapper.map(each);
      assert(rate, `${each.usageType}: ${reason}`);
      const { model, tier, scope, dimension, price } = rate;
      assert.equal([model, tier, scope, dimension, price].join(' '), cases[i]?.[1]);
      assert.equal(rate.name, undefined, `${each.usageType} is matched by name alone`);
    });
  }
});
