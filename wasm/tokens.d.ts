/**
 * How many tokens a text is, before anything is sent: characters / 4 and words x 1.33, always as a range with its
 * reasons. Exact counts are those that AWS returns, which `usage.js` reads, and those of a model's own vocabulary.
 */
export interface TokenEstimate {
  characters: number;
  words: number;
  low: number;
  /** The middle of the two rules for prose; for code, numbers and other scripts what their characters make. */
  likely: number;
  high: number;
  /** False: an estimate. */
  exact: boolean;
  /** Why the range is as wide as it is: language, code, numbers, the model's tokenizer. */
  reasons: string[];
}

/** `model`: its id, for tokenizers that are known to differ. */
export function estimateTokens(text: string, options?: { model?: string }): TokenEstimate;

/** What a request sends and gets, as texts to count. */
export interface RequestParts {
  /** How many messages were recognized; 0: plain text, all of which is `input`. */
  messages: number;
  /** System prompt and messages, with what tools were asked and answered. */
  input: string;
  /** The definitions of tools as JSON, which is what is counted. */
  tools: string;
  tool_count: number;
  /** The last message, where it is the assistant's. */
  output: string;
  /** Base64 or data URLs. */
  images: string[];
  documents: number;
}

/** Takes a request of Converse, Messages, Chat Completions or Responses apart, or a list of messages. */
export function requestParts(text: string): RequestParts;

/**
 * The instructions for tools that Claude adds to a request with tools, where Anthropic has published them ("Tool use
 * pricing and tokens", docs.anthropic.com, choice "auto"); null where not.
 */
export function toolPromptTokens(model: string): number | null;
