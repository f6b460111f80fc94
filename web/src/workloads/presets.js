// Workloads to start from, one for each type, and the words by which people look for it. The figures are
// examples to be overwritten: tests/js/presets.test.mjs prices each.

/**
 * @typedef {import('bedrock-calculator').Workload} Workload
 */

/** @type {Record<Workload['type'], string>} other words for it, by which people look for a type */
export const TASKS = {
  inference:
    'request prompt call summarize summarise translate translation answer completion qa text llm',
  chat: 'chatbot assistant conversation support bot dialogue customer helpdesk copilot',
  retrieval:
    'rag search documents knowledge semantic question answer embeddings docs wiki help centre center',
  agent: 'agentic tools tool use workflow automation research browse react loop mcp',
  classification:
    'classify label tag sort triage extract extraction sentiment moderate moderation categorize categorise route tickets emails entities ner fields',
  generation:
    'write draft report article blog post copy story long document proposal email newsletter content',
  batch: 'bulk offline nightly overnight backfill job records process',
  embeddings: 'embed documents vectors corpus index similarity',
  image: 'image picture photo draw generate illustration product shots diffusion art',
  video: 'film clip movie animate generate',
  speech: 'voice phone call audio spoken sonic ivr transcribe call centre center',
  evaluation: 'eval test judge grade benchmark quality regression human review',
  coding_team: 'code coding developers programming claude code engineers ide copilot',
  fine_tuning: 'fine tune tuning train training customize customise distill distillation own model',
  imported_model: 'import custom weights hugging face llama own model cmi',
  provisioned: 'dedicated throughput pt model units hours commitment',
  reserved: 'reserve capacity commitment tpm guaranteed',
  vector_store: 'opensearch pinecone aurora pgvector s3 vectors index database',
  knowledge_base: 'kb knowledge bases retrieve documents rag sql structured',
  guardrails: 'guardrail safety filter moderation pii topics content policy block',
  agent_runtime: 'agentcore sessions runtime memory browser code interpreter gateway hosting',
  flow: 'flows prompt flow orchestration nodes pipeline',
  data_automation: 'bda ocr pages invoices documents parse extract pdf audio video transcribe',
  prompt_optimization: 'optimize optimise rewrite improve prompts',
  lambda: 'function serverless compute glue backend',
  service: 's3 dynamodb cloudwatch logs storage gateway step functions data transfer aws',
};

export const HAIKU = 'global.anthropic.claude-haiku-4-5-20251001-v1:0';
export const SONNET = 'global.anthropic.claude-sonnet-4-6';
const NOVA_LITE = 'amazon.nova-lite-v1:0';
const NOVA_MICRO = 'amazon.nova-micro-v1:0';
export const TITAN = 'amazon.titan-embed-text-v2:0';

/** @type {[group: string, workloads: Workload[]][]} */
export const PRESETS = [
  [
    'Text',
    [
      {
        type: 'inference',
        name: 'Support answers',
        model: HAIKU,
        requests_per_month: 50_000,
        input_tokens: 800,
        output_tokens: 400,
      },
      {
        type: 'inference',
        name: 'Routed by difficulty',
        model: SONNET,
        requests_per_month: 1_000_000,
        input_tokens: 1000,
        output_tokens: 300,
        routing: [{ model: NOVA_LITE, percent: 80 }],
      },
      {
        type: 'chat',
        name: 'Customer chat',
        model: HAIKU,
        conversations_per_month: 20_000,
        turns: 6,
        system_tokens: 800,
        question_tokens: 100,
        answer_tokens: 250,
      },
      {
        type: 'classification',
        name: 'Ticket labels',
        model: NOVA_MICRO,
        items_per_month: 500_000,
        item_tokens: 400,
        label_tokens: 10,
        instruction_tokens: 600,
      },
      {
        type: 'generation',
        name: 'Reports',
        model: SONNET,
        documents_per_month: 1000,
        document_tokens: 4000,
        brief_tokens: 1500,
        drafts: 2,
        feedback_tokens: 200,
      },
      {
        type: 'batch',
        name: 'Nightly summaries',
        model: HAIKU,
        records_per_month: 200_000,
        input_tokens: 1500,
        output_tokens: 200,
        jobs_per_month: 30,
      },
      {
        type: 'evaluation',
        name: 'Regression suite',
        model: HAIKU,
        cases_per_month: 2000,
        input_tokens: 1500,
        output_tokens: 400,
        judge_model: SONNET,
        rubric_tokens: 500,
        judge_output_tokens: 150,
      },
    ],
  ],
  [
    'Agents and retrieval',
    [
      {
        type: 'agent',
        name: 'Research agent',
        model: SONNET,
        runs_per_month: 2000,
        steps: 6,
        task_tokens: 500,
        system_tokens: 1500,
        tools: 10,
        tokens_per_tool: 200,
        step_output_tokens: 300,
        tool_result_tokens: 800,
        answer_tokens: 600,
        cache_ttl: '5m',
      },
      {
        type: 'retrieval',
        name: 'Documentation answers',
        model: SONNET,
        questions_per_month: 20_000,
        chunks_per_question: 6,
        chunk_tokens: 400,
        question_tokens: 50,
        system_tokens: 400,
        answer_tokens: 350,
        embedding_model: TITAN,
        corpus_tokens: 20_000_000,
        vector_store: 's3-vectors',
      },
      {
        type: 'coding_team',
        name: 'Developers',
        model: SONNET,
        users: 25,
        intensity: 'moderate',
        cache_ttl: '5m',
      },
      {
        type: 'embeddings',
        name: 'Corpus to vectors',
        model: TITAN,
        documents_per_month: 100_000,
        tokens_per_document: 600,
      },
      {
        type: 'vector_store',
        name: 'Standing index',
        vectors: 1_000_000,
        vector_store: 'opensearch-serverless',
        queries_per_month: 100_000,
      },
      {
        type: 'knowledge_base',
        name: 'Managed knowledge base',
        retrievals: 100_000,
        storage_gb: 50,
      },
      {
        type: 'agent_runtime',
        name: 'Agent sessions',
        runtime: 'v1',
        sessions_per_month: 100_000,
        seconds_per_session: 60,
        vcpu_seconds: 18,
        memory_gb: 0.5,
      },
    ],
  ],
  [
    'Images, video, speech',
    [
      {
        type: 'image',
        name: 'Product pictures',
        model: 'stability.stable-image-core-v1:1',
        region: 'us-west-2',
        images_per_month: 2000,
      },
      {
        type: 'video',
        name: 'Short clips',
        model: 'luma.ray-v2:0',
        region: 'us-west-2',
        clips_per_month: 100,
        seconds_per_clip: 6,
      },
      {
        type: 'speech',
        name: 'Phone line',
        model: 'amazon.nova-2-sonic-v1:0',
        region: 'us-east-1',
        sessions_per_month: 5000,
        speech_seconds_in: 60,
        speech_seconds_out: 60,
        speech_tokens_per_second: 25,
      },
    ],
  ],
  [
    'Custom models and capacity',
    [
      {
        type: 'fine_tuning',
        name: 'Fine-tuned gpt-oss',
        model: 'openai.gpt-oss-20b-1:0',
        region: 'us-west-2',
        training_hours: 6,
        hosting: 'on-demand',
        requests_per_month: 100_000,
        input_tokens: 1200,
        output_tokens: 300,
      },
      {
        type: 'imported_model',
        name: 'Imported 8B model',
        region: 'us-east-1',
        bursts_per_month: 2000,
        minutes_per_burst: 4,
        units_per_copy: 2,
      },
      {
        type: 'provisioned',
        name: 'Model unit',
        model: 'cohere.embed-multilingual-v3',
        region: 'us-east-1',
        model_units: 1,
        commitment: '1mo',
      },
      {
        type: 'reserved',
        name: 'Reserved capacity',
        model: SONNET,
        input_tpm: 100_000,
        output_tpm: 10_000,
      },
    ],
  ],
  [
    'Features and other services',
    [
      {
        type: 'guardrails',
        name: 'Guardrail',
        requests_per_month: 50_000,
        input_characters: 2300,
        output_characters: 1500,
        policies: ['content', 'topics', 'sensitive-information'],
      },
      { type: 'flow', name: 'Flow', runs_per_month: 10_000, nodes_per_run: 8 },
      {
        type: 'data_automation',
        name: 'Invoices',
        documents_per_month: 5000,
        pages_per_document: 3,
        output_kind: 'custom',
      },
      {
        type: 'prompt_optimization',
        name: 'Better prompts',
        prompts_per_month: 50,
        input_tokens: 500,
        output_tokens: 800,
      },
      {
        type: 'lambda',
        name: 'Glue functions',
        invocations_per_month: 3_000_000,
        milliseconds: 400,
        memory_mb: 512,
      },
      {
        type: 'service',
        name: 'Invocation logs',
        service: 'cloudwatch',
        quantities: { log_ingest_gb: 12, log_storage_gb_months: 12 },
      },
    ],
  ],
];
