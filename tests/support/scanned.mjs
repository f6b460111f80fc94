// What the tests give the scanner, kept as files for those who ask: scripts/coverage gives them to the native scanner.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param {Uint8Array | string} content */
export function keepScanned(content) {
  const folder = process.env.BEDROCK_SCANNED;
  if (!folder) return;
  writeFileSync(join(folder, createHash('sha256').update(content).digest('hex')), content);
}
