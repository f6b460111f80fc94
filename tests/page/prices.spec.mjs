// Prices of the person's own and of another day.
import { calculator, editContext, expect, test } from './support.mjs';

const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0';

test.beforeEach(async ({ page }) => {
  await page.goto('/');
});

test('a discount and a private rate change the bill, are marked, and can be removed', async ({
  page,
}) => {
  const { total, lines, why } = calculator(page);
  await editContext(page);
  await page.getByLabel('Percent off').fill('10 %');
  await page.getByLabel('Provider', { exact: true }).selectOption('Anthropic');
  await page.getByRole('button', { name: 'Add discount' }).click();
  await expect(total).toHaveText('$138.60');
  await expect(lines.first()).toContainText('your price');
  await lines.nth(1).getByRole('button').click();
  await expect(why).toContainText('10 % off the list price $1.10 per million');
  const form = page.locator('bedrock-own-prices form').nth(1);
  await form.getByLabel('Model').fill(HAIKU);
  await form.getByLabel('What').selectOption('output_tokens');
  await form.getByLabel('USD per million').fill('5');
  await form.getByRole('button', { name: 'Add rate' }).click();
  await expect(total).toHaveText('$139.60');
  await page.getByRole('button', { name: `Remove the private rate of ${HAIKU}` }).click();
  await expect(total).toHaveText('$138.60');
  await page.getByRole('button', { name: 'Remove the discount of 10 %' }).click();
  await expect(total).toHaveText('$154.00');
  await page.locator('#revert').click();
  await expect(total).toHaveText('$138.60');
});

test('a wrong discount is refused beside its field', async ({ page }) => {
  await editContext(page);
  const percent = page.getByLabel('Percent off');
  await percent.fill('110');
  await page.getByRole('button', { name: 'Add discount' }).click();
  await expect(percent).toHaveAccessibleDescription(/at most 100 percent/);
  await expect(percent).toHaveValue('110');
});

test('a whole rate set is imported, priced by, shared and undone', async ({ page }) => {
  const { total } = calculator(page);
  await editContext(page);
  const file = (/** @type {object} */ json) => ({
    name: 'rates.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(json)),
  });
  const provider = {
    rate_set: 'custom',
    provider: 'Acme',
    models: [
      {
        id: 'acme.haiku-v1',
        name: 'Our Haiku',
        rates: [
          {
            routes: 'all',
            tier: 'standard',
            regions: 'any',
            usd_per_million: { input_tokens: '1', output_tokens: '2' },
            source: 'contract',
          },
        ],
      },
    ],
  };
  const input = page.getByLabel('Rate set file');
  await input.setInputFiles(file({ name: 'Contract', providers: [provider] }));
  await expect(page.getByRole('alert').filter({ hasText: 'contract' })).toContainText(
    'sources.json',
  );
  const sources = [{ id: 'contract', title: 'Contract', date: '2026-11-01', grade: 'C' }];
  await input.setInputFiles(file({ name: 'Contract', sources, providers: [provider] }));
  await expect(total).toHaveText('$80.00');
  await expect(page.getByLabel('Prices', { exact: true })).toHaveValue('custom');
  await expect.poll(() => new URL(page.url()).hash).toMatch(/^#s=/);
  await page.reload();
  await expect(total).toHaveText('$80.00');
});

test('prices of an earlier day are those that were in force', async ({ page }) => {
  const { total, model } = calculator(page);
  await model().fill('openai.gpt-5.6-luna');
  await expect(total).not.toHaveText('$154.00');
  const now = await total.textContent();
  await editContext(page);
  await page.getByLabel(/Prices as of/).fill('2026-07-29');
  await expect(total).not.toHaveText(now ?? '');
  await expect(page.getByText('Rates in force on 29 Jul 2026')).toBeVisible();
  await page.getByLabel(/Prices as of/).fill('');
  await expect(total).toHaveText(now ?? '');
});
