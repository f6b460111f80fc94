// The built page carries its first answer: rendered by the real engine, painted with the HTML, and replaced by the
// live calculator without a jump. Where a link or a kept draft says what is open, it stays hidden.
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const WASM = new URL('../../build/wasm/package/bedrock-pricing.wasm', import.meta.url);
const EMPTY = /<bedrock-calculator[\s\S]*<\/bedrock-calculator>/;

/** Before anything is painted: the theme that was chosen, and whether something else will be shown. */
const FIRST = `try{var d=document.documentElement,k=Object.keys(localStorage);d.dataset.theme=localStorage.getItem("bedrock-theme")||"auto";if(location.hash.length>1||sessionStorage["bedrock-left"]||k.some(function(n){return n.indexOf("bedrock-draft/page/")==0}))d.className="own"}catch(e){}`;

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
    return /** @type {string} */ (await snapshot(WASM));
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

export const prerender = () => ({
  name: 'prerender',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    /** @param {string} html @param {{bundle?: Record<string, unknown>}} context */
    async handler(html, { bundle = {} }) {
      if (!EMPTY.test(html)) throw new Error('index.html has no calculator to prerender');
      const answer = still(await rendered());
      const wasm = Object.keys(bundle).find((name) => /bedrock-pricing[\w.-]*\.wasm$/.test(name));
      const preload = wasm
        ? `<link rel="preload" href="./${wasm}" as="fetch" type="application/wasm" crossorigin>`
        : '';
      return html
        .replace(EMPTY, () => answer)
        .replace('</title>', `</title>\n    <script>${FIRST}</script>\n    ${preload}`);
    },
  },
});
