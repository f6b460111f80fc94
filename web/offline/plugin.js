// Writes the service worker of the site: its files by name, and a version that changes with any of them.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const SOURCE = new URL('sw.js', import.meta.url);

/** Not part of what works offline; vocabularies are larger than all the rest. */
const APART = /^(sw\.js|robots\.txt|THIRD_PARTY_NOTICES\.txt|assets\/count-.*)$/;

export const offline = () => ({
  name: 'offline',
  apply: 'build',
  enforce: 'post',
  /** When everything that is served has been written. @param {{dir?: string}} output */
  writeBundle({ dir = '' }) {
    const files = readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.slice(dir.length + 1))
      .filter((name) => !APART.test(name))
      .sort();
    const hash = createHash('sha256');
    for (const name of files) hash.update(name).update(readFileSync(`${dir}/${name}`));
    const names = files.map((name) => (name === 'index.html' ? './' : `./${name}`));
    const head = `const VERSION = ${JSON.stringify(hash.digest('hex').slice(0, 16))};\nconst FILES = ${JSON.stringify(names)};\n`;
    writeFileSync(`${dir}/sw.js`, head + readFileSync(SOURCE, 'utf8'));
  },
});
