// The built page carries its first answer: rendered by the real engine, painted with the HTML, and replaced by the
// live calculator without a jump. Where a link or a kept draft says what is open, it stays hidden.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { pruned, resolved, shared } from './styles.js';

const WASM = new URL('../../build/wasm/package/bedrock-pricing.wasm', import.meta.url);
const SITE_STYLE = new URL('../src/site.css', import.meta.url);
const EMPTY = /<bedrock-calculator[\s\S]*<\/bedrock-calculator>/;

/** What the page sets every size of the calculator by. */
const UNIT = /--bedrock-unit: ([\d.]+rem)/;

/**
 * Before anything is painted: the theme that was chosen, and whether something else will be shown. Each kind of storage
 * costs a slow phone a frame to ask, so that what a reload may have left in the session is not asked for.
 */
const FIRST = `try{var d=document.documentElement,k=Object.keys(localStorage);d.dataset.theme=localStorage.getItem("bedrock-theme")||"auto";if(location.hash.length>1||k.some(function(n){return n.indexOf("bedrock-draft/page/")==0}))d.className="own"}catch(e){}`;

/** The page's code runs after the first frame; a page that nobody sees has no frames to wait for. */
const start = (/** @type {string[]} */ parts) =>
  `(function(go){document.hidden?go():requestAnimationFrame(function(){setTimeout(go)})})(function(){${JSON.stringify(parts)}.forEach(function(part){import(part)})})`;

const CODE =
  /<(?:script type="module" crossorigin src|link rel="modulepreload" crossorigin href)="([^"]+)">(?:<\/script>)?/g;
/** Nothing is painted before the page is there as a whole: frames of less cost time and show nothing. */
const WHOLE = '<link rel="expect" href="#foot" blocking="render">';

/**
 * The code is fetched at once, but read only when the answer has been painted: a module that is preloaded as one would
 * be read before. @param {string} html
 */
function afterwards(html) {
  /** @type {string[]} */
  const parts = [];
  const fetched = html.replace(CODE, (_, part) => {
    parts.push(part);
    return `<link rel="preload" as="script" crossorigin href="${part}">`;
  });
  if (parts.length === 0) throw new Error('index.html has no code to start');
  return fetched.replace('</body>', () => `  <script>${start(parts)}</script>\n  </body>`);
}

/** The components' HTML, from their own source in a server without a port. */
async function rendered() {
  const server = await createServer({
    root: fileURLToPath(new URL('..', import.meta.url)),
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  try {
    const { snapshot } = await server.ssrLoadModule('/prerender/snapshot.js');
    return /** @type {{html: string, tokens: string, base: string}} */ (await snapshot(WASM));
  } finally {
    await server.close();
  }
}

/**
 * As plain HTML: without Lit's marks, inert, and under names of its own, so that the live components leave it
 * alone until they take its place as a whole.
 * @param {string} html
 */
const still = (html) =>
  html
    .replace(/<!--.*?-->/g, '')
    .replace(/ defer-hydration| shadowroot="open"/g, '')
    .replace(/(?<!-)bedrock-(?!calculator|theme)/g, 'still-')
    .replace('<div class="app ', '<div inert class="app ')
    // What is slotted comes first: a paint in the middle of the HTML would show the bar without it.
    .replace(
      /(<bedrock-calculator[^>]*>)([\s\S]*<\/template>)([\s\S]*)(?=<\/bedrock-calculator>)/,
      '$1$3$2',
    )
    .replace(/\n\s+/g, '\n');

/** @param {{waits?: boolean}} [how] `waits`: the page's code is in files of its own, and runs after the first frame */
export const prerender = ({ waits = false } = {}) => ({
  name: 'prerender',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    /** @param {string} html @param {{bundle?: Record<string, unknown>}} context */
    async handler(html, { bundle = {} }) {
      if (!EMPTY.test(html)) throw new Error('index.html has no calculator to prerender');
      const { html: live, tokens, base } = await rendered();
      const [, unit] = UNIT.exec(readFileSync(SITE_STYLE, 'utf8')) ?? [];
      const whole = shared(resolved(still(live), tokens, unit), resolved(base, tokens, unit));
      const answer = pruned(whole);
      const wasm = Object.keys(bundle).find((name) => /bedrock-pricing[\w.-]*\.wasm$/.test(name));
      const preload = wasm
        ? `<link rel="preload" href="./${wasm}" as="fetch" type="application/wasm" crossorigin>`
        : '';
      const page = html
        .replace(EMPTY, () => answer)
        .replace('</title>', `</title>\n    <script>${FIRST}</script>\n    ${WHOLE}${preload}`);
      return waits ? afterwards(page) : page;
    },
  },
});
