/**
 * What a workload can say of itself, type by type. Left-out quantities are zero unless it says
 * otherwise; percents are 0 to 100. The engine's `catalog().workload_types` holds the same fields
 * with their defaults and choices; a bill's `notices` say what a workload would meet at AWS.
 */

/** A non-negative number: a JavaScript number, or a decimal string where a number would lose digits. */
export type Quantity = number | string;

export type Route = 'in-region' | 'geo' | 'global';
/** `bedrock-runtime` or `bedrock-mantle`; a few models have a meter of their own on each. */
export type Endpoint = 'runtime' | 'mantle';
export type Tier = 'standard' | 'batch' | 'flex' | 'priority' | 'latency-optimized';

/** What every workload may have. */
export interface AnyWorkload {
  /** Shown on the bill's lines. Default: the name of its model or service. */
  name?: string;
  /** Where requests are sent from; default: the scenario's. */
  region?: string;
  /**
   * What a line without a price in its region gets: nothing, so that the bill is incomplete (`left-out`, the
   * default), or the price of the nearest region that has one, marked as assumed (`nearest`).
   */
  missing_prices?: 'left-out' | 'nearest';
  /** Kept in the scenario, and left out of the bill, which says so in a notice. Default: false. */
  switched_off?: boolean;
}

/** What names a model. */
export interface OneModel extends AnyWorkload {
  /** A model id as AWS writes it: bare, with a profile prefix (`us.anthropic.claude-…`), or an ARN. */
  model: string;
  /** Default: what the model id's prefix says; in-region without a prefix. */
  route?: Route;
  /** Default: `runtime`; matters for models with a meter of its own on each endpoint. */
  endpoint?: Endpoint;
}

/** Calls that go to another model. Quotas are per model: these are the account's of that one. */
export interface ModelShare {
  model: string;
  percent: Quantity;
  quota_tpm?: Quantity;
  quota_rpm?: Quantity;
}

/** What every workload that calls a model may say beside its own fields. */
export interface ModelCalls extends OneModel {
  /** Default: `standard`; of the type `batch`, `batch`. */
  tier?: Tier;
  /**
   * Turns prompt caching on where the type has a beginning that repeats, and says how long writes
   * are kept. For counted cache tokens the default is `5m` (`30m` for the models that have only that).
   */
  cache_ttl?: '5m' | '1h' | '30m';
  /** Whether the long-context rates apply. Default: what the model's threshold says. */
  context?: 'standard' | 'long';
  /** Calls that go to other models; what is left of 100 percent stays with `model`. */
  routing?: ModelShare[];
  /** Charges the fee of intelligent prompt routing for every call. Default: `no`. */
  prompt_router?: 'no' | 'yes';
  /** Calls that find the beginning in the cache. Default: estimated from the calls an hour. */
  cache_hit_percent?: Quantity;
  /**
   * Of the tokens written to a cache of 5 minutes, those that stand before a checkpoint of one hour instead (the
   * instructions, say). Hits and pauses still go by `cache_ttl`. Default: 0.
   */
  cache_write_1h_percent?: Quantity;
  /** Cache checkpoints in a request, 1 to 1,000; AWS takes up to 4. Default: 1. */
  cache_checkpoints?: Quantity;
  /** Calls that are made again because the answer was no use; each is billed whole. */
  retry_percent?: Quantity;
  /** Calls that AWS refuses (throttled, failed); they are taken as not billed. */
  failure_percent?: Quantity;
  /** Development and tests, on top of the calls of users. */
  experimentation_percent?: Quantity;
  /** Hours a month in which calls come. Default: all of the scenario's. */
  active_hours_per_month?: Quantity;
  /** The busiest minute against the average one. Default: 1. */
  peak_factor?: Quantity;
  /** The request parameter of that name: AWS reserves it in the quota when it admits a call. */
  max_tokens?: Quantity;
  /** The account's quotas of `model`, tokens and requests a minute; a bill notes where they are passed. */
  quota_tpm?: Quantity;
  quota_rpm?: Quantity;
  /** Where Bedrock's log of model invocations is kept: adds what S3 and CloudWatch charge. Default: `none`. */
  invocation_logging?: 'none' | 's3' | 'cloudwatch' | 'both';
  /** One call in that log, bytes. Default: 4 a token and 1,000; needed with pictures, film or sound. */
  log_bytes?: Quantity;
}

/** Calls to one model, alike enough to be described by their averages. Tokens are per request. */
export interface InferenceWorkload extends ModelCalls {
  type: 'inference';
  requests_per_month: Quantity;
  /** Neither read from nor written to the prompt cache. */
  input_tokens?: Quantity;
  output_tokens?: Quantity;
  /** Billed as output; leave it out where `output_tokens` has them in it. */
  reasoning_tokens?: Quantity;
  /** Cached tokens as counted by AWS. */
  cache_read_tokens?: Quantity;
  cache_write_tokens?: Quantity;
  /** The beginning that all requests share; cached once `cache_ttl` is given. */
  prefix_tokens?: Quantity;
  /** How many different beginnings there are (one a customer, say). Default: 1. */
  prefixes?: Quantity;
  images_per_request?: Quantity;
  /** Pixels; default 1,024. They give the image's tokens for the models whose rule is published. */
  image_width?: Quantity;
  image_height?: Quantity;
  /** Overrules the rule; needed for other models. */
  tokens_per_image?: Quantity;
  /**
   * Video and audio to be understood. Some models meter the second; for the others the tokens of a second are needed,
   * which a call's usage block says, and which are input tokens where the model has no meter for them.
   */
  video_seconds_per_request?: Quantity;
  tokens_per_video_second?: Quantity;
  audio_seconds_per_request?: Quantity;
  tokens_per_audio_second?: Quantity;
  /** Pages of documents sent along, and what a page has in tokens. */
  pages_per_request?: Quantity;
  tokens_per_page?: Quantity;
  web_groundings_per_month?: Quantity;
}

/** Every turn sends the instructions and all questions and answers before it. */
export interface ChatWorkload extends ModelCalls {
  type: 'chat';
  conversations_per_month: Quantity;
  /** Questions in one conversation, 1 to 1,000. Default: 1. */
  turns?: Quantity;
  /** Instructions that all conversations share. */
  system_tokens?: Quantity;
  question_tokens?: Quantity;
  answer_tokens?: Quantity;
  /** Per turn; billed as output, not replayed. */
  reasoning_tokens?: Quantity;
  /** A pause as long as the cache lifetime or longer makes every turn write its whole prompt anew. */
  seconds_between_turns?: Quantity;
  /** How many earlier turns a prompt replays, 1 to 1,000; then only the instructions are found in the cache. Default: 1,000, which is all. */
  history_turns?: Quantity;
  prefixes?: Quantity;
}

/** Questions answered from a corpus. */
export interface RetrievalWorkload extends ModelCalls {
  type: 'retrieval';
  questions_per_month: Quantity;
  chunks_per_question?: Quantity;
  chunk_tokens?: Quantity;
  question_tokens?: Quantity;
  system_tokens?: Quantity;
  answer_tokens?: Quantity;
  reasoning_tokens?: Quantity;
  prefixes?: Quantity;
  /** Embeds the corpus and every question. Left out: no embeddings. */
  embedding_model?: string;
  corpus_tokens?: Quantity;
  /** Chunks overlap by so much of their length, o percent: 1 / (1 - o) of the corpus is embedded. */
  overlap_percent?: Quantity;
  /** The part of the corpus that is embedded and written this month. Default: 100. */
  corpus_refresh_percent?: Quantity;
  /** `once`: the corpus is in this month's bill and in no other. Default: `monthly`. */
  corpus_frequency?: 'monthly' | 'once';
  /** The tier that embeds the corpus; questions are always standard. Default: `standard`. */
  corpus_tier?: 'standard' | 'batch';
  rerank_model?: string;
  /** Candidates that are reranked for one question. Default: `chunks_per_question`. */
  rerank_chunks?: Quantity;
  vector_store?: VectorStore;
  /** Of one vector, 4 bytes each. Default: 1,024. */
  vector_dimensions?: Quantity;
  /** Kept with each vector. */
  metadata_bytes?: Quantity;
  /** OCU or ACU, where they are more than the store's floor. */
  capacity_units?: Quantity;
  /** Classic OpenSearch collections of the scenario share one floor (`own`: another KMS key). Default: `shared`. */
  ocu_sharing?: 'shared' | 'own';
  /** Questions that are turned into SQL. */
  structured_queries?: Quantity;
}

/**
 * `opensearch-serverless` stands by with 2 OCU, `-dev` (without redundancy) with 1, `-nextgen` only in
 * its active hours; `managed` is the Bedrock managed knowledge base, embeddings and reranking included.
 */
export type VectorStore =
  | 'none'
  | 'opensearch-serverless'
  | 'opensearch-serverless-dev'
  | 'opensearch-serverless-nextgen'
  | 's3-vectors'
  | 'aurora-serverless-v2'
  | 'managed';

/** Every step sends the tools, the task and all steps before it. Tokens are per step. */
export interface AgentWorkload extends ModelCalls {
  type: 'agent';
  runs_per_month: Quantity;
  /** Model calls in one run, 1 to 1,000. Default: 1. */
  steps?: Quantity;
  task_tokens?: Quantity;
  /** Instructions that all runs share. */
  system_tokens?: Quantity;
  tools?: Quantity;
  /** The definition of one tool, sent with every step. */
  tokens_per_tool?: Quantity;
  /** Tokens written in each step but the last: thoughts and tool calls. */
  step_output_tokens?: Quantity;
  tool_result_tokens?: Quantity;
  /** Whether Claude's reasoning is sent back as input in later steps: yes where left out. */
  resend_reasoning?: 'yes' | 'no';
  /** Tokens written in the last step. */
  answer_tokens?: Quantity;
  reasoning_tokens?: Quantity;
  prefixes?: Quantity;
}

/** Much in, little out, the same instructions every time. */
export interface ClassificationWorkload extends ModelCalls {
  type: 'classification';
  items_per_month: Quantity;
  item_tokens?: Quantity;
  /** What comes out for one item: a label, a few fields. */
  label_tokens?: Quantity;
  /** Cached once `cache_ttl` is given. */
  instruction_tokens?: Quantity;
  reasoning_tokens?: Quantity;
  /** Items that share one call and its instructions. Default: 1. */
  items_per_call?: Quantity;
  prefixes?: Quantity;
}

/** Long texts; each later draft sends the draft before and what to change. */
export interface GenerationWorkload extends ModelCalls {
  type: 'generation';
  documents_per_month: Quantity;
  brief_tokens?: Quantity;
  document_tokens?: Quantity;
  /** 1 to 1,000. Default: 1. */
  drafts?: Quantity;
  feedback_tokens?: Quantity;
  system_tokens?: Quantity;
  reasoning_tokens?: Quantity;
  prefixes?: Quantity;
}

/** Records worked through at the batch tier, with their files in S3. */
export interface BatchWorkload extends ModelCalls {
  type: 'batch';
  records_per_month: Quantity;
  input_tokens?: Quantity;
  output_tokens?: Quantity;
  reasoning_tokens?: Quantity;
  /** Default: 1. */
  jobs_per_month?: Quantity;
  /** `once`: this month and no other. Default: `monthly`. */
  frequency?: 'monthly' | 'once';
}

export interface EmbeddingsWorkload extends ModelCalls {
  type: 'embeddings';
  documents_per_month: Quantity;
  tokens_per_document?: Quantity;
  images_per_month?: Quantity;
  document_images_per_month?: Quantity;
  video_seconds_per_month?: Quantity;
  audio_seconds_per_month?: Quantity;
}

export interface ImageWorkload extends ModelCalls {
  type: 'image';
  images_per_month: Quantity;
  /** Pixels; default 1,024. */
  image_width?: Quantity;
  image_height?: Quantity;
  /** `premium` also stands for more steps. Default: `standard`. */
  quality?: 'standard' | 'premium';
  /** Only of models that are charged by tokens. */
  tokens_per_image?: Quantity;
}

export interface VideoWorkload extends ModelCalls {
  type: 'video';
  clips_per_month: Quantity;
  seconds_per_clip?: Quantity;
  /** For models that are priced by it. Default: `720p`. */
  resolution?: '720p' | '540p';
}

/** Speech in and out; tokens are per session. */
export interface SpeechWorkload extends ModelCalls {
  type: 'speech';
  sessions_per_month: Quantity;
  speech_seconds_in?: Quantity;
  speech_seconds_out?: Quantity;
  /** AWS publishes none: take it from the usage events of a session. */
  speech_tokens_per_second: Quantity;
  input_tokens?: Quantity;
  output_tokens?: Quantity;
}

/** A model under test, a judge that reads each case and answer, people. Tokens are per case. */
export interface EvaluationWorkload extends ModelCalls {
  type: 'evaluation';
  cases_per_month: Quantity;
  input_tokens?: Quantity;
  output_tokens?: Quantity;
  /** Default: 1. */
  runs_per_case?: Quantity;
  reasoning_tokens?: Quantity;
  judge_model?: string;
  /** The judge is called once for each. Default: 1. */
  metrics?: Quantity;
  /** Default: `standard`. */
  judge_tier?: 'standard' | 'batch' | 'flex' | 'priority';
  /** Calls of the judge that find its rubric in the cache. Default: 0, no cache. */
  judge_cache_hit_percent?: Quantity;
  rubric_tokens?: Quantity;
  judge_output_tokens?: Quantity;
  /** Tasks done by people, a month. */
  human_tasks?: Quantity;
}

/** People with coding assistants. What `intensity` stands for is our assumption and marked on the bill. */
export interface CodingTeamWorkload extends ModelCalls {
  type: 'coding_team';
  users: Quantity;
  /** light: 20 requests a day, moderate: 60, heavy: 150. Default: `moderate`. */
  intensity?: 'moderate' | 'light' | 'heavy';
  /** A month. Default: 21. */
  working_days?: Quantity;
  /** These four overrule the intensity. */
  requests_per_user_day?: Quantity;
  /** The conversation and files that every request repeats; cached once `cache_ttl` is given. */
  context_tokens?: Quantity;
  input_tokens?: Quantity;
  output_tokens?: Quantity;
}

/** Training a custom model, keeping it, and calling it. */
export interface FineTuningWorkload extends OneModel {
  type: 'fine_tuning';
  training_tokens?: Quantity;
  /** Default: 1. */
  epochs?: Quantity;
  training_images?: Quantity;
  /** Reinforcement fine-tuning is priced by the hour. */
  training_hours?: Quantity;
  /** Distillation: the model that writes the examples, and its tokens. */
  teacher_model?: string;
  teacher_input_tokens?: Quantity;
  teacher_output_tokens?: Quantity;
  /** Custom models kept. Default: 1. */
  stored_models?: Quantity;
  /** How it is called. Default: `none`. */
  hosting?: 'none' | 'on-demand' | 'provisioned';
  /** Hosting `provisioned`. Default: 1. */
  model_units?: Quantity;
  commitment?: 'none' | '1mo' | '6mo';
  /** Without a commitment: hours of this month that the capacity exists. A weekend is 48. Default: all. */
  capacity_hours?: Quantity;
  unit_tokens_per_minute?: Quantity;
  /** Hosting `on-demand`. */
  requests_per_month?: Quantity;
  input_tokens?: Quantity;
  output_tokens?: Quantity;
}

/** Custom model import: copies are billed in windows of 5 minutes. */
export interface ImportedModelWorkload extends AnyWorkload {
  type: 'imported_model';
  /** Times a month that a model wakes up. */
  bursts_per_month: Quantity;
  minutes_per_burst?: Quantity;
  /** Custom model units of one copy: 2 for an 8B Llama, 8 for a 70B. */
  units_per_copy: Quantity;
  /** Copies that are active at once. Default: 1. */
  copies?: Quantity;
  /** Models kept. Default: 1. */
  stored_models?: Quantity;
  /** v2 is for OpenAI architectures. Default: `v1`. */
  unit_version?: 'v1' | 'v2';
}

export interface ProvisionedWorkload extends OneModel {
  type: 'provisioned';
  model_units: Quantity;
  commitment?: 'none' | '1mo' | '6mo';
  /** Without a commitment: hours of this month that the capacity exists. A weekend is 48. Default: all. */
  capacity_hours?: Quantity;
  model_kind?: 'base' | 'custom';
  /** What one unit serves, from AWS; the bill notes the sum. */
  unit_tokens_per_minute?: Quantity;
}

/** Tokens a minute, sold from 100,000 in and 10,000 out on. */
export interface ReservedWorkload extends OneModel {
  type: 'reserved';
  input_tpm: Quantity;
  output_tpm: Quantity;
  reservation?: '1mo' | '3mo';
}

/** A vector index by itself. */
export interface VectorStoreWorkload extends AnyWorkload {
  type: 'vector_store';
  vectors: Quantity;
  vector_store: VectorStore;
  queries_per_month?: Quantity;
  /** Vectors written this month. */
  vector_writes?: Quantity;
  /** Default: 1,024. */
  vector_dimensions?: Quantity;
  metadata_bytes?: Quantity;
  /** Needed by the next generation of OpenSearch, which has no floor. */
  capacity_units?: Quantity;
  ocu_sharing?: 'shared' | 'own';
  active_hours_per_month?: Quantity;
}

/** The managed knowledge base, and questions to structured data. */
export interface KnowledgeBaseWorkload extends AnyWorkload {
  type: 'knowledge_base';
  retrievals: Quantity;
  storage_gb?: Quantity;
  agentic_retrievals?: Quantity;
  /** Plain retrievals that an agentic one makes. Default: 1. */
  retrieves_per_agentic?: Quantity;
  structured_queries?: Quantity;
}

/** Text units of 1,000 characters, rounded up for each text, for each policy. */
export interface GuardrailsWorkload extends AnyWorkload {
  type: 'guardrails';
  requests_per_month: Quantity;
  input_characters?: Quantity;
  output_characters?: Quantity;
  policies?: (
    | 'content'
    | 'topics'
    | 'sensitive-information'
    | 'regex'
    | 'words'
    | 'grounding'
    | 'automated-reasoning'
  )[];
  /** Requests whose input is blocked: no answer is assessed. */
  blocked_percent?: Quantity;
  images_per_request?: Quantity;
  /** The source text of contextual grounding. */
  grounding_characters?: Quantity;
  /** Automated-reasoning policies. Default: 1. */
  reasoning_policies?: Quantity;
}

/** AgentCore sessions: CPU that works, memory that is held. */
export interface AgentRuntimeWorkload extends AnyWorkload {
  type: 'agent_runtime';
  sessions_per_month: Quantity;
  seconds_per_session?: Quantity;
  /** vCPU-seconds of work in a session; waiting takes none. */
  vcpu_seconds?: Quantity;
  /** The average on v2, the peak on the others. At least 0.125. */
  memory_gb?: Quantity;
  /** From the last work to the end of the session. Default: 900, AWS's time-out. */
  idle_seconds?: Quantity;
  /** v2 only, which gives memory back. Default: `memory_gb`. */
  idle_memory_gb?: Quantity;
  runtime?: 'v2' | 'v1' | 'browser' | 'code-interpreter';
}

export interface FlowWorkload extends AnyWorkload {
  type: 'flow';
  runs_per_month: Quantity;
  nodes_per_run: Quantity;
}

export interface DataAutomationWorkload extends AnyWorkload {
  type: 'data_automation';
  documents_per_month: Quantity;
  /** Default: 1. */
  pages_per_document?: Quantity;
  output_kind?: 'standard' | 'custom';
  /** Of custom output; the first 30 are in the page's price. */
  fields_per_page?: Quantity;
  images_per_month?: Quantity;
  /** A month. */
  audio_minutes?: Quantity;
  video_minutes?: Quantity;
}

export interface PromptOptimizationWorkload extends AnyWorkload {
  type: 'prompt_optimization';
  prompts_per_month: Quantity;
  input_tokens?: Quantity;
  output_tokens?: Quantity;
}

export interface LambdaWorkload extends AnyWorkload {
  type: 'lambda';
  invocations_per_month: Quantity;
  milliseconds?: Quantity;
  /** Default: 128. */
  memory_mb?: Quantity;
  processor?: 'x86' | 'arm';
}

/** Any service of `catalog().services`, by its own dimensions. */
export interface ServiceWorkload extends AnyWorkload {
  type: 'service';
  service: string;
  /** Only of services that have rates by tier. */
  tier?: Tier;
  /** A month's quantity by dimension: `{"requests": 2000000}`. */
  quantities: Record<string, Quantity>;
}

export type Workload =
  | InferenceWorkload
  | ChatWorkload
  | RetrievalWorkload
  | AgentWorkload
  | ClassificationWorkload
  | GenerationWorkload
  | BatchWorkload
  | EmbeddingsWorkload
  | ImageWorkload
  | VideoWorkload
  | SpeechWorkload
  | EvaluationWorkload
  | CodingTeamWorkload
  | FineTuningWorkload
  | ImportedModelWorkload
  | ProvisionedWorkload
  | ReservedWorkload
  | VectorStoreWorkload
  | KnowledgeBaseWorkload
  | GuardrailsWorkload
  | AgentRuntimeWorkload
  | FlowWorkload
  | DataAutomationWorkload
  | PromptOptimizationWorkload
  | LambdaWorkload
  | ServiceWorkload;
