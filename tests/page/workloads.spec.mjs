// Many workloads, and finding a model among all of them by mouse and by keyboard.
import { calculator, expect, openExport, test } from './support.mjs';

test.beforeEach(async ({ page }) => {
  await page.goto('/');
});

test('workloads are added, duplicated, renamed, removed and brought back', async ({ page }) => {
  const { total, card, lines, open } = calculator(page);
  await page.getByRole('button', { name: 'Add workload' }).click();
  await page.getByRole('option', { name: 'Single requests' }).click();
  await expect(card(1)).toBeVisible();
  await expect(card(1).getByLabel('Name of the workload')).toBeFocused();
  await card(1).getByLabel('Name of the workload').fill('Nightly digest');
  await expect(page.locator('bedrock-bill-view .group').nth(1)).toContainText('Nightly digest');
  await expect(lines).toHaveCount(4);
  await open(0);
  await card(0).getByRole('button', { name: 'Duplicate' }).click();
  await expect(page.locator('bedrock-workload-row')).toHaveCount(3);
  await expect(card(1).getByLabel('Name of the workload')).toHaveValue('Support chat (copy)');
  const before = await total.textContent();
  await card(1).getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Removed Support chat (copy).')).toBeVisible();
  await expect(total).not.toHaveText(before ?? '');
  await page.locator('#revert').click();
  await expect(total).toHaveText(before ?? '');
  await open(1);
  await card(1).getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByRole('button', { name: 'Dismiss' })).toBeHidden();
});

test('the only workload cannot be removed', async ({ page }) => {
  const { card } = calculator(page);
  await expect(card().getByRole('button', { name: 'Remove' })).toBeHidden();
});

test('start over can be undone', async ({ page }) => {
  const { total, number } = calculator(page);
  await number('requests_per_month').fill('100k');
  await expect(total).toHaveText('$308.00');
  await openExport(page);
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(total).toHaveText('$154.00');
  await page.locator('#revert').click();
  await expect(total).toHaveText('$308.00');
  await expect(number('requests_per_month')).toHaveValue('100k');
});

test('a model is found by words and chosen with the mouse', async ({ page }) => {
  const { model, options } = calculator(page);
  await model().click();
  await expect.poll(() => options().count()).toBeGreaterThan(100);
  await model().fill('sonnet 4.5');
  await expect(options().first()).toContainText('Anthropic');
  await expect(options().first()).toContainText('$3.30 in');
  await expect(options().first()).toContainText('200K context');
  await options().first().click();
  await expect(model()).toHaveValue('Claude Sonnet 4.5');
  await expect(options()).toHaveCount(0);
  await expect(model()).toHaveAttribute('title', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0');
});

test('the same by keyboard alone', async ({ page }) => {
  const { model, options } = calculator(page);
  await model().focus();
  await page.keyboard.press('ArrowDown');
  await expect(model()).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.type('nova pro');
  await expect(options().first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(model()).toHaveValue('Nova Pro');
  await expect(model()).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.type('zzz');
  await expect(page.getByText('No model matches')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(model()).toHaveValue('Nova Pro');
});

test('a pasted model id brings its route', async ({ page }) => {
  const { model, total, card } = calculator(page);
  await model().fill('global.anthropic.claude-haiku-4-5-20251001-v1:0');
  await expect(total).toHaveText('$140.00');
  await expect(card().getByRole('radio', { name: /^Global/ })).toBeChecked();
});

test('every control is reached and worked by keyboard', async ({ page }) => {
  const { total } = calculator(page);
  await expect(total).toBeVisible();
  const reached = new Set();
  for (let i = 0; i < 40; ++i) {
    await page.keyboard.press('Tab');
    reached.add(
      await page.evaluate(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        const named = active?.getAttribute('aria-label') ?? active?.id ?? '';
        return `${active?.localName} ${active?.textContent?.trim().slice(0, 24) || named}`;
      }),
    );
  }
  const all = [...reached].join('\n');
  for (const control of [
    'button Rates',
    'button Theme',
    'button Export',
    'button Share',
    'button Add workload',
    'input',
    'button Prompt caching',
    'button Duplicate',
    'button By model',
    'button Input tokens',
  ]) {
    expect(all).toContain(control);
  }
});
