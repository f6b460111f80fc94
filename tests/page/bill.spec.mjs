// The first screen: a bill at once, and every change in it.
import { PRESETS } from '../../web/src/workloads/presets.js';
import { engine as startEngine } from '../support/engines.mjs';
import { calculator, editContext, expect, test } from './support.mjs';

const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0';

/** What the engine says of a scenario, through the same package. @param {object} workload @param {string} [region] */
async function quoted(workload, region = 'us-east-1') {
  const engine = await startEngine();
  return engine.quote(
    /** @type {any} */ ({
      version: 1,
      region,
      workloads: [{ type: 'inference', requests_per_month: 50000, ...workload }],
    }),
  );
}

test.beforeEach(async ({ page }) => {
  await page.goto('/');
});

test('a bill stands there at once, explained line by line', async ({ page }) => {
  const { total, lines, why } = calculator(page);
  await expect(total).toHaveText('$154.00');
  await expect(lines).toHaveCount(2);
  await expect(lines.first()).toContainText('Output tokens');
  await expect(page.getByText('Output tokens of Support chat 71 %')).toBeVisible();
  await expect(page.getByText('$1,848.00')).toBeVisible();
  await lines.nth(1).locator('button').first().click();
  await expect(why).toContainText('50,000 requests × 800 tokens × $1.10 per million = $44');
  await expect(why).toContainText('AWS Price List');
  await expect(why).toContainText('20 Aug 2026');
  await expect(why.getByRole('link')).toHaveAttribute('href', /^https:\/\//);
});

test('how sure the bill is, is said of one rate and of several', async ({ page }) => {
  const presets = PRESETS.flatMap(([, group]) => group);
  const say = async (/** @type {string} */ name) => {
    const workload = presets.find((preset) => preset.name === name);
    await page.evaluate((given) => {
      const element = /** @type {any} */ (document.querySelector('bedrock-calculator'));
      element.scenario = { version: 1, region: 'us-east-1', workloads: [given] };
    }, workload);
  };
  await say('Flow');
  await expect(
    page.getByText('1 of 1 rate comes from the AWS Price List; 1 amount rests on an assumption.'),
  ).toBeVisible();
  await say('Standing index');
  await expect(
    page.getByText('2 of 2 rates come from the AWS Price List; 2 amounts rest on an assumption.'),
  ).toBeVisible();
});

test('typing changes the bill as the engine says', async ({ page }) => {
  const { total, number, lines } = calculator(page);
  await number('output_tokens').fill('1.2k');
  const bill = await quoted({ model: `us.${HAIKU}`, input_tokens: 800, output_tokens: 1200 });
  await expect(total).toHaveText(`$${Number(bill.total).toFixed(2)}`);
  await expect(lines.first()).toContainText('60,000,000');
});

test('a keystroke re-prices and redraws within one frame', async ({ page }) => {
  await expect(calculator(page).total).toBeVisible();
  const frames = await page.evaluate(async () => {
    const root = /** @type {any} */ (document.querySelector('bedrock-calculator')).renderRoot;
    const list = root.querySelector('bedrock-workload-list').renderRoot;
    const card = list.querySelector('bedrock-workload-row').renderRoot;
    const editor = card.querySelector('bedrock-workload-editor').renderRoot;
    const field = editor.querySelector('[data-field="input_tokens"]').renderRoot;
    const input = field.querySelector('input');
    const view = root.querySelector('bedrock-answer');
    input.value = '801';
    const before = view.renderRoot.querySelector('.total').textContent;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    let waited = 0;
    while (view.renderRoot.querySelector('.total').textContent === before && waited < 60) {
      await new Promise(requestAnimationFrame);
      waited += 1;
    }
    return waited;
  });
  expect(frames).toBeLessThanOrEqual(1);
});

test('text that is not a number stays in its field with an explanation, and the last bill stays', async ({
  page,
}) => {
  const { total, number } = calculator(page);
  const field = number('input_tokens');
  await field.fill('many');
  await expect(field).toHaveValue('many');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/Enter a number such as 800/);
  await expect(page.getByText('This is the bill before your last change')).toBeVisible();
  await expect(total).toHaveText('$154.00');
  await field.fill('1.600,0');
  await expect(total).toHaveText('$198.00');
  await expect(page.getByText('This is the bill before your last change')).toBeHidden();
});

test('routes are explained choices with their prices', async ({ page }) => {
  const { total, card, model } = calculator(page);
  await card()
    .getByRole('radio', { name: /^Global/ })
    .check();
  await expect(total).toHaveText('$140.00');
  await expect(model()).toHaveAttribute('title', `global.${HAIKU}`);
  await card().getByRole('radio', { name: /^Geo/ }).check();
  await expect(total).toHaveText('$154.00');
});

test('tier, caching, region and context are one step away', async ({ page }) => {
  const { total, card, number, lines, ask } = calculator(page);
  await ask('tier');
  await card().getByLabel('Tier').selectOption('batch');
  await expect(total).toHaveText('$77.00');
  await card().getByLabel('Tier').selectOption('standard');
  await ask('caching');
  await number('cache_read_tokens').fill('4096');
  await number('cache_write_tokens').fill('4096');
  await card().getByLabel('Cache lifetime').selectOption('1h');
  await expect(lines).toHaveCount(4);
  const bill = await quoted({
    model: `us.${HAIKU}`,
    input_tokens: 800,
    output_tokens: 400,
    cache_read_tokens: 4096,
    cache_write_tokens: 4096,
    cache_ttl: '1h',
  });
  await expect(total).toHaveText(`$${Number(bill.total).toFixed(2)}`);
  await ask('region');
  await card().getByLabel('Region of this workload').selectOption('eu-central-1');
  await expect(card().locator('.badge', { hasText: 'eu-central-1' })).toBeVisible();
  await ask('tier');
  await card().getByLabel('Context band').selectOption('long');
  await expect(page.getByText(/items? not priced$/)).toBeVisible();
});

test('the region of the scenario changes the rates', async ({ page }) => {
  const { total, model } = calculator(page);
  await model().fill('eu.amazon.nova-micro-v1:0');
  await model().press('Enter');
  await editContext(page);
  await page.getByLabel('Region', { exact: true }).selectOption('eu-central-1');
  const bill = await quoted(
    { model: 'eu.amazon.nova-micro-v1:0', input_tokens: 800, output_tokens: 400 },
    'eu-central-1',
  );
  await expect(total).toHaveText(`$${Number(bill.total).toFixed(2)}`);
});

test('a line without a price in its region takes the nearest region’s, and gives it back', async ({
  page,
}) => {
  const { total, lines, why } = calculator(page);
  await page.evaluate(() => {
    const element = /** @type {any} */ (document.querySelector('bedrock-calculator'));
    const browser = { type: 'service', service: 'agentcore-browser' };
    const workloads = [{ ...browser, quantities: { vcpu_hours: 10 } }];
    element.scenario = { version: 1, region: 'eu-south-1', workloads };
  });
  const missing = page.locator('bedrock-bill-view .missing');
  await expect(missing).toContainText('Priced in eu-central-1, eu-north-1, ');
  const use = page.getByRole('button', { name: /^Use eu-central-1’s price: \$0\.0895 per / });
  await use.click();
  await expect(total).toHaveText('$0.90');
  await expect(missing).toHaveCount(0);
  await expect(lines.first()).toContainText('assumed');
  await expect(lines.first().locator('button').first()).toBeFocused();
  await page.getByRole('button', { name: 'Undo: Use the nearest region’s price' }).click();
  await expect(missing).toHaveCount(1);
  await use.click();
  await lines.first().locator('button').first().click();
  await expect(why).toContainText('the price of eu-central-1, the nearest region that has one');
  await page.getByRole('button', { name: 'Leave out what has no price in eu-south-1' }).click();
  await expect(missing).toHaveCount(1);
  await expect(use).toBeFocused();
});

test('what has no price is listed, and the total says that it leaves something out', async ({
  page,
}) => {
  const { total, model } = calculator(page);
  await model().fill('acme.no-such-model-v1:0');
  await model().press('Enter');
  await expect(page.getByText(/items? not priced$/)).toBeVisible();
  await expect(page.getByText('The rate table has no model').first()).toBeVisible();
  await expect(total).toHaveText('at least $0.00');
});

test('other rate sets price other models, and the change can be undone', async ({ page }) => {
  const { total, model } = calculator(page);
  await editContext(page);
  await page.getByLabel('Prices', { exact: true }).selectOption('representative');
  await expect(model()).toHaveAttribute('title', /claude-haiku/);
  await expect(total).toHaveText('$35.00');
  await page.locator('#revert').click();
  await expect(total).toHaveText('$154.00');
});
