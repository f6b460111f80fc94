// The services × regions table: what it says of a service, and that the README has the current one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servicesTable, withTable } from '../../scripts/rates/services_table.mjs';
import { projectFile } from '../support/engines.mjs';

test('dimensions known in the same regions share a line; closed windows do not count', () => {
  /** @type {import('../../scripts/rates/rate_files.mjs').Block[]} */
  const rates = [
    {
      routes: 'all',
      tier: 'standard',
      regions: ['a', 'b'],
      usd: { gb: '1', hours: '2' },
      source: 's',
    },
    { routes: 'all', tier: 'standard', regions: ['c'], usd: { gb: '3' }, source: 's' },
    {
      routes: 'all',
      tier: 'standard',
      to: '2026-01-01',
      regions: ['c'],
      usd: { hours: '3' },
      source: 's',
    },
    {
      routes: 'all',
      tier: 'standard',
      regions: 'any',
      usd: { keys: '1' },
      source: 's',
    },
  ];
  const table = servicesTable(
    [{ id: 'store', name: 'Store', rates }],
    [{ code: 'a' }, { code: 'b' }, { code: 'c' }],
  );
  assert.deepEqual(table.split('\n').slice(2), [
    '| store | gb, keys | 3 | all |',
    '| store | hours | 2 | a, b |',
    '',
  ]);
});

test('core/rates/README.md has the current table: scripts/services_by_region --write', () => {
  const services = JSON.parse(projectFile('core/rates/aws/services.json')).models;
  const { regions } = JSON.parse(projectFile('core/rates/regions.json'));
  const document = projectFile('core/rates/README.md');
  assert.equal(withTable(document, servicesTable(services, regions)), document);
});
