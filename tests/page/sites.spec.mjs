// The elements in sites that documentation tools have built: MkDocs and Sphinx by their own commands, where they
// are installed; and a page with the markup, the styles and the late rendering of a Docusaurus site.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ELEMENT_SITE, FOREIGN_SITE } from './ports.mjs';
import { calculator, expect, test } from './support.mjs';

const SITES = fileURLToPath(new URL('output-sites/', import.meta.url));
const SCENARIO = JSON.stringify({
  version: 1,
  region: 'us-east-1',
  workloads: [
    {
      type: 'inference',
      name: 'Chat',
      model: 'amazon.nova-micro-v1:0',
      requests_per_month: 1_000_000,
      input_tokens: 800,
      output_tokens: 400,
    },
  ],
});
const SCRIPTS = ['bedrock-embed.js', 'bedrock-calculator.js'].map((file) => ELEMENT_SITE + file);
const COST = `<bedrock-cost scenario='${SCENARIO}'>some money</bedrock-cost>`;
const BLOCKS = `<bedrock-bill scenario='${SCENARIO}'></bedrock-bill>

<bedrock-compare models="amazon.nova-lite-v1:0 amazon.nova-micro-v1:0" scenario='${SCENARIO}'></bedrock-compare>

<bedrock-calculator scenario='${SCENARIO}'></bedrock-calculator>`;
const LOADED = SCRIPTS.map((src) => `<script type="module" src="${src}"></script>`).join('\n');

/** @param {string} tool */
function installed(tool) {
  try {
    execFileSync(tool, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Writes sources to a folder of their own, builds them, and gives the folder's name among the sites.
 * @param {Record<string, string>} files @param {string[]} command
 */
function build(files, [tool, ...args]) {
  mkdirSync(SITES, { recursive: true });
  const folder = mkdtempSync(join(SITES, `${tool}-`));
  built.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  execFileSync(tool, args, { cwd: folder, stdio: 'pipe' });
  return folder.slice(SITES.length);
}

/** @type {string[]} */
const built = [];
test.afterAll(() => {
  for (const folder of built) rmSync(folder, { recursive: true, force: true });
});

/** Every form is there, right, and in its place. @param {import('@playwright/test').Page} page */
async function checkPage(page) {
  await expect(page.locator('bedrock-cost [part]')).toHaveText('$84.00');
  await expect(page.locator('bedrock-bill tfoot td')).toHaveText('$84.00');
  await expect(page.locator('bedrock-compare tbody tr').first()).toContainText('Nova Micro');
  await expect(calculator(page).total).toHaveText('$84.00');
  await calculator(page).number('requests_per_month').fill('2M');
  await expect(calculator(page).total).toHaveText('$168.00');
  // In its column, and as tall as its own text makes it.
  const { inside, cell, size } = await page.evaluate(() => {
    const bill = /** @type {Element} */ (document.querySelector('bedrock-bill'));
    const at = bill.getBoundingClientRect();
    const column = /** @type {Element} */ (bill.parentElement).getBoundingClientRect();
    const td = /** @type {Element} */ (bill.shadowRoot?.querySelector('tbody td'));
    return {
      inside: at.left >= column.left - 1 && at.right <= column.right + 1,
      cell: getComputedStyle(td).backgroundColor,
      size: getComputedStyle(td).fontSize,
    };
  });
  expect({ inside, cell, size }).toEqual({ inside: true, cell: 'rgba(0, 0, 0, 0)', size: '14px' });
}

test('MkDocs', async ({ page }) => {
  test.skip(!installed('mkdocs'), 'MkDocs is not installed');
  const site = build(
    {
      // The theme's own script from another origin is switched off: no test leaves this machine.
      'mkdocs.yml':
        'site_name: Docs\nuse_directory_urls: false\ntheme:\n  name: mkdocs\n  highlightjs: false\nplugins: []\n',
      'docs/index.md': `# Costs\n\n${LOADED}\n\nA month costs ${COST}.\n\n${BLOCKS}\n`,
    },
    ['mkdocs', 'build', '--quiet', '--site-dir', 'site'],
  );
  await page.goto(`${FOREIGN_SITE}sites/${site}/site/index.html`);
  await checkPage(page);
});

for (const theme of ['alabaster', 'classic']) {
  test(`Sphinx, theme ${theme}`, async ({ page }) => {
    test.skip(!installed('sphinx-build'), 'Sphinx is not installed');
    const indented = `<p>A month costs ${COST}.</p>\n\n${BLOCKS}`.replaceAll('\n', '\n   ');
    const site = build(
      {
        'conf.py': `project = "Docs"\nhtml_theme = "${theme}"\nhtml_js_files = [${SCRIPTS.map(
          (src) => `("${src}", {"type": "module"})`,
        ).join(', ')}]\n`,
        'index.rst': `Costs\n=====\n\n.. raw:: html\n\n   ${indented}\n`,
      },
      ['sphinx-build', '-q', '-b', 'html', '.', 'site'],
    );
    await page.goto(`${FOREIGN_SITE}sites/${site}/site/index.html`);
    await checkPage(page);
  });
}

test('a page as Docusaurus makes it: rendered on the server, then once more by its framework', async ({
  page,
}) => {
  // The global styles that its Infima sets on tables, code and headings, and its column.
  const styles = `<style>
    html { font: 100%/1.65 system-ui; -webkit-font-smoothing: antialiased; } *, ::before, ::after { box-sizing: inherit; }
    .markdown table { display: block; overflow: auto; border-spacing: 0; margin-bottom: 20px; }
    table th, table td { border: 1px solid #dadde1; padding: 12px; background: #eee; }
    button { appearance: none; cursor: pointer; } p { margin: 0 0 20px; }
    .theme-doc-markdown { max-width: 720px; margin: 0 auto; }
  </style>`;
  const article = `<p>A month costs ${COST}.</p>${BLOCKS}`;
  // Hydration and each client-side navigation put new elements in the place of those that the server sent.
  const again = `<script type="application/x-again">${article}</script>
    <div class="theme-doc-markdown markdown" id="article">${article}</div>`;
  const url = `${FOREIGN_SITE}made?body=${encodeURIComponent(`${styles}${LOADED}${again}`)}`;
  await page.goto(url);
  await checkPage(page);
  await page.evaluate(() => {
    const at = /** @type {Element} */ (document.querySelector('#article'));
    const copy = /** @type {Element} */ (at.cloneNode(false));
    const bill = document.createElement('bedrock-bill');
    at.replaceWith(copy);
    for (const element of [...at.children]) copy.append(element.cloneNode(true));
    copy.querySelector('bedrock-bill')?.replaceWith(bill);
    // As React sets attributes: one by one, after the element was made; and where there is such a property, that.
    for (const element of [bill, .../** @type {any} */ (copy.querySelectorAll('[scenario]'))]) {
      const text = at.querySelector(element.localName)?.getAttribute('scenario') ?? '';
      element.removeAttribute('scenario');
      /** @type {any} */ (element).scenario = text;
    }
  });
  await checkPage(page);
});
