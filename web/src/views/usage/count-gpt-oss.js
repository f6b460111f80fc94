// Counts by the vocabulary of gpt-oss.
import { countTokens } from 'gpt-tokenizer/encoding/o200k_harmony';
import { serve } from './counting.js';

/** What looks like a special token is text like any other. */
const AS_TEXT = { disallowedSpecial: new Set() };

serve((text) => countTokens(text, AS_TEXT));
