// Writes what scripts/renew_types is asked for.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generatedTypes } from './generated_types.mjs';

for (const [name, text] of Object.entries(generatedTypes())) {
  writeFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), text);
  console.log(`wrote ${name}`);
}
