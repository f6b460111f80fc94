// Counts by the vocabulary of Llama 3 to 3.3.
import tokenizer from 'llama3-tokenizer-js';
import { serve } from './counting.js';

serve((text) => tokenizer.encode(text, { bos: false, eos: false }).length);
