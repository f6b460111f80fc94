// Counts by the vocabulary of Mistral's models up to 2024: of 7B, Mixtral, Large and Small.
// @ts-expect-error It has no declarations.
import tokenizer from 'mistral-tokenizer-js';
import { serve } from './counting.js';

serve((text) => tokenizer.encode(text, false).length);
