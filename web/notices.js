// Puts the licences of everything that ships beside the page, or into it where it is one file.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const local = (path) => fileURLToPath(new URL(path, import.meta.url));
const rule = '-'.repeat(78);

/** In workers that are bundles of their own. */
const IN_WORKERS = {
  'count-gpt-oss': 'gpt-tokenizer',
  'count-llama3': 'llama3-tokenizer-js',
  'count-mistral': 'mistral-tokenizer-js',
};

/** The npm packages whose modules are in the bundle. */
function packagesOf(bundle) {
  const modules = Object.values(bundle).flatMap((chunk) => Object.keys(chunk.modules ?? {}));
  const names = modules.map(
    (id) => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(id)?.[1],
  );
  const workers = Object.keys(bundle).map(
    (file) => Object.entries(IN_WORKERS).find(([worker]) => file.includes(worker))?.[1],
  );
  return [...new Set([...names, ...workers].filter(Boolean))].sort();
}

function packageNotice(name) {
  const { version, license } = JSON.parse(
    readFileSync(local(`node_modules/${name}/package.json`), 'utf8'),
  );
  const folder = local(`node_modules/${name}`);
  // Fails the build when a package has no licence to ship.
  const file = readdirSync(folder).find((one) => /^licen[cs]e(\.md|\.txt)?$/i.test(one));
  const text = readFileSync(`${folder}/${file}`, 'utf8').trim();
  return `${rule}\n${name} ${version}, ${license}\n\n${text}\n`;
}

function allNotices(bundle) {
  const own = readFileSync(local('../LICENSE'), 'utf8');
  const native = readFileSync(local('../THIRD_PARTY_NOTICES.txt'), 'utf8');
  const packages = packagesOf(bundle).map(packageNotice);
  return [`Bedrock Calculator\n\n${own}`, native, ...packages].join('\n');
}

/** As a file of its own. */
export const noticesFile = () => ({
  name: 'notices-file',
  apply: 'build',
  generateBundle(_, bundle) {
    const source = allNotices(bundle);
    this.emitFile({ type: 'asset', fileName: 'THIRD_PARTY_NOTICES.txt', source });
  },
});

/** As a comment at the end of the one file. */
export function noticesComment(file) {
  let text = '';
  return {
    name: 'notices-comment',
    apply: 'build',
    enforce: 'pre',
    generateBundle(_, bundle) {
      text = allNotices(bundle);
    },
    closeBundle() {
      if (text.includes('--' + '>'))
        throw new Error('a licence would end the comment it stands in');
      writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n<!--\n${text}-->\n`);
    },
  };
}
