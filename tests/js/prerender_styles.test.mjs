// The styles of the prerendered answer: tokens as their values, and what all parts share as a sheet of its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pruned, resolved, shared } from '../../web/prerender/styles.js';

const TOKENS = `
  .app {
    --u: var(--bedrock-unit, 1px);
    --ink: var(--bedrock-ink, light-dark(#111, rgb(1 2 3)));
    --x3: calc(12 * var(--u));
    --lift: 0 1px light-dark(#000, #fff);
  }
`;
const values = (/** @type {string} */ text) => resolved(text, TOKENS, '0.0625rem');

test('a token is its value, however deep it is declared', () => {
  assert.equal(values('a{padding:var(--x3) 0}'), 'a{padding:0.75rem 0}');
  assert.equal(values('a{width:calc(-1 * var(--u))}'), 'a{width:-0.0625rem}');
  assert.equal(values('<rect fill="var(--ink)"/>'), '<rect fill="light-dark(#111, rgb(1 2 3))"/>');
  assert.equal(values('a{box-shadow:var(--lift)}'), 'a{box-shadow:0 1px light-dark(#000, #fff)}');
});

test('what is declared elsewhere stays a variable, with the tokens inside it resolved', () => {
  assert.equal(values('a{margin:var(--gut)}'), 'a{margin:var(--gut)}');
  assert.equal(values('a{margin:var(--cell, var(--x3)) 0}'), 'a{margin:var(--cell, 0.75rem) 0}');
  assert.equal(
    values('a{margin:calc(var(--gut) - var(--x3))}'),
    'a{margin:calc(var(--gut) - 0.75rem)}',
  );
});

test('the declarations themselves are gone', () => {
  assert.equal(
    values(`${TOKENS}b{color:var(--ink)}`).trim(),
    'b{color:light-dark(#111, rgb(1 2 3))}',
  );
});

test('a sheet that all parts begin with stands alone, the same text in each', () => {
  const html = '<style>i{}b{}</style><style>b{}</style><style>b{}u{}</style>';
  assert.equal(
    shared(html, 'b{}'),
    '<style>i{}</style><style>b{}</style><style>b{}</style><style>b{}</style><style>u{}</style>',
  );
});

test('rules stay that something in the HTML may need', () => {
  const css = (/** @type {string} */ rules) =>
    pruned(`<style>${rules}</style><p class="a b" id="c"><i data-x="y"></i>`).replace(
      /<\/style>.*/,
      '',
    );
  for (const kept of [
    '*::before{x:1}',
    ':host(:not(.z)){x:1}',
    'p.a>i{x:1}',
    '.z,.b{x:1}',
    '#c :is(i,u){x:1}',
    '[data-x]{x:1}',
    '@media print{p{x:1}}',
    '@supports (x:1){u{x:1}}',
  ])
    assert.equal(css(kept), `<style>${kept}`);
  for (const gone of ['u{x:1}', '.a .z{x:1}', 'p:hover{x:1}', '@container (width<3em){.z{x:1}}'])
    assert.equal(css(gone), '<style>');
  assert.equal(
    css('u{x:1}@media print{.z{x:1}i{x:2}}.a{x:3}'),
    '<style>@media print{i{x:2}}.a{x:3}',
  );
});
