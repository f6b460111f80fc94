// Three forms of one page: `vite build` is the site, --mode single the one file that opens from disk,
// --mode element the script for other people's pages.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { noticesComment, noticesFile } from './notices.js';
import { offline } from './offline/plugin.js';
import { prerender } from './prerender/plugin.js';

const local = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What the site may do: its own files, WebAssembly, nothing else. */
const SITE_POLICY = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'worker-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self' data:",
  'manifest-src': "'self'",
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
  [
    ...new Set(
      [...html.matchAll(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map(
        ([, text]) => text,
      ),
    ),
  ]
    .filter(Boolean)
    .map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
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
      'worker-src': 'blob:', // the worker inside the file
      'connect-src': 'data:', // the module inside the file
    };
    writeFileSync(`${dir}/bedrock-calculator.html`, withPolicy(html, policy));
    rmSync(page);
  },
});

/** The site's own files, and what the prerendered answer has inside, by its hash. */
const sitePolicy = () => ({
  name: 'site-policy',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) =>
      withPolicy(html, {
        ...SITE_POLICY,
        'script-src': `${SITE_POLICY['script-src']} ${hashes(html, 'script')}`,
        'style-src': `${SITE_POLICY['style-src']} ${hashes(html, 'style')}`,
      }),
  },
});

/**
 * The page's few styles come with its HTML: the first paint waits for no second file. Parts still list the sheet among
 * the files that they wait for: each gets its own name there instead, which is loaded.
 */
const stylesInside = () => {
  const inside = new Set();
  const quoted = (name) => JSON.stringify(`./${name.split('/').pop()}`);
  const intoPage = {
    name: 'styles-inside',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) =>
        html.replace(/<link rel="stylesheet"[^>]*href="\.\/([^"]+)">/g, (link, name) => {
          const sheet = bundle[name];
          if (sheet?.type !== 'asset') return link;
          delete bundle[name];
          inside.add(name);
          return `<style id="page-style">${sheet.source}</style>`;
        }),
    },
  };
  const outOfLists = {
    name: 'styles-inside-lists',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const part of Object.values(bundle)) {
          if (part.type !== 'chunk') continue;
          for (const name of inside)
            part.code = part.code.replaceAll(quoted(name), quoted(part.fileName));
        }
      },
    },
  };
  return [intoPage, outOfLists];
};

/** The site can be installed; the one file and the element have no address of their own. */
const installable = () => ({
  name: 'installable',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: () => [
      { tag: 'link', attrs: { rel: 'manifest', href: './manifest.webmanifest' }, injectTo: 'head' },
      { tag: 'link', attrs: { rel: 'apple-touch-icon', href: './icon-192.png' }, injectTo: 'head' },
      { tag: 'meta', attrs: { name: 'theme-color', content: '#0a6670' }, injectTo: 'head' },
    ],
  },
});

/** The policy of the built site, for its server. */
function builtPolicy() {
  const page = local('dist/site/index.html');
  if (!existsSync(page)) return policyText(SITE_POLICY);
  const [, text] = /Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(page, 'utf8'));
  return text;
}

/** Templates of our components without the indentation that the source has for us; code keeps its lines. */
const slimTemplates = () => ({
  name: 'slim-templates',
  transform(code, id) {
    if (!id.includes('/web/src/') || !/\b(html|css|svg)`/.test(code)) return null;
    const styles = code.replace(/css`[^`]*`/g, (text) =>
      text
        .replace(/\/\*.*?\*\//gs, '')
        .replace(/\s+/g, ' ')
        .replace(/ ?([{};,]) ?|(:) /g, '$1$2')
        .replace(/;\}/g, '}'),
    );
    return { code: styles.replace(/\n\s+/g, '\n'), map: null };
  },
});

/**
 * What loads a part of the page: the names that it is given are fetched at the same time. Vite's own does what no part
 * of ours needs, such as to wait for styles, and is four times as long.
 */
const slimLoader = () => ({
  name: 'slim-loader',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('vite/preload-helper.js')) return null;
    return `export const __vitePreload = (load, parts = [], base = '') => {
      for (const part of parts)
        document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: new URL(part, base) }));
      return load();
    };`;
  },
});

/**
 * The engine's chunk is loaded by the page and by the worker, which has no document: it stands alone. Parts that are
 * needed at the same moment are one file, which packs better than several.
 */
const engineApart = {
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: [
      { name: 'saved-part', test: /build.wasm.package.usage_savings|views.usage.saved-part/ },
      { name: 'next-part', test: /build.wasm.package.usage_next/ },
      {
        name: 'billed-part',
        test: /build.wasm.package.usage_(bills|made|metrics|rates|sums|types)/,
      },
      { name: 'usage-part', test: /build.wasm.package.(usage|scan|inflate)/ },
      { name: 'hyparquet', test: /node_modules.hyparquet/ },
      { name: 'engine', test: /build.wasm.package.(?!tokens)/ },
      { name: 'jobs', test: /web.src.worker.jobs/ },
      {
        name: 'plot',
        test: /src.charts.draw|node_modules.(@observablehq|internmap|isoformat|d3-(?!dsv))/,
      },
      { name: 'charts', test: /src.charts.(chart|save|styles|ticks)/ },
      { name: 'format', test: /src.(format|decimal|state.numbers)\.js/ },
      { name: 'forecast-view', test: /views.forecast.(?!growth|credits|budgets|programmes)/ },
      { name: 'asked', test: /worker.latest|state.patch|compare.scenario\.js|views.parts/ },
      { name: 'edit', test: /components.(own-prices|account-settings|scenario-place)/ },
      {
        name: 'forms',
        test: /workloads.forms|components.(workload-(fields|question)|service-quantities)|state.pasted/,
      },
      { name: 'paste-part', test: /components.paste-answer/ },
      { name: 'models', test: /components.start-options|start.(models|search)/ },
      { name: 'files', test: /components.(export-panel|kept-drafts|arrival)|d3-dsv/ },
    ],
  },
};

const forms = {
  production: {
    plugins: [
      prerender({ waits: true }),
      stylesInside(),
      sitePolicy(),
      installable(),
      noticesFile(),
      offline(),
    ],
    build: {
      outDir: 'dist/site',
      modulePreload: {
        polyfill: false, // where it is not known, modules load without it
        // Each name is a part of the first load: only what opens a link or a draft has its parts named.
        resolveDependencies: (file, parts, { hostType }) =>
          hostType === 'html' || /keeper/.test(file) ? parts : [],
      },
      assetsInlineLimit: 0,
      rollupOptions: { output: engineApart },
    },
  },
  single: {
    plugins: [
      prerender(),
      viteSingleFile(),
      singleFilePolicy(),
      noticesComment(local('dist/bedrock-calculator.html')),
    ],
    build: { outDir: 'dist', emptyOutDir: false, assetsInlineLimit: 100_000_000 },
  },
  element: {
    plugins: [sitePolicy(), noticesFile()],
    worker: { rollupOptions: { output: { entryFileNames: '[name].js' } } },
    build: {
      outDir: 'dist/element',
      assetsInlineLimit: 0,
      modulePreload: false,
      rollupOptions: {
        input: {
          'bedrock-calculator': local('src/element.js'),
          'bedrock-embed': local('src/embed/index.js'),
          'bedrock-frame': local('src/embed/frame-height.js'),
          frame: local('frame.html'),
        },
        preserveEntrySignatures: 'allow-extension',
        output: {
          ...engineApart,
          entryFileNames: '[name].js',
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
    resolve: {
      alias: [
        ...(mode === 'single'
          ? [
              { find: /^(.*worker|\.)\/spawn\.js$/, replacement: '$1/spawn.single.js' },
              { find: './vocabularies.js', replacement: './vocabularies.single.js' },
              {
                find: /^bedrock-calculator\/bedrock-pricing\.wasm/,
                replacement: local('../build/wasm/package/bedrock.wasm'),
              },
            ]
          : []),
        // The page says itself where the modules are.
        { find: /^bedrock-calculator$/, replacement: local('../build/wasm/package/engine.js') },
        { find: /^bedrock-calculator\//, replacement: local('../build/wasm/package/') },
      ],
    },
    plugins: [slimLoader(), slimTemplates(), ...form.plugins],
    worker: form.worker,
    build: { target: 'es2022', ...form.build },
    preview: { headers: { 'Content-Security-Policy': builtPolicy() } },
    ...(mode === 'production' ? {} : { publicDir: false }),
  };
});
