// Sentences of the engine as people read them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentence } from '../../web/src/sentence.js';

test('numbers in sentences have no long tails', () => {
  for (const [said, read] of [
    ['$1,234.5 here, $0.035 there', '$1,234.5 here, $0.035 there'],
    ['133.33333333333333 GB', '133.3333 GB'],
    ['version 3.5 of 0.5', 'version 3.5 of 0.5'],
  ])
    assert.equal(sentence(said), read);
});
