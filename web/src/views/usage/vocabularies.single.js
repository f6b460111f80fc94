// The one-file page has no vocabularies: they are larger than all of it.

/** @type {import('./vocabularies.js').Vocabulary[]} */
export const VOCABULARIES = [];
