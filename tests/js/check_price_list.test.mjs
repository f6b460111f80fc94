// scripts/check_price_list: rows of a price list against the compiled table.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { comparePrices } from '../../scripts/rates/check_price_list.mjs';
import { parseListedPrices } from '../../scripts/rates/listed_prices.mjs';
import { engine as startEngine } from '../support/engines.mjs';

const engine = await startEngine();
const HEAD = 'model,region,scope,key,usd';
const AS_OF = '2026-10-06';

/** @param {string[]} rows */
const compared = (...rows) =>
  comparePrices(engine, parseListedPrices([HEAD, ...rows].join('\n')), AS_OF);

test('each scope and key finds its price', () => {
  const result = compared(
    'ai21.jamba-1-5-large-v1:0,eu-central-1,standard,input,2',
    'amazon.nova-pro-v1:0:300k,us-east-1,priority,output,5.6',
    'anthropic.claude-opus-5-5,eu-west-1,global,output,20',
    'openai.gpt-6-astra,us-east-1,global,longContext.input,20',
    'openai.gpt-6-astra,us-east-1,cacheWrite,input,13.75',
    'amazon.nova-lite-v1:0,us-east-1,cacheWrite,input,0',
    'cohere.embed-english-v3:0:512,us-east-1,metered,Image/input/image/standard,0.0001',
    'amazon.nova-canvas-v1:0,us-east-1,metered,"T2I 2048 Premium/output/image/standard",0.080',
    'twelvelabs.marengo-embed-3-0-v1:0,us-east-1,metered,Text/input/request/standard,0.00007',
  );
  assert.deepEqual(result, { equal: 9, different: [], missing: [] });
});

test('a price that differs, even in the last digit, and one that the table lacks are reported', () => {
  const result = compared(
    'openai.gpt-oss-20b-1:0,ap-southeast-2,flex,input,0.0361',
    'ai21.jamba-1-5-large-v1:0,mx-central-1,standard,input,2',
    'ai21.jamba-9,us-east-1,standard,input,2',
    'ai21.jamba-1-5-large-v1:0,us-east-1,metered,Smell/input/whiff/standard,2',
  );
  assert.equal(result.equal, 0);
  assert.deepEqual(result.different, [
    'openai.gpt-oss-20b-1:0 ap-southeast-2 flex input: 0.0361, table 0.00000003605 a unit',
  ]);
  assert.equal(result.missing.length, 3);
});

test('a file of another form is refused', () => {
  assert.throws(() => parseListedPrices('model,region,usd\n'), /first line/);
  assert.throws(() => parseListedPrices(`${HEAD}\na,b,standard,input,1e3`), /Line 2/);
});

const LIST = new URL('../../../shared/rates/price_list_2026-10-06.csv', import.meta.url);
test('every price of the Price List of 2026-10-06', { skip: !existsSync(LIST) }, () => {
  const prices = parseListedPrices(readFileSync(LIST, 'utf8'));
  const { equal, different, missing } = comparePrices(engine, prices, AS_OF);
  assert.deepEqual([...different, ...missing], []);
  assert.equal(equal, 7587);
});
