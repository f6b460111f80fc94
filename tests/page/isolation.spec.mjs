// The element on other people's pages: nothing reaches in, nothing leaks out, and what is meant to be themed can be.
import { readFileSync } from 'node:fs';
import { FOREIGN_SITE } from './ports.mjs';
import { calculator, expect, settled, test } from './support.mjs';

const DOCUMENTATION = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8');
const TOKENS = readFileSync(new URL('../../web/src/styles/tokens.js', import.meta.url), 'utf8');

/** Every element inside, with its box and all its computed styles. @param {import('@playwright/test').Page} page */
function insides(page) {
  return page.evaluate(() => {
    const host = /** @type {HTMLElement} */ (document.querySelector('bedrock-calculator'));
    const from = host.getBoundingClientRect();
    /** @type {string[]} */
    const found = [];
    const walk = (/** @type {Element | ShadowRoot} */ at) => {
      for (const element of at.children) {
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        const rules = [...style]
          .filter((name) => !/^--|^transform-origin|^perspective-origin/.test(name))
          .map((name) => `${name}: ${style.getPropertyValue(name)}`);
        found.push(
          [
            `${element.tagName} ${element.className}`,
            box.width * box.height === 0
              ? ''
              : [box.x - from.x, box.y - from.y, box.width, box.height].map(Math.round).join(' '),
            ...rules,
          ].join('; '),
        );
        if (element.shadowRoot) walk(element.shadowRoot);
        walk(element);
      }
    };
    if (host.shadowRoot) walk(host.shadowRoot);
    return found;
  });
}

test('a hostile page changes nothing inside: every computed style and every box is the same', async ({
  page,
}) => {
  await page.goto(`${FOREIGN_SITE}bare`);
  await expect(calculator(page).total).toHaveText('$154.00');
  await expect(page.getByText('How sure is it?')).toBeVisible();
  const bare = await settled(() => insides(page));
  expect(bare.length).toBeGreaterThan(100);
  await page.goto(`${FOREIGN_SITE}hostile`);
  await expect(calculator(page).total).toHaveText('$154.00');
  await expect(page.getByText('How sure is it?')).toBeVisible();
  const hostile = await settled(() => insides(page));
  const differing = hostile.flatMap((element, i) => {
    const [before, after] = [bare[i] ?? '', element].map((text) => text.split('; '));
    const changed = after.filter((rule, r) => rule !== before[r]);
    return changed.length > 0
      ? [
          `${after[0]}: ${changed.slice(0, 4).join('; ')}, was ${before
            .filter((rule, r) => rule !== after[r])
            .slice(0, 4)
            .join('; ')}`,
        ]
      : [];
  });
  expect(differing.slice(0, 5)).toEqual([]);
  expect(hostile.length).toBe(bare.length);
});

test('the element leaks nothing: no global, no style, no storage, no change of the address', async ({
  page,
}) => {
  await page.goto(`${FOREIGN_SITE}bare`);
  const { total, number } = calculator(page);
  await expect(total).toHaveText('$154.00');
  await number('requests_per_month').fill('100,000');
  await expect(total).toHaveText('$308.00');
  const left = await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const clean = new Set(Object.getOwnPropertyNames(frame.contentWindow));
    frame.remove();
    return {
      globals: Object.getOwnPropertyNames(window).filter(
        (name) => !clean.has(name) && !/^\d+$|^__pw|^__playwright|^at$/.test(name),
      ),
      styles: document.styleSheets.length + document.adoptedStyleSheets.length,
      ink: getComputedStyle(document.body).color,
      children: document.body.children.length,
      stored: localStorage.length + sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      address: location.href,
      title: document.title,
    };
  });
  const { globals, ...rest } = left;
  expect(rest).toEqual({
    styles: 1,
    ink: 'rgb(0, 0, 0)',
    children: 1,
    stored: 0,
    databases: 0,
    address: `${FOREIGN_SITE}bare`,
    title: "Somebody's documentation",
  });
  // Lit keeps its versions there.
  expect(globals.filter((name) => !/^(lit|reactive)/.test(name))).toEqual([]);
});

test('two copies of the script on one page are one element', async ({ page }) => {
  await page.goto(`${FOREIGN_SITE}twice`);
  const { total, number } = calculator(page);
  await expect(total).toHaveText('$154.00');
  await number('requests_per_month').fill('100,000');
  await expect(total).toHaveText('$308.00');
});

test("tokens and parts theme it, and its own box is the page's", async ({ page }) => {
  await page.goto(`${FOREIGN_SITE}themed`);
  const { total } = calculator(page);
  await expect(total).toHaveText('$154.00');
  await expect(total).toHaveCSS('color', 'rgb(16, 32, 48)');
  await expect(total).toHaveCSS('text-decoration-line', 'underline');
  await expect(page.locator('.app')).toHaveCSS('background-color', 'rgb(255, 251, 230)');
  await expect(page.locator('.app')).toHaveCSS('font-size', '17.5px');
  await expect(page.locator('bedrock-top-bar')).toBeHidden();
  await expect(page.locator('bedrock-calculator')).toHaveCSS('margin-left', '7px');
  const bar = page.locator('[role=tab][aria-selected=true]');
  await expect(bar).toHaveCSS('box-shadow', /rgb\(122, 31, 162\)/);
});

test('the manual lists every token and every part, and no other', async ({ page }) => {
  const declared = [...TOKENS.matchAll(/var\(\s*(--bedrock-[\w-]+)/g)].map(([, name]) => name);
  const listed = [...DOCUMENTATION.matchAll(/^\| `(--bedrock-[\w-]+)`/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual([...new Set(declared)].sort());
  await page.goto(`${FOREIGN_SITE}bare`);
  await expect(calculator(page).total).toHaveText('$154.00');
  const parts = await page.evaluate(() => {
    const root = /** @type {Element} */ (document.querySelector('bedrock-calculator')).shadowRoot;
    const all = [...(root?.querySelectorAll('[part], [exportparts]') ?? [])];
    return all.flatMap((e) =>
      [e.getAttribute('part') ?? '', e.getAttribute('exportparts') ?? ''].filter(Boolean),
    );
  });
  const named = [...DOCUMENTATION.matchAll(/^\| `::part\(([\w-]+)\)`/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual(parts.sort());
});
