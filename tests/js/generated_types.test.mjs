// What follows from the engine's workload types is up to date: types, schema and the table of the documentation.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generatedTypes } from '../../scripts/lib/generated_types.mjs';
import { projectFile } from '../support/engines.mjs';

for (const [name, text] of Object.entries(generatedTypes())) {
  test(`${name} is up to date`, () => {
    assert.equal(projectFile(name), text, 'run scripts/renew_types');
  });
}
