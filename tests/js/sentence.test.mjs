// Sentences of the engine as people read them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentence } from '../../web/src/sentence.js';

test('dollars in sentences have cents, and numbers no long tails', () => {
  for (const [said, read] of [
    ['1,000 x $3.3 per million', '1,000 x $3.30 per million'],
    ['$1,234.5 here, $0.035 there', '$1,234.50 here, $0.035 there'],
    ['$16.50, $3 and $0.5.', '$16.50, $3 and $0.50.'],
    ['133.33333333333333 GB', '133.3333 GB'],
    ['version 3.5 of 0.5', 'version 3.5 of 0.5'],
  ])
    assert.equal(sentence(said), read);
});
