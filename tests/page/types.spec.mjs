// Every workload type as a card: added from its preset, priced, changed, shared; and what the bill
// says of allowances, of limits and of the provider's own price.
import { PRESETS } from '../../web/src/workloads/presets.js';
import { TEMPLATES } from '../../web/src/workloads/templates.js';
import { engine as startEngine } from '../support/engines.mjs';
import { expectNoFaults } from './axe.mjs';
import { calculator, editContext, expect, test } from './support.mjs';

/** @type {import('bedrock-calculator').Engine} */
const engine = await startEngine();
const templates = TEMPLATES.flatMap(([, group]) => group);

/** As the page writes it. @param {string} total */
const dollars = (total) =>
  `$${Number(total).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

/** @param {import('@playwright/test').Page} page @param {string} name */
async function add(page, name) {
  await page.getByRole('button', { name: 'Add workload' }).click();
  await page.locator(`[data-preset="${name}"]`).click();
  const cards = page.locator('bedrock-workload-row');
  await expect(cards).toHaveCount(2);
  return cards.nth(1);
}

/**
 * Does something and waits until the link has it, once what was done before is in it.
 * @param {import('@playwright/test').Page} page @param {() => Promise<unknown>} change
 */
async function linked(page, change) {
  await page.waitForTimeout(500);
  const before = page.url();
  await change();
  await expect.poll(() => page.url()).not.toBe(before);
}

test.beforeEach(async ({ page }) => {
  await page.goto('/');
});

for (const [group, workloads] of PRESETS) {
  test(`${group}: every preset is added, priced, opened`, async ({ page }) => {
    test.slow(); // up to seven workloads, each with all its questions
    const cards = page.locator('bedrock-workload-row');
    for (const [i, workload] of workloads.entries()) {
      await page.getByRole('button', { name: 'Add workload' }).click();
      await page.locator(`[data-preset="${workload.name}"]`).click();
      const card = cards.nth(i + 1);
      const { total } = engine.quote({ version: 1, region: 'us-east-1', workloads: [workload] });
      // Two services with free allowances are on the page once each, so that none is shared.
      await expect(card.locator('.total'), workload.type).toHaveText(dollars(total));
      await expect(card.getByLabel('Name of the workload')).toBeFocused();
      for (const question of await card.locator('[data-question]').all()) await question.click();
      await expect(card.getByLabel('Region of this workload')).toBeVisible();
      // Its fields have the words of people, none the bare name of the scenario.
      for (const label of await card.locator('label, legend').allTextContents()) {
        expect(label).not.toMatch(/^[a-z]+(_[a-z]+)+$/);
      }
    }
  });
}

for (const [group, workloads] of PRESETS) {
  test(`axe finds nothing: ${group}, each opened`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 9000 });
    await expect(calculator(page).total).toBeVisible();
    await page.evaluate((given) => {
      const element = /** @type {any} */ (document.querySelector('bedrock-calculator'));
      element.scenario = { version: 1, region: 'us-east-1', workloads: given };
    }, workloads);
    const rows = page.locator('bedrock-workload-row');
    await expect(rows).toHaveCount(workloads.length);
    for (let index = 0; index < workloads.length; ++index) {
      const { open, ask, card } = calculator(page);
      await open(index);
      await expect(card(index).locator('#name')).toHaveValue(workloads[index].name ?? '');
      if (await card(index).locator('[data-question="details"]').count())
        await ask('details', index);
    }
    await expectNoFaults(page);
  });
}

test('axe finds nothing: the presets and the account', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 5000 });
  await editContext(page);
  await expect(page.getByLabel('Hours of standing charges')).toBeVisible();
  await page.getByRole('button', { name: 'Add workload' }).click();
  await expect(page.locator('[data-template]').first()).toBeVisible();
  await expectNoFaults(page);
});

test('templates replace the scenario, and undo brings it back', async ({ page }) => {
  const { total } = calculator(page);
  for (const { title, scenario } of templates) {
    await page.getByRole('button', { name: 'Add workload' }).click();
    await page.locator(`[data-template="${title}"]`).click();
    await expect(total, title).toHaveText(dollars(engine.quote(scenario).total));
    await page.locator('#revert').click();
    await expect(total).toHaveText('$154.00');
  }
});

test('a changed field re-prices its workload and shows where the money goes', async ({ page }) => {
  const card = await add(page, 'Customer chat');
  const before = await card.locator('.total').textContent();
  await card.locator('[data-field="turns"] input').fill('12');
  await expect(card.locator('.total')).not.toHaveText(before ?? '');
  const made = page.getByRole('list', { name: 'What the bill is made of' }).getByRole('listitem');
  await expect(made).toHaveCount(2);
  await expect(made.nth(1)).toContainText('Customer chat');
  await card.locator('[data-field="turns"] input').fill('1.5');
  await expect(card.getByText('Enter a whole number from 1 to 1,000.')).toBeVisible();
  await expect(page.getByText('This is the bill before your last change')).toBeVisible();
});

test('caching, retries and routing are one step away', async ({ page }) => {
  const card = await add(page, 'Customer chat');
  const { ask } = calculator(page);
  await ask('caching', 1);
  await card.getByLabel('Cache lifetime').selectOption('5m');
  await expect(page.getByText(/4,096 tokens or more; a shorter one/)).toBeVisible();
  await ask('details', 1);
  await card.locator('[data-field="system_tokens"] input').fill('8k');
  await expect(page.getByText(/% of the input rate on average/)).toBeVisible();
  await ask('retries', 1);
  await card.locator('[data-field="retry_percent"] input').fill('120');
  await expect(card.getByText('Enter a percentage from 0 to 100.')).toBeVisible();
  await card.locator('[data-field="retry_percent"] input').fill('10');
  await card.getByRole('button', { name: 'Send a share to another model' }).click();
  await expect(page.locator('bedrock-bill-view')).toContainText('Nova Lite');
  await card.getByLabel('Share, %').fill('150');
  await expect(page.getByText('A share is at most 100 percent.')).toBeVisible();
  await card.getByRole('button', { name: /^Remove the share/ }).click();
  await expect(page.getByText('A share is at most 100 percent.')).toBeHidden();
});

test('the endpoint is asked where a model has a meter for each', async ({ page }) => {
  const { total, model, ask, card } = calculator(page);
  await ask('tier');
  await expect(card().getByLabel('Tier')).toBeVisible();
  await expect(card().getByLabel('Endpoint')).toHaveCount(0);
  await editContext(page);
  await page.getByLabel('Region', { exact: true }).selectOption('ap-south-1');
  await model().fill('qwen3 next 80b');
  await model().press('Enter');
  await expect(total).toHaveText('$35.40'); // 40 M x 0.18 + 20 M x 1.41
  await card().getByLabel('Endpoint').selectOption('mantle');
  await expect(total).toHaveText('$35.52'); // 40 M x 0.168 + 20 M x 1.44
  await expect(card().getByLabel('Endpoint')).toHaveValue('mantle');
});

test('exceeded quotas and limits get a notice', async ({ page }) => {
  const card = await add(page, 'Research agent');
  await calculator(page).ask('region', 1);
  await card.locator('[data-field="quota_tpm"] input').fill('100');
  await expect(page.getByText(/over the quota of 100: calls would be throttled/)).toBeVisible();
  await expect(page.getByText(/one call with the same task and answer would bill/)).toBeVisible();
  await card.locator('[data-field="tool_result_tokens"] input').fill('400k');
  await expect(page.getByText(/does not fit the context window/)).toBeVisible();
});

test('policies are ticked, services and models of parts are chosen', async ({ page }) => {
  const guardrail = await add(page, 'Guardrail');
  await calculator(page).ask('details', 1);
  await guardrail.getByLabel('Denied topics').uncheck();
  await expect(guardrail.locator('.total')).toHaveText('$62.50');
  await guardrail.getByRole('button', { name: 'Remove' }).click();
  const logs = await add(page, 'Invocation logs');
  await logs.getByLabel('Service', { exact: true }).selectOption('lambda');
  await logs.locator('[data-field="requests"] input').fill('3M');
  await expect(logs.locator('.total')).toHaveText('$0.40');
  await logs.getByRole('button', { name: 'Remove' }).click();
  const answers = await add(page, 'Documentation answers');
  await calculator(page).ask('details', 1);
  await answers.getByRole('combobox', { name: 'Rerank model' }).fill('amazon.rerank-v1:0');
  await answers.getByRole('combobox', { name: 'Rerank model' }).press('Enter');
  await expect(answers.locator('.total')).toHaveText('$296.53');
  await answers.getByRole('button', { name: 'Without rerank model' }).click();
  await answers.getByLabel('Vector store').selectOption('opensearch-serverless');
  await expect(page.getByText('OpenSearch compute units').last()).toBeVisible();
});

test('free allowances are shown on the line, and can be used up elsewhere', async ({ page }) => {
  const card = await add(page, 'Glue functions');
  await expect(card.locator('.total')).toHaveText('$3.73');
  await page
    .getByRole('button', { name: /small lines/ })
    .click({ timeout: 500 })
    .catch(() => {});
  const line = page.locator('bedrock-bill-view .line', { hasText: /^\s*Requests/ });
  await expect(line).toContainText('part free');
  await line.getByRole('button').click();
  await expect(calculator(page).why).toContainText(
    '3,000,000 used, 1,000,000 free, 2,000,000 billed',
  );
  await editContext(page);
  await expect(page.getByText('Bedrock inference has no free allowance')).toBeVisible();
  await page.getByLabel('Count the monthly free allowances').uncheck();
  await expect(card.locator('.total')).toHaveText('$10.60');
  await page.getByLabel('Account opened on').fill('2025-01-31');
  await linked(page, () => page.getByLabel('Hours of standing charges').selectOption('744'));
  await page.reload();
  await expect(page.locator('bedrock-workload-row').nth(1).locator('.total')).toHaveText('$10.60');
  await editContext(page);
  await expect(page.getByLabel('Hours of standing charges')).toHaveValue('744');
  await expect(page.getByLabel('Account opened on')).toHaveValue('2025-01-31');
});

test('the same calls at the provider: parity by the global profile, a premium by the geo one', async ({
  page,
}) => {
  const direct = page.locator('.direct');
  await expect(direct).toContainText('Anthropic API, $140.00 – 10 % more on Bedrock');
  await page.getByRole('radio', { name: /^Global/ }).check();
  await expect(direct).toContainText('the same on Bedrock');
  const { model } = calculator(page);
  await model().fill('us.meta.llama3-3-70b-instruct-v1:0');
  await model().press('Enter');
  await expect(direct).toContainText(/Groq, \$[\d.]+ – [\d.]+ % more on Bedrock/);
  await model().fill('amazon.nova-micro-v1:0');
  await model().press('Enter');
  await expect(direct).toHaveCount(0);
});

test('a link brings every kind of field back', async ({ page }) => {
  const card = await add(page, 'Guardrail');
  const field = card.locator('[data-field="input_characters"] input');
  await linked(page, () => field.fill('9,999'));
  const total = await card.locator('.total').textContent();
  await page.reload();
  const back = page.locator('bedrock-workload-row').nth(1);
  await expect(back.locator('.total')).toHaveText(total ?? '');
  await calculator(page).open(1);
  await expect(back.locator('[data-field="input_characters"] input')).toHaveValue('9,999');
  await calculator(page).ask('details', 1);
  await expect(back.getByLabel('Sensitive information')).toBeChecked();
  await expect(back.getByLabel('Word filter')).not.toBeChecked();
});

test('the presets are reached and chosen by keyboard', async ({ page }) => {
  const button = page.getByRole('button', { name: 'Add workload' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await expect(page.locator('[data-preset]').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('bedrock-workload-row')).toHaveCount(2);
  await expect(button).toHaveAttribute('aria-expanded', 'false');
});
