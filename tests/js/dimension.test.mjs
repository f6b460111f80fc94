// Dimensions by their names alone: no word of the rate files reaches a person.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { dimensionLabel } from '../../web/src/dimension.js';

const list = readFileSync(new URL('../../core/catalog/dimension_list.h', import.meta.url), 'utf8');
const NAMES = [...list.matchAll(/^ *\{"([a-z0-9_]+)", "([^"]+)"/gm)].map(([, name, label]) => ({
  name,
  label,
}));

test('tokens and what is stored are called as the bill calls them', () => {
  const alike = NAMES.filter(({ name }) =>
    /^(cache|input_tokens|output_tokens|storage|images$)/.test(name),
  );
  assert.ok(alike.length >= 10, String(alike.length));
  for (const { name, label } of alike) assert.equal(dimensionLabel(name), label);
});

test('no dimension is called by a word of the rate files', () => {
  assert.ok(NAMES.length > 100);
  for (const { name } of NAMES) {
    const words = dimensionLabel(name);
    assert.match(words, /^[A-Za-z0-9]/, name);
    assert.doesNotMatch(words, /_|\b(gb|tb|tpm|ocu|acu|5m|1h)\b/, name);
  }
});
