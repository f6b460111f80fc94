// The small forms on other people's pages: the manual's own examples, and what each shows and survives.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { ELEMENT_SITE, FOREIGN_SITE } from './ports.mjs';
import { calculator, expect, settled, test } from './support.mjs';

const MANUAL = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8');
const EXAMPLES = [...MANUAL.matchAll(/```html\n([\s\S]*?)```/g)].map(([, html]) => html);

const workload = (model = 'amazon.nova-micro-v1:0', more = {}) => ({
  type: 'inference',
  name: 'Chat',
  model,
  requests_per_month: 1_000_000,
  input_tokens: 800,
  output_tokens: 400,
  ...more,
});
const scenario = (/** @type {object[]} */ ...workloads) =>
  JSON.stringify({ version: 1, region: 'us-east-1', workloads });

/** Opens a page of somebody's with that in it. @param {import('@playwright/test').Page} page @param {string} body */
async function open(page, body, script = 'bedrock-embed.js') {
  const load = script ? `<script type="module" src="${ELEMENT_SITE}${script}"></script>` : '';
  await page.goto(`${FOREIGN_SITE}made?body=${encodeURIComponent(load + body)}`);
}

test('every example of the manual runs as it is written', async ({ page }) => {
  expect(EXAMPLES.length).toBe(5);
  const shown = ['$154.00', '$4.20', '$0.18', '$84.00', '$154.00'];
  for (const [i, html] of EXAMPLES.entries()) {
    const here = html
      .replaceAll('https://your.site/', ELEMENT_SITE)
      .replaceAll(/src="bedrock/g, `src="${ELEMENT_SITE}bedrock`);
    await open(page, here, '');
    const root = html.includes('<iframe') ? page.frameLocator('iframe') : page;
    await expect(root.getByText(shown[i]).filter({ visible: true }).first()).toBeVisible();
  }
});

test('a bill is the engine\'s, with what is not priced and "at least"', async ({ page }) => {
  await open(
    page,
    `<bedrock-bill calculator="https://calculator.example/page" scenario='${scenario(
      workload(),
      workload('acme.no-such-model-v1:0', { name: 'Other' }),
    )}'></bedrock-bill>`,
  );
  const bill = page.locator('bedrock-bill');
  await expect(bill.getByRole('table')).toContainText('Total per month, USD');
  await expect(bill.locator('tfoot td')).toHaveText('at least $84.00');
  await expect(bill.locator('tfoot td')).toHaveAttribute('title', '$84');
  await expect(bill.getByRole('row', { name: /^Input tokens/ })).toContainText(
    /800,000,000 tokens\s+\$0\.035 per million\s+\$28\.00/,
  );
  await expect(bill.getByRole('row', { name: /^Not priced: Input tokens/ })).toContainText(
    'The rate table has no model',
  );
  await expect(bill.getByText(/Prices in force on \d+ \w+ 20\d\d/)).toBeVisible();
  const link = bill.getByRole('link', { name: 'Open in the calculator' });
  await expect(link).toHaveAttribute('href', /^https:\/\/calculator\.example\/page#s=[\w-]+$/);
});

test('a bill follows its property, and tells its page', async ({ page }) => {
  await open(page, `<bedrock-bill scenario='${scenario(workload())}'></bedrock-bill>`);
  const total = page.locator('bedrock-bill tfoot td');
  await expect(total).toHaveText('$84.00');
  const told = await page.evaluate(
    async (text) => {
      const bill = /** @type {any} */ (document.querySelector('bedrock-bill'));
      const event = new Promise((resolve) => {
        document.body.addEventListener('bill-change', (/** @type {any} */ e) =>
          resolve(e.detail.bill.total),
        );
      });
      bill.scenario = JSON.parse(text);
      return event;
    },
    scenario(workload('amazon.nova-lite-v1:0')),
  );
  expect(told).toBe('144');
  await expect(total).toHaveText('$144.00');
});

test("a figure sits in its sentence, in the sentence's type", async ({ page }) => {
  await open(
    page,
    `<style>p { font: italic 22px serif; color: rgb(1, 2, 3); }</style>
     <p>It costs <bedrock-cost id="month" scenario='${scenario(workload())}'>some money</bedrock-cost> a month,
     <bedrock-cost id="year" of="year" scenario='${scenario(workload())}'></bedrock-cost> a year,
     <bedrock-cost id="one" of="one" scenario='${scenario(workload())}'></bedrock-cost> each, and
     <bedrock-cost id="part" workload="Other" scenario='${scenario(workload(), workload('amazon.nova-lite-v1:0', { name: 'Other' }))}'></bedrock-cost>,
     <bedrock-cost id="least" scenario='${scenario(workload(), workload('acme.none-v1:0', { name: 'X' }))}'></bedrock-cost>,
     <bedrock-cost id="wrong" workload="None" scenario='${scenario(workload())}'>about $80</bedrock-cost>,
     <bedrock-cost id="bad" scenario='{"version": 1'></bedrock-cost>.</p>`,
  );
  const figure = (/** @type {string} */ id) => page.locator(`#${id} [part]`);
  await expect(figure('month')).toHaveText('$84.00');
  await expect(figure('year')).toHaveText('$1,008.00');
  await expect(figure('one')).toHaveText('$0.000084');
  await expect(figure('part')).toHaveText('$144.00');
  await expect(figure('least')).toHaveText('at least $84.00');
  await expect(figure('month')).toHaveCSS('font-style', 'italic');
  await expect(figure('month')).toHaveCSS('font-size', '22px');
  await expect(figure('month')).toHaveCSS('color', 'rgb(1, 2, 3)');
  await expect(figure('month')).toHaveAttribute('title', /^per month, at prices in force on /);
  // What cannot be priced leaves the author's own words, and says why.
  await expect(page.getByText('about $80')).toBeVisible();
  await expect(figure('wrong')).toHaveAttribute('title', 'No workload is named "None".');
  await expect(page.locator('#bad').getByText('cost not available')).toBeVisible();
  await expect(figure('bad')).toHaveAttribute('title', /^The scenario is not valid JSON/);
});

test('a comparison has the cheapest first and what is not priced last', async ({ page }) => {
  const haiku = 'us.anthropic.claude-haiku-4-5-20251001-v1:0';
  await open(
    page,
    `<bedrock-compare id="models" models="acme.no-such-v1:0, ${haiku} amazon.nova-micro-v1:0"
       scenario='${scenario(workload())}'></bedrock-compare>
     <bedrock-compare id="regions" regions="eu-central-1 us-east-1 mars-1"
       scenario='${scenario(workload())}'></bedrock-compare>
     <bedrock-compare id="several">
       <script type="application/json">{"name": "Many", ${scenario(workload()).slice(1)}</script>
       <script type="application/json">{"name": "Few", ${scenario(workload(undefined, { requests_per_month: 1000 })).slice(1)}</script>
     </bedrock-compare>`,
  );
  const rows = (/** @type {string} */ id) => page.locator(`#${id} tbody tr`);
  await expect(rows('models')).toHaveText([
    /Nova Micro.*\$84\.00.*cheapest/s,
    /Claude Haiku 4\.5.*\$3,080\.00.*\+\$2,996\.00\s+\(37 times as much\)/s,
    /acme\.no-such-v1:0.*Not priced.*The rate table has no model/s,
  ]);
  await expect(rows('regions').first()).toContainText('us-east-1');
  await expect(rows('regions').last()).toContainText(/mars-1.*There is no region/s);
  await expect(rows('several')).toHaveText([/Few.*\$0\.08/s, /Many.*\$84\.00/s]);
});

test('a scenario from a file, as the calculator saves it or alone', async ({ page }) => {
  await open(
    page,
    '<bedrock-bill src="saved.json"></bedrock-bill><bedrock-bill id="none"></bedrock-bill>',
  );
  await expect(page.locator('bedrock-bill tfoot td').first()).toHaveText('$0.23');
  await expect(page.locator('#none').getByRole('alert')).toContainText('There is no scenario.');
});

test('one engine for all the elements of a page, and little code for the small ones', async ({
  page,
}) => {
  /** @type {Map<string, Promise<Buffer>>} */
  const loaded = new Map();
  let modules = 0;
  let measuring = true; // later, bodies of parts that nobody waits for would outlive the test
  page.on('response', (response) => {
    if (response.url().endsWith('.wasm')) modules += 1;
    if (measuring && response.url().endsWith('.js')) loaded.set(response.url(), response.body());
  });
  const each = `<bedrock-cost scenario='${scenario(workload())}'></bedrock-cost>
    <bedrock-bill scenario='${scenario(workload())}'></bedrock-bill>`;
  await open(page, each + each);
  await expect(page.locator('bedrock-bill tfoot td').last()).toHaveText('$84.00');
  const sizes = await Promise.all([...loaded.values()]);
  measuring = false;
  const bytes = sizes.reduce((all, body) => all + gzipSync(new Uint8Array(body)).length, 0);
  expect(bytes).toBeLessThan(24 * 1024);
  expect(modules).toBe(1);
  await page.evaluate(async (from) => {
    await import(`${from}bedrock-calculator.js`);
    document.body.append(document.createElement('bedrock-calculator'));
  }, ELEMENT_SITE);
  await expect(calculator(page).total).toHaveText('$154.00');
  expect(modules).toBe(1);
});

test('hostile styles do not reach a bill', async ({ page }) => {
  const bill = `<bedrock-bill scenario='${scenario(workload())}'></bedrock-bill>`;
  const look = async () => {
    const cell = page.locator('bedrock-bill tfoot td');
    await expect(cell).toHaveText('$84.00');
    return cell.evaluate((td) => {
      const { color, font, letterSpacing, padding, textAlign, display } = getComputedStyle(td);
      return [color, font, letterSpacing, padding, textAlign, display, td.clientHeight].join();
    });
  };
  await open(page, `<style>body { width: 700px; }</style>${bill}`);
  const before = await look();
  await open(
    page,
    `<style>html { font-size: 40px; } body { width: 700px; }
      * { color: lime !important; font: 40px/4 fantasy !important; letter-spacing: 9px !important;
          white-space: pre !important; text-align: left !important; }
      td, table { display: none !important; padding: 99px !important; }</style>${bill}`,
  );
  expect(await look()).toBe(before);
});

test('a frame has the height of what it shows, and believes nobody else', async ({ page }) => {
  await open(
    page,
    `<iframe data-bedrock title="Cost" src="${ELEMENT_SITE}frame.html" width="700" height="50"></iframe>`,
    'bedrock-frame.js',
  );
  const frame = page.locator('iframe');
  const inside = calculator(page.frameLocator('iframe').locator('body'));
  await expect(inside.total).toHaveText('$154.00');
  const height = () => frame.evaluate((f) => f.getBoundingClientRect().height);
  const needed = () =>
    inside.total.evaluate(() => {
      const element = /** @type {Element} */ (document.querySelector('bedrock-calculator'));
      return Math.ceil(element.getBoundingClientRect().height);
    });
  await expect.poll(async () => (await height()) - (await needed())).toBeGreaterThanOrEqual(0);
  expect((await height()) - (await needed())).toBeLessThan(8);
  const before = await height();
  await page
    .frameLocator('iframe')
    .getByRole('button', { name: /: region, prices/ })
    .click();
  await expect.poll(height).toBeGreaterThan(before);
  // A message from this window, whatever it says, changes nothing.
  const tall = await settled(height);
  await page.evaluate(() => window.postMessage({ bedrockHeight: 7 }, '*'));
  await page.waitForTimeout(100);
  expect(await height()).toBe(tall);
});

test('a frame shows the scenario of its link, and tells its height only to who asks', async ({
  page,
}) => {
  await open(page, `<iframe title="Cost" src="${ELEMENT_SITE}frame.html#s=broken"></iframe>`);
  await page.evaluate(() => {
    /** @type {any} */ (window).heard = [];
    addEventListener('message', ({ data, origin }) =>
      /** @type {any} */ (window).heard.push(origin, typeof data.bedrockHeight),
    );
  });
  const frame = page.frameLocator('iframe');
  await expect(frame.getByText('The link to this scenario is damaged.')).toBeVisible();
  await expect(calculator(frame.locator('body')).total).toHaveText('$154.00');
  expect(await page.evaluate(() => /** @type {any} */ (window).heard)).toEqual([]);
  await page.evaluate(() =>
    document.querySelector('iframe')?.contentWindow?.postMessage({ bedrock: 'height' }, '*'),
  );
  // Once for the question, and again when late parts have changed it.
  const heard = () => page.evaluate(() => [...new Set(/** @type {any} */ (window).heard)]);
  await expect.poll(heard).toEqual([ELEMENT_SITE.slice(0, -1), 'number']);
});
