/**
 * How many tokens a text is, before anything is sent: characters / 4 and words x 1.33, always as a range with its
 * reasons. Exact counts are those that AWS returns, which `usage.js` reads.
 */
export interface TokenEstimate {
  characters: number;
  words: number;
  low: number;
  /** The middle of the range. */
  likely: number;
  high: number;
  /** Why the range is as wide as it is: language, code, numbers, the model's tokenizer. */
  reasons: string[];
}

/** `model`: its id, for tokenizers that are known to differ. */
export function estimateTokens(text: string, options?: { model?: string }): TokenEstimate;
