// Three forms of one page: `vite build` is the site, --mode single the one file that opens from disk,
// --mode element the script for other people's pages.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { noticesComment, noticesFile } from './notices.js';

const local = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What the site may do: its own files, WebAssembly, nothing else. */
const SITE_POLICY = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self' data:",
  'base-uri': "'none'",
  'form-action': "'none'",
};

const policyText = (policy) =>
  Object.entries(policy)
    .map((entry) => entry.join(' '))
    .join('; ');

const withPolicy = (html, policy) =>
  html.replace(
    '<meta charset="utf-8">',
    `<meta charset="utf-8">\n    <meta http-equiv="Content-Security-Policy" content="${policyText(policy)}">`,
  );

const hashes = (html, tag) =>
  [...html.matchAll(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))]
    .map(([, text]) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    .join(' ');

/** The one file has its scripts inside: each is allowed by its hash, and no request at all. */
const singleFilePolicy = () => ({
  name: 'single-file-policy',
  // When everything is inside the file: the hashes are of what it finally holds.
  writeBundle({ dir }) {
    const page = `${dir}/index.html`;
    const html = readFileSync(page, 'utf8');
    const policy = {
      ...SITE_POLICY,
      'script-src': `${hashes(html, 'script')} 'wasm-unsafe-eval'`,
      'style-src': hashes(html, 'style'),
      'connect-src': 'data:', // the module inside the file
    };
    writeFileSync(`${dir}/bedrock-calculator.html`, withPolicy(html, policy));
    rmSync(page);
  },
});

const sitePolicy = () => ({
  name: 'site-policy',
  apply: 'build',
  transformIndexHtml: { order: 'post', handler: (html) => withPolicy(html, SITE_POLICY) },
});

const forms = {
  production: {
    plugins: [sitePolicy(), noticesFile()],
    build: { outDir: 'dist/site', assetsInlineLimit: 0 },
  },
  single: {
    plugins: [
      viteSingleFile(),
      singleFilePolicy(),
      noticesComment(local('dist/bedrock-calculator.html')),
    ],
    build: { outDir: 'dist', emptyOutDir: false, assetsInlineLimit: 100_000_000 },
  },
  element: {
    plugins: [noticesFile()],
    build: {
      outDir: 'dist/element',
      assetsInlineLimit: 0,
      modulePreload: false,
      rollupOptions: {
        input: local('src/element.js'),
        preserveEntrySignatures: 'strict',
        output: {
          entryFileNames: 'bedrock-calculator.js',
          chunkFileNames: '[name].js',
          assetFileNames: '[name][extname]',
        },
      },
    },
  },
};

export default defineConfig(({ mode }) => {
  const form = forms[mode] ?? forms.production;
  return {
    base: './',
    resolve: { alias: { 'bedrock-calculator': local('../build/wasm/package/index.js') } },
    plugins: form.plugins,
    build: { target: 'es2022', ...form.build },
    preview: { headers: { 'Content-Security-Policy': policyText(SITE_POLICY) } },
    ...(mode === 'production' ? {} : { publicDir: false }),
  };
});
