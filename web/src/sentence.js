// Sentences of the engine for people.
import { amountOf } from './format.js';

/** Numbers without long tails. @param {string} text */
export const sentence = (text) =>
  text.replace(/\d[\d,]*\.\d{7,}/g, (number) => amountOf(number.replaceAll(',', '')));
