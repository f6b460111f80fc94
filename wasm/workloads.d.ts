/**
 * What a workload can say of itself, type by type; scripts/renew_types writes this file. Left-out quantities are
 * zero unless it says otherwise; percents are 0 to 100. The engine's `catalog().workload_types` holds the same
 * fields with their defaults and choices; a bill's `notices` say what a workload would meet at AWS.
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
  /** Who pays for it; changes no price. */
  team?: string;
  /** Labels of your own by their names, at most 50; they change no price. */
  tags?: Record<string, string>;
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
  /** Calls that find the beginning in the cache. Default: estimated from the calls an hour. */
  cache_hit_percent?: Quantity;
  /**
   * Of the tokens written to a cache of 5 minutes, those that stand before a checkpoint of one hour instead (the
   * instructions, say). Hits and pauses still go by `cache_ttl`.
   */
  cache_write_1h_percent?: Quantity;
  /** Cache checkpoints in a request; AWS takes up to 4. A whole number, 1 to 1,000. Default: 1. */
  cache_checkpoints?: Quantity;
  /** Calls that are made again because the answer was no use; each is billed whole. */
  retry_percent?: Quantity;
  /** Calls that AWS refuses (throttled, failed); they are taken as not billed. */
  failure_percent?: Quantity;
  /** Development and tests, on top of the calls of users. */
  experimentation_percent?: Quantity;
  /** Charges the fee of intelligent prompt routing for every call. Default: `no`. */
  prompt_router?: 'no' | 'yes';
  /** Hours a month in which calls come. Default: all of the scenario's. */
  active_hours_per_month?: Quantity;
  /** The busiest minute against the average one. Default: 1. */
  peak_factor?: Quantity;
  /** The request parameter of that name: AWS reserves it in the quota when it admits a call. */
  max_tokens?: Quantity;
  /** The account's quota of `model`, tokens a minute; a bill notes where it is passed. */
  quota_tpm?: Quantity;
  /** The account's quota of `model`, requests a minute. */
  quota_rpm?: Quantity;
  /** Where Bedrock's log of model invocations is kept: adds what S3 and CloudWatch charge. Default: `none`. */
  invocation_logging?: 'none' | 's3' | 'cloudwatch' | 'both';
  /** One call in that log, bytes. Default: 4 a token and 1,000; needed with pictures, film or sound. */
  log_bytes?: Quantity;
}

/**
 * `none`: None · `opensearch-serverless`: OpenSearch Serverless (2 OCU always on) · `opensearch-serverless-dev`:
 * OpenSearch Serverless, development (1 OCU) · `opensearch-serverless-nextgen`: OpenSearch Serverless, next
 * generation (scales to zero) · `s3-vectors`: S3 Vectors · `aurora-serverless-v2`: Aurora Serverless v2 ·
 * `managed`: Managed knowledge base.
 */
export type VectorStore =
  | 'none'
  | 'opensearch-serverless'
  | 'opensearch-serverless-dev'
  | 'opensearch-serverless-nextgen'
  | 's3-vectors'
  | 'aurora-serverless-v2'
  | 'managed';

/**
 * One call, one answer. Requests x tokens; images and pages as tokens, reasoning as output. Tokens are per
 * request.
 */
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
  /** Cached tokens as counted by AWS. */
  cache_write_tokens?: Quantity;
  /** The beginning that all requests share; cached once `cache_ttl` is given. */
  prefix_tokens?: Quantity;
  /** How many different beginnings there are (one a customer, say). Default: 1. */
  prefixes?: Quantity;
  images_per_request?: Quantity;
  /** Pixels. They give the image's tokens for the models whose rule is published. Default: 1,024. */
  image_width?: Quantity;
  /** Pixels, as `image_width`. Default: 1,024. */
  image_height?: Quantity;
  /** Overrules the rule; needed for models without a published one. */
  tokens_per_image?: Quantity;
  /** To be understood. Some models meter the second; for the others the tokens of a second are needed. */
  video_seconds_per_request?: Quantity;
  /** A call's usage block says them; input tokens where the model has no meter for them. */
  tokens_per_video_second?: Quantity;
  /** To be understood. Some models meter the second; for the others the tokens of a second are needed. */
  audio_seconds_per_request?: Quantity;
  /** A call's usage block says them; input tokens where the model has no meter for them. */
  tokens_per_audio_second?: Quantity;
  /** Pages of documents sent along. */
  pages_per_request?: Quantity;
  /** What a page has in tokens. */
  tokens_per_page?: Quantity;
  web_groundings_per_month?: Quantity;
}

/**
 * Every turn sends all questions and answers before it again. Turn k sends the instructions, k questions and k -
 * 1 answers.
 */
export interface ChatWorkload extends ModelCalls {
  type: 'chat';
  conversations_per_month: Quantity;
  /** Questions in one conversation. A whole number, 1 to 1,000. Default: 1. */
  turns?: Quantity;
  answer_tokens?: Quantity;
  /** Instructions that all calls share; cached once `cache_ttl` is given. */
  system_tokens?: Quantity;
  question_tokens?: Quantity;
  /** Per turn; billed as output, not replayed. */
  reasoning_tokens?: Quantity;
  /** A pause as long as the cache lifetime or longer makes every turn write its whole prompt anew. */
  seconds_between_turns?: Quantity;
  /**
   * How many earlier turns a prompt replays; then only the instructions are found in the cache. Default: 1,000,
   * which is all. A whole number, 1 to 1,000.
   */
  history_turns?: Quantity;
  /** How many different beginnings there are (one a customer, say). Default: 1. */
  prefixes?: Quantity;
}

/**
 * Questions answered from your documents: embeddings, vector store, reranking, answer. Question and chunks as
 * input; embeddings of corpus and questions; the store; reranking.
 */
export interface RetrievalWorkload extends ModelCalls {
  type: 'retrieval';
  questions_per_month: Quantity;
  chunks_per_question?: Quantity;
  chunk_tokens?: Quantity;
  question_tokens?: Quantity;
  /** Instructions that all calls share; cached once `cache_ttl` is given. */
  system_tokens?: Quantity;
  answer_tokens?: Quantity;
  /** Billed as output. */
  reasoning_tokens?: Quantity;
  /** How many different beginnings there are (one a customer, say). Default: 1. */
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
  /** Default: `none`. */
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
 * Every step sends the tools, the task and all steps before it. Step k sends tools, task, k - 1 results and, on
 * Claude, the reasoning before. Tokens are per step.
 */
export interface AgentWorkload extends ModelCalls {
  type: 'agent';
  runs_per_month: Quantity;
  /** Model calls in one run. A whole number, 1 to 1,000. Default: 1. */
  steps?: Quantity;
  tool_result_tokens?: Quantity;
  task_tokens?: Quantity;
  /** Instructions that all calls share; cached once `cache_ttl` is given. */
  system_tokens?: Quantity;
  tools?: Quantity;
  /** The definition of one tool, sent with every step. */
  tokens_per_tool?: Quantity;
  /** Tokens written in each step but the last: thoughts and tool calls. */
  step_output_tokens?: Quantity;
  /** Tokens written in the last step. */
  answer_tokens?: Quantity;
  /** Billed as output. */
  reasoning_tokens?: Quantity;
  /** Whether Claude's reasoning is sent back as input in later steps. Default: `yes`. */
  resend_reasoning?: 'yes' | 'no';
  /**
   * How many earlier steps a step replays; then only tools and instructions are found in the cache. Default:
   * 1,000, which is all. A whole number, 1 to 1,000.
   */
  history_turns?: Quantity;
  /** How many different beginnings there are (one a customer, say). Default: 1. */
  prefixes?: Quantity;
}

/**
 * Long input, short output, the same instructions every time. Instructions and item, one or several items a call;
 * the last call is not full.
 */
export interface ClassificationWorkload extends ModelCalls {
  type: 'classification';
  items_per_month: Quantity;
  item_tokens?: Quantity;
  /** What comes out for one item: a label, a few fields. */
  label_tokens?: Quantity;
  /** Cached once `cache_ttl` is given. */
  instruction_tokens?: Quantity;
  /** Billed as output. */
  reasoning_tokens?: Quantity;
  /** Items that share one call and its instructions. Default: 1. */
  items_per_call?: Quantity;
  /** How many different beginnings there are (one a customer, say). Default: 1. */
  prefixes?: Quantity;
}

/** Documents from a brief, in one or several drafts. Each draft sends the one before and what to change. */
export interface GenerationWorkload extends ModelCalls {
  type: 'generation';
  documents_per_month: Quantity;
  document_tokens?: Quantity;
  /** A whole number, 1 to 1,000. Default: 1. */
  drafts?: Quantity;
  brief_tokens?: Quantity;
  feedback_tokens?: Quantity;
  /** Instructions that all calls share; cached once `cache_ttl` is given. */
  system_tokens?: Quantity;
  /** Billed as output. */
  reasoning_tokens?: Quantity;
  /** How many different beginnings there are (one a customer, say). Default: 1. */
  prefixes?: Quantity;
}

/**
 * Many records at about half the price, done within a day. Records at the batch tier, once or every month, with
 * their files in S3.
 */
export interface BatchWorkload extends ModelCalls {
  type: 'batch';
  records_per_month: Quantity;
  input_tokens?: Quantity;
  output_tokens?: Quantity;
  /** Billed as output. */
  reasoning_tokens?: Quantity;
  /** Default: 1. */
  jobs_per_month?: Quantity;
  /** `once`: this month and no other. Default: `monthly`. */
  frequency?: 'monthly' | 'once';
}

/** A corpus turned into vectors. Tokens, images and seconds of what is embedded. */
export interface EmbeddingsWorkload extends ModelCalls {
  type: 'embeddings';
  documents_per_month: Quantity;
  tokens_per_document?: Quantity;
  images_per_month?: Quantity;
  document_images_per_month?: Quantity;
  video_seconds_per_month?: Quantity;
  audio_seconds_per_month?: Quantity;
}

/** Pictures, priced by size and quality. Pictures by size and quality, or their tokens. */
export interface ImageWorkload extends ModelCalls {
  type: 'image';
  images_per_month: Quantity;
  /** Pixels. Default: 1,024. */
  image_width?: Quantity;
  /** Pixels. Default: 1,024. */
  image_height?: Quantity;
  /** `premium` also stands for more steps. Default: `standard`. */
  quality?: 'standard' | 'premium';
  /** Only of models that are charged by tokens. */
  tokens_per_image?: Quantity;
}

/** Clips, priced by the second. Seconds of clips. */
export interface VideoWorkload extends ModelCalls {
  type: 'video';
  clips_per_month: Quantity;
  seconds_per_clip?: Quantity;
  /** For models that are priced by it. Default: `720p`. */
  resolution?: '720p' | '540p';
}

/**
 * Spoken conversations; AWS publishes no tokens a second, so you enter them. Speech tokens of what is said and
 * heard; tokens are per session.
 */
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

/**
 * A model under test, a judge, people. The judge reads each case and answer, once for each metric. Tokens are per
 * case.
 */
export interface EvaluationWorkload extends ModelCalls {
  type: 'evaluation';
  cases_per_month: Quantity;
  input_tokens?: Quantity;
  output_tokens?: Quantity;
  /** Default: 1. */
  runs_per_case?: Quantity;
  /** Billed as output. */
  reasoning_tokens?: Quantity;
  judge_model?: string;
  /** The judge is called once for each. Default: 1. */
  metrics?: Quantity;
  /** Default: `standard`. */
  judge_tier?: 'standard' | 'batch' | 'flex' | 'priority';
  /** Calls of the judge that find its rubric in the cache. */
  judge_cache_hit_percent?: Quantity;
  rubric_tokens?: Quantity;
  judge_output_tokens?: Quantity;
  /** Tasks done by people in a month. */
  human_tasks?: Quantity;
}

/**
 * Training, keeping and calling a model of your own. Tokens x epochs, storage, and hosting by tokens or by the
 * hour.
 */
export interface FineTuningWorkload extends OneModel {
  type: 'fine_tuning';
  training_tokens?: Quantity;
  /** Default: 1. */
  epochs?: Quantity;
  /** How it is called. Default: `none`. */
  hosting?: 'none' | 'on-demand' | 'provisioned';
  training_images?: Quantity;
  /** Reinforcement fine-tuning is priced by the hour. */
  training_hours?: Quantity;
  /** Distillation: the model that writes the examples. */
  teacher_model?: string;
  teacher_input_tokens?: Quantity;
  teacher_output_tokens?: Quantity;
  /** Custom models kept. Default: 1. */
  stored_models?: Quantity;
  /** With hosting `provisioned`. Default: 1. */
  model_units?: Quantity;
  /** Default: `none`. */
  commitment?: 'none' | '1mo' | '6mo';
  /** Without a commitment: hours of this month that the capacity exists. A weekend is 48. Default: all. */
  capacity_hours?: Quantity;
  /** What one unit serves, from AWS; the bill notes the sum. */
  unit_tokens_per_minute?: Quantity;
  /** With hosting `on-demand`. */
  requests_per_month?: Quantity;
  input_tokens?: Quantity;
  output_tokens?: Quantity;
}

/**
 * Your weights, billed in windows of 5 minutes while they answer. Model units x windows of 5 minutes, and
 * storage.
 */
export interface ImportedModelWorkload extends AnyWorkload {
  type: 'imported_model';
  /** Times a month that a model wakes up. */
  bursts_per_month: Quantity;
  minutes_per_burst?: Quantity;
  /** Custom model units of one copy: 2 for an 8B Llama, 8 for a 70B. */
  units_per_copy: Quantity;
  /** Copies that are active at once. Default: 1. */
  copies?: Quantity;
  /** Custom models kept. Default: 1. */
  stored_models?: Quantity;
  /** v2 is for OpenAI architectures. Default: `v1`. */
  unit_version?: 'v1' | 'v2';
}

/**
 * A team with assistants such as Claude Code on Bedrock. Users x days x requests, with a repeated context. What
 * `intensity` stands for is our assumption and marked on the bill.
 */
export interface CodingTeamWorkload extends ModelCalls {
  type: 'coding_team';
  users: Quantity;
  /** light: 20 requests a day, moderate: 60, heavy: 150. Default: `moderate`. */
  intensity?: 'moderate' | 'light' | 'heavy';
  /** In a month. Default: 21. */
  working_days?: Quantity;
  /** This, `context_tokens`, `input_tokens` and `output_tokens` overrule the intensity. */
  requests_per_user_day?: Quantity;
  /** The conversation and files that every request repeats; cached once `cache_ttl` is given. */
  context_tokens?: Quantity;
  input_tokens?: Quantity;
  output_tokens?: Quantity;
}

/** Model units by the hour, used or not. Model units x hours. */
export interface ProvisionedWorkload extends OneModel {
  type: 'provisioned';
  model_units: Quantity;
  /** Default: `none`. */
  commitment?: 'none' | '1mo' | '6mo';
  /** Default: `base`. */
  model_kind?: 'base' | 'custom';
  /** Without a commitment: hours of this month that the capacity exists. A weekend is 48. Default: all. */
  capacity_hours?: Quantity;
  /** What one unit serves, from AWS; the bill notes the sum. */
  unit_tokens_per_minute?: Quantity;
}

/**
 * Tokens a minute for one or three months. Thousands of tokens a minute x hours, sold from 100,000 in and 10,000
 * out on.
 */
export interface ReservedWorkload extends OneModel {
  type: 'reserved';
  input_tpm: Quantity;
  output_tpm: Quantity;
  /** Default: `1mo`. */
  reservation?: '1mo' | '3mo';
}

/** An index by itself. The OCU floor, storage, and the vectors that queries read. */
export interface VectorStoreWorkload extends AnyWorkload {
  type: 'vector_store';
  vector_store: VectorStore;
  vectors: Quantity;
  queries_per_month?: Quantity;
  /** Vectors written this month. */
  vector_writes?: Quantity;
  /** Of one vector, 4 bytes each. Default: 1,024. */
  vector_dimensions?: Quantity;
  /** Kept with each vector. */
  metadata_bytes?: Quantity;
  /** Needed by the next generation of OpenSearch, which has no floor. */
  capacity_units?: Quantity;
  /** Classic OpenSearch collections of the scenario share one floor (`own`: another KMS key). Default: `shared`. */
  ocu_sharing?: 'shared' | 'own';
  /** Hours a month in which calls come. Default: all of the scenario's. */
  active_hours_per_month?: Quantity;
}

/** The managed one, and questions to structured data. Retrievals, storage, and questions turned into SQL. */
export interface KnowledgeBaseWorkload extends AnyWorkload {
  type: 'knowledge_base';
  retrievals: Quantity;
  storage_gb?: Quantity;
  agentic_retrievals?: Quantity;
  /** Plain retrievals that an agentic one makes. Default: 1. */
  retrieves_per_agentic?: Quantity;
  /** Questions that are turned into SQL. */
  structured_queries?: Quantity;
}

/**
 * Text units of 1,000 characters, for each policy. Text units of 1,000 characters, rounded up for each text, for
 * each policy.
 */
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

/**
 * Sessions: CPU that works, memory that is held. Browser and code interpreter, too. vCPU-hours that work,
 * GB-hours that are held.
 */
export interface AgentRuntimeWorkload extends AnyWorkload {
  type: 'agent_runtime';
  sessions_per_month: Quantity;
  seconds_per_session?: Quantity;
  /** vCPU-seconds of work in a session; waiting takes none. */
  vcpu_seconds?: Quantity;
  /** The average on v2, the peak on the others. At least 0.125. */
  memory_gb?: Quantity;
  /** From the last work to the end of the session; 900 is AWS's time-out. Default: 900. */
  idle_seconds?: Quantity;
  /** v2 only, which gives memory back. Default: `memory_gb`. */
  idle_memory_gb?: Quantity;
  /** Default: `v2`. */
  runtime?: 'v2' | 'v1' | 'browser' | 'code-interpreter';
}

/** Node transitions; what the nodes call is charged separately. Nodes of all runs. */
export interface FlowWorkload extends AnyWorkload {
  type: 'flow';
  runs_per_month: Quantity;
  nodes_per_run: Quantity;
}

/** Pages, images, audio and video made into data. Pages, images and minutes, by the kind of output. */
export interface DataAutomationWorkload extends AnyWorkload {
  type: 'data_automation';
  documents_per_month: Quantity;
  /** Default: 1. */
  pages_per_document?: Quantity;
  /** Default: `standard`. */
  output_kind?: 'standard' | 'custom';
  /** Of custom output; the first 30 are in the page's price. */
  fields_per_page?: Quantity;
  images_per_month?: Quantity;
  /** In a month. */
  audio_minutes?: Quantity;
  /** In a month. */
  video_minutes?: Quantity;
}

/** Prompts rewritten by Bedrock. Tokens of the prompts before and after. */
export interface PromptOptimizationWorkload extends AnyWorkload {
  type: 'prompt_optimization';
  prompts_per_month: Quantity;
  input_tokens?: Quantity;
  output_tokens?: Quantity;
}

/**
 * The glue around the calls; a million requests a month are free. Requests, and memory for the time that they
 * take.
 */
export interface LambdaWorkload extends AnyWorkload {
  type: 'lambda';
  invocations_per_month: Quantity;
  milliseconds?: Quantity;
  /** Default: 128. */
  memory_mb?: Quantity;
  /** Default: `x86`. */
  processor?: 'x86' | 'arm';
}

/**
 * S3, DynamoDB, CloudWatch, AgentCore and more, by what AWS meters. Any dimension of any service of
 * `catalog().services`.
 */
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
  | FineTuningWorkload
  | ImportedModelWorkload
  | CodingTeamWorkload
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
