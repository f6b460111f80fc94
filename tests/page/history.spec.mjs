// Undo and redo, by the bar and near what was changed; groupings of the bill; a region that is changed; numbers.
import { toHash } from '../../web/src/state/share.js';
import { calculator, editContext, expect, openExport, settled, test } from './support.mjs';

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  await expect(calculator(page).total).toHaveText('$154.00');
});

test('undo and redo go step by step, and typing in one field is one step', async ({ page }) => {
  const { total, number } = calculator(page);
  const undo = page.getByRole('button', { name: /^Undo/ });
  const redo = page.getByRole('button', { name: /^Redo/ });
  await expect(undo).toHaveAttribute('aria-disabled', 'true');
  await number('requests_per_month').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('100000');
  await expect(total).toHaveText('$308.00');
  await number('output_tokens').fill('0');
  await expect(total).toHaveText('$88.00');
  await expect(undo).toHaveAccessibleName('Undo: Change Support chat');
  await undo.click();
  await expect(total).toHaveText('$308.00');
  await expect(undo).toBeFocused();
  await undo.click();
  await expect(total).toHaveText('$154.00');
  await expect(number('requests_per_month')).toHaveValue('50,000');
  await redo.click();
  await redo.click();
  await expect(total).toHaveText('$88.00');
  await expect(redo).toHaveAttribute('aria-disabled', 'true');
});

test('what was removed comes back where it was, with the focus, and nothing else goes', async ({
  page,
}) => {
  const { card, number, open } = calculator(page);
  await card().getByRole('button', { name: 'Duplicate' }).click();
  await card(1).getByRole('button', { name: 'Duplicate' }).click();
  const rows = page.locator('bedrock-workload-row');
  await expect(rows).toHaveCount(3);
  await open(1);
  const before = await card(1).boundingBox();
  await card(1).getByRole('button', { name: 'Remove' }).click();
  const notice = page.getByRole('status').filter({ hasText: 'Removed Support chat (copy).' });
  await expect(notice).toBeVisible();
  await expect(notice.getByRole('button', { name: 'Undo' })).toBeFocused();
  const near = await notice.boundingBox();
  expect(Math.abs((near?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(60);
  await open(0);
  await number('requests_per_month').fill('70k');
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveCount(3);
  await expect(card(1).locator('.head')).toBeFocused();
  await open(0);
  await expect(number('requests_per_month')).toHaveValue('70k');
});

test('the bill is grouped by workload, by model and by kind, to the same total', async ({
  page,
}) => {
  await page.evaluate(() => {
    const element = /** @type {any} */ (document.querySelector('bedrock-calculator'));
    const calls = {
      type: 'inference',
      requests_per_month: 1000,
      input_tokens: 1000,
      output_tokens: 100,
    };
    element.scenario = {
      version: 1,
      region: 'us-east-1',
      workloads: [
        { ...calls, name: 'One', model: 'amazon.nova-micro-v1:0' },
        { ...calls, name: 'Two', model: 'amazon.nova-pro-v1:0' },
        { ...calls, name: 'Three', model: 'amazon.nova-micro-v1:0' },
      ],
    };
  });
  const groups = page.locator('bedrock-bill-view .group');
  const names = async () =>
    (await groups.locator('th').allTextContents()).map((text) => text.trim().split(/\s{2,}/)[0]);
  await expect(groups).toHaveCount(3);
  await expect(page.locator('bedrock-bill-view tfoot .amount')).toHaveText('$1.22');
  await page.getByRole('button', { name: 'By model' }).click();
  await expect(groups).toHaveCount(2);
  expect(await names()).toEqual(['Nova Pro', 'Nova Micro']);
  await expect(groups.first().locator('.amount')).toHaveText('$1.12');
  await page.getByRole('button', { name: 'By kind' }).click();
  expect(await names()).toEqual(['Input', 'Output']);
  await expect(page.locator('bedrock-bill-view .line').first()).toContainText(
    'Input tokens of Two',
  );
  await expect(page.locator('bedrock-bill-view tfoot .amount')).toHaveText('$1.22');
});

test('another region moves profiles, says so, and takes that back alone', async ({ page }) => {
  const { model, number } = calculator(page);
  await editContext(page);
  await page.getByLabel('Region', { exact: true }).selectOption('eu-central-1');
  await expect(model()).toHaveAttribute('title', /^eu\.anthropic/);
  const notice = page
    .getByRole('status')
    .filter({ hasText: 'Support chat now calls eu.anthropic' });
  await expect(notice).toBeInViewport({ ratio: 1 }); // below the open form it was out of sight
  await number('output_tokens').fill('500');
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(model()).toHaveAttribute('title', /^us\.anthropic/);
  await expect(number('output_tokens')).toHaveValue('500');
  await expect(page.getByLabel('Region', { exact: true })).toHaveValue('us-east-1');
});

test('another price list and back restores the model', async ({ page }) => {
  const { model, total } = calculator(page);
  await editContext(page);
  await page.getByLabel('Prices', { exact: true }).selectOption('representative');
  await expect(total).toHaveText('$35.00');
  await page.getByLabel('Prices', { exact: true }).selectOption('aws');
  await expect(model()).toHaveAttribute('title', 'us.anthropic.claude-haiku-4-5-20251001-v1:0');
  await expect(total).toHaveText('$154.00');
});

test('a link is refused while a field is wrong', async ({ page }) => {
  const { number } = calculator(page);
  await number('input_tokens').fill('many');
  await openExport(page);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText(/fields? marked in red/).first()).toBeVisible();
});

test('numbers are understood as people write them, and what is open is echoed', async ({
  page,
}) => {
  const { total, number } = calculator(page);
  for (const [text, words, cost] of [
    ['100k', 'Read as 100,000', '$308.00'],
    ['0.1M', 'Read as 100,000', '$308.00'],
    ['1.000', 'Read as 1,000', '$3.08'],
    ['100 000', 'Read as 100,000', '$308.00'],
    ['3,5', 'Read as 3.5', '$0.01'],
    ['2k a day', 'Read as 60,833', '$187.37'], // 2,000 x 365 / 12, by $0.00308
  ]) {
    await number('requests_per_month').fill(text);
    await expect(number('requests_per_month')).toHaveAccessibleDescription(words);
    await expect(total).toHaveText(cost);
  }
  await number('requests_per_month').fill('100,000');
  await expect(number('requests_per_month')).toHaveAccessibleDescription('');
});

test('a fraction that came in a link is read back as it is', async ({ page }) => {
  await page.evaluate(() => {
    const element = /** @type {any} */ (document.querySelector('bedrock-calculator'));
    const [workload] = element.scenario.workloads;
    element.scenario = { ...element.scenario, workloads: [{ ...workload, input_tokens: '1.234' }] };
  });
  const { number } = calculator(page);
  await expect(number('input_tokens')).toHaveValue('1.2340');
  await number('output_tokens').fill('10');
  const [workload] = await page.evaluate(
    () => /** @type {any} */ (document.querySelector('bedrock-calculator')).scenario.workloads,
  );
  expect(workload.input_tokens).toBe('1.234');
});

/** Pastes into the field that has the focus. @param {import('@playwright/test').Page} page @param {string} text */
const paste = (page, text) =>
  page.evaluate((pasted) => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', pasted);
    active?.dispatchEvent(
      new ClipboardEvent('paste', {
        clipboardData,
        cancelable: true,
        bubbles: true,
        composed: true,
      }),
    );
  }, text);

test('cells of a spreadsheet that do not fit are not dropped in silence', async ({ page }) => {
  const { number } = calculator(page);
  await number('requests_per_month').focus();
  await paste(page, '10,000\t1k\t500\t77');
  await expect(number('output_tokens')).toHaveValue('500');
  const notice = page.locator('bedrock-workload-list .notice');
  await expect(notice).toContainText('Pasted the first 3 of 4 cells');
  await number('requests_per_month').focus();
  await paste(page, '1000\t800\n2000\t900\n');
  await expect(number('input_tokens')).toHaveValue('800');
  await expect(number('output_tokens')).toHaveValue('500');
  await expect(notice).toContainText('Pasted the first of 2 rows');
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(number('requests_per_month')).toHaveValue('10,000');
});

test('cells pasted into a service fill its quantities; where no row fits they are an error', async ({
  page,
}) => {
  const { card } = calculator(page);
  const workloads = [
    { type: 'service', service: 'agentcore-memory', quantities: { events: 1 } },
    {
      type: 'inference',
      model: 'amazon.nova-pro-v1:0',
      requests_per_month: 100,
      input_tokens: 1000,
      output_tokens: 100,
      routing: [{ model: 'amazon.nova-lite-v1:0', percent: '80' }],
    },
  ];
  await page.goto(`/${await toHash({ version: 1, region: 'us-east-1', workloads })}`);
  const fields = card(0).locator('bedrock-service-quantities bedrock-number-field input');
  await fields.first().focus();
  await paste(page, '5\t60');
  await expect(fields.nth(0)).toHaveValue('5');
  await expect(fields.nth(1)).toHaveValue('60');
  await fields.nth(1).fill('2k a day');
  await expect(fields.nth(1)).toHaveAccessibleDescription(/Read as 60,833/);
  await expect(fields.nth(1)).not.toHaveAttribute('aria-invalid', 'true');
  const { ask, open } = calculator(page);
  await open(1);
  await ask('retries', 1);
  const share = card(1).locator('bedrock-routing-shares').getByLabel('Share, %');
  await share.fill('80 %');
  await expect(share).not.toHaveAttribute('aria-invalid', 'true');
  await share.focus();
  await paste(page, '10\t20');
  await expect(share).toHaveAttribute('aria-invalid', 'true');
});

test('a row of a spreadsheet fills the three fields', async ({ page }) => {
  const { number, total } = calculator(page);
  await number('requests_per_month').focus();
  await paste(page, '10,000\t1k\t500\n');
  await expect(number('requests_per_month')).toHaveValue('10,000');
  await expect(number('input_tokens')).toHaveValue('1k');
  await expect(number('output_tokens')).toHaveValue('500');
  await expect(total).toHaveText('$38.50');
});

test('an empty discount adds nothing, and a rate of an unknown model is refused with suggestions', async ({
  page,
}) => {
  await editContext(page);
  await page.getByRole('button', { name: 'Add discount' }).click();
  await expect(page.getByLabel('Percent off')).toHaveAccessibleDescription(
    /Enter the percentage to take off/,
  );
  const form = page.locator('bedrock-own-prices form').nth(1);
  await form.getByLabel('USD per million').fill('2');
  await form.getByLabel('Model').fill('claude-haiku-4.5');
  await form.getByRole('button', { name: 'Add rate' }).click();
  await expect(form.getByLabel('Model')).toHaveAccessibleDescription(
    /No model has the id claude-haiku-4.5. Did you mean anthropic.claude-haiku-4-5/,
  );
  const { discounts, own_rates } = await page.evaluate(
    () => /** @type {any} */ (document.querySelector('bedrock-calculator')).scenario,
  );
  expect({ discounts, own_rates }).toEqual({});
});

test('a day that the table does not reach is said', async ({ page }) => {
  await editContext(page);
  await page.getByLabel(/Prices as of/).fill('2031-01-01');
  await expect(page.getByText(/after the newest price/)).toBeVisible();
  await page.getByLabel(/Prices as of/).fill('2019-01-01');
  await expect(page.getByText(/before the oldest price/)).toBeVisible();
});

test('a closed question tells its values', async ({ page }) => {
  const { card } = calculator(page);
  await page.getByRole('button', { name: 'Add workload' }).click();
  await page.locator('[data-preset="Customer chat"]').click();
  await expect(card(1).locator('[data-question="details"]')).toContainText(
    'Instructions 800, question 100',
  );
});

test('a form asks only what its type uses, and says what a field counts', async ({ page }) => {
  const { card, number } = calculator(page);
  const add = async (/** @type {string} */ preset) => {
    await page.getByRole('button', { name: 'Add workload' }).click();
    await page.locator(`[data-preset="${preset}"]`).click();
  };
  await add('Corpus to vectors');
  await expect(card(1).locator('[data-question="tier"]')).toBeVisible();
  await expect(card(1).locator('[data-question="caching"]')).toHaveCount(0);
  await add('Reserved capacity');
  await expect(number('input_tpm', 2).locator('xpath=..')).toContainText('a minute');
  await add('Customer chat');
  await expect(card(3).locator('[data-question="caching"]')).toBeVisible();
  await expect(number('turns', 3).locator('xpath=..')).toContainText('in each');
});

test('a workload that is switched off stays, says so everywhere, and costs nothing until it is on again', async ({
  page,
}) => {
  const { card, total } = calculator(page);
  await card().getByRole('button', { name: 'Duplicate' }).click();
  await expect(total).toHaveText('$308.00');
  await card(1).getByRole('button', { name: 'Switch off' }).click();
  await expect(total).toHaveText('$154.00');
  await expect(card(1).getByRole('button', { name: 'Switch on' })).toBeFocused();
  await expect(card(1).locator('.total')).toHaveText('Switched off');
  await expect(page.locator('bedrock-answer h2')).toContainText('1 switched off');
  await expect(page.locator('bedrock-bill-view .group').nth(1)).toContainText('Switched off');
  await expect(page.locator('bedrock-bill-notes')).toContainText('This workload is switched off');

  await page.waitForURL(/#s=/);
  const link = await settled(async () => page.url());
  const other = await page.context().newPage();
  await other.goto(link);
  await expect(calculator(other).total).toHaveText('$154.00');
  await expect(calculator(other).card(1).locator('.total')).toHaveText('Switched off');
  await other.close();

  await card(1).getByRole('button', { name: 'Switch on' }).click();
  await expect(total).toHaveText('$308.00');
  await page.getByRole('button', { name: /^Undo: Switch on/ }).click();
  await expect(total).toHaveText('$154.00');
});

test('the keyboard is kept where what it was on is removed', async ({ page }) => {
  await editContext(page);
  const own = page.locator('bedrock-own-prices');
  for (const percent of ['5', '7 %']) {
    await own.getByLabel('Percent off').fill(percent);
    await own.getByRole('button', { name: 'Add discount' }).click();
  }
  const form = own.locator('form').nth(1);
  await form.getByLabel('Model').fill('amazon.nova-pro-v1:0');
  await form.getByLabel('What').selectOption('cache_write_5m_tokens');
  await form.getByLabel('USD per million').fill('3.3');
  await form.getByRole('button', { name: 'Add rate' }).click();
  await expect(own).toContainText(
    'amazon.nova-pro-v1:0, cache-write tokens (5 minutes): $3.30 per million',
  );
  await own.getByRole('button', { name: 'Remove the discount of 5 %' }).press('Enter');
  await expect(own.getByRole('button', { name: 'Remove the discount of 7 %' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(own.getByRole('button', { name: 'Add discount' })).toBeFocused();
  const { ask, card } = calculator(page);
  await ask('retries');
  const shares = card().locator('bedrock-routing-shares');
  await shares.getByRole('button', { name: 'Send a share' }).click();
  await shares.getByRole('button', { name: 'Remove the share' }).press('Enter');
  await expect(shares.getByRole('button', { name: 'Send a share' })).toBeFocused();
});
