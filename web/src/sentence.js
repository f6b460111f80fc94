// Sentences of the engine for people.
import { amountOf } from './format.js';

/** Numbers without long tails, and dollars with cents: "$3.3 per million" is "$3.30 per million". @param {string} text */
export const sentence = (text) =>
  text
    .replace(/\d[\d,]*\.\d{7,}/g, (number) => amountOf(number.replaceAll(',', '')))
    .replace(/\$\d[\d,]*\.\d(?!\d)/g, '$&0');
