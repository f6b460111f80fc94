// Links, files and back again.
import { readFileSync } from 'node:fs';
import { calculator, expect, openExport, test } from './support.mjs';

test('a shared link shows the same scenario in a fresh page', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/');
  const { number, total, model } = calculator(page);
  await number('requests_per_month').fill('123,456');
  await model().fill('global.anthropic.claude-sonnet-4-5-20250929-v1:0');
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByText('Link copied.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/#s=[\w-]+&total=[\d.]+&on=\d{4}-\d\d-\d\d$/);
  const text = await total.textContent();
  const fresh = await context.newPage();
  await fresh.goto(link);
  const other = calculator(fresh);
  await expect(other.total).toHaveText(text ?? '');
  await expect(other.number('requests_per_month')).toHaveValue('123,456');
});

test('the hash follows the scenario, and a reload keeps it', async ({ page }) => {
  await page.goto('/');
  const { number, total } = calculator(page);
  await number('output_tokens').fill('4,000');
  await expect(total).toHaveText('$1,144.00');
  await expect.poll(() => new URL(page.url()).hash).toMatch(/^#s=/);
  await page.reload();
  await expect(total).toHaveText('$1,144.00');
});

for (const [name, hash, words] of [
  [
    'cut off',
    '#s=HcwxDsIwDAXQu_w5QcnAkqsgVEWtgYjGLnaaCqreHcH2prejk1oRRooOSvc_',
    'is incomplete or was altered',
  ],
  ['no base64', '#s=%%%', 'is incomplete or was altered'],
  ['no scenario', '#s=q1bKSM3JyVeyUirPL8pJUaoFAA', 'cannot be priced'],
]) {
  test(`a link that is ${name} says so and shows the usual page`, async ({ page }) => {
    await page.goto(`/${hash}`);
    const { total } = calculator(page);
    await expect(total).toHaveText('$154.00');
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
  });
}

test('the bill is saved as CSV and JSON, and the JSON opens again', async ({ page }) => {
  await page.goto('/');
  const { number, total, card } = calculator(page);
  await card().getByLabel('Name of the workload').fill('=danger, "quoted"');
  await number('requests_per_month').fill('60000');
  await openExport(page);
  const save = async (/** @type {string} */ name) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ]);
    return readFileSync(await download.path(), 'utf8');
  };
  const csv = await save('Save CSV');
  expect(csv.split('\n')[0]).toMatch(
    /^row,workload,team,label,dimension,quantity,unit,rate,amount,/,
  );
  expect(csv.split('\n')[1]).toMatch(
    /^line,"'=danger, ""quoted""",,Input tokens,input_tokens,48000000,token,0.0000011,52.8,/,
  );
  const json = await save('Save JSON');
  expect(JSON.parse(json).bill.total).toBe('184.8');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(total).toHaveText('$154.00');
  await page.getByText('Open a saved scenario').click();
  await page.getByLabel('Scenario file').setInputFiles({
    name: 'saved.json',
    mimeType: 'application/json',
    buffer: Buffer.from(json),
  });
  await expect(total).toHaveText('$184.80');
  await page.locator('#revert').click();
  await expect(total).toHaveText('$154.00');
});

test('a wrong scenario is refused with the field and the fix, and changes nothing', async ({
  page,
}) => {
  await page.goto('/');
  const { total } = calculator(page);
  await openExport(page);
  await page.getByText('Open a saved scenario').click();
  const area = page.getByLabel('Scenario JSON');
  await area.fill(
    '{"version":1,"region":"us-east-1","workloads":[{"type":"inference","model":"m","requests_per_mnoth":1}]}',
  );
  await page.getByRole('button', { name: 'Import' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'requests_per_mnoth' });
  await expect(alert).toContainText('Did you mean "requests_per_month"?');
  await area.fill('not json');
  await page.getByRole('button', { name: 'Import' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'This is not valid JSON' })).toBeVisible();
  await expect(area).toHaveValue('not json');
  await expect(total).toHaveText('$154.00');
});

test('the bill is copied as text; where copying is forbidden, the text is shown', async ({
  page,
  context,
}) => {
  await page.goto('/');
  const { total } = calculator(page);
  await expect(total).toBeVisible();
  await openExport(page);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy bill' }).click();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('Total per month: $154 USD');
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden'));
  });
  await page.getByRole('button', { name: 'Copy bill' }).click();
  await expect(page.getByLabel('Text to copy')).toHaveValue(/Total per month/);
});

test('exports say what they leave out, and wait while a field is wrong', async ({ page }) => {
  await page.goto('/');
  const { total, number, model } = calculator(page);
  await expect(total).toHaveText('$154.00');
  await openExport(page);
  const buttons = [
    'Copy bill',
    'Copy Markdown',
    'Save CSV',
    'Save FOCUS CSV',
    'Save JSON',
    'Print',
  ];
  for (const name of buttons) await expect(page.getByRole('button', { name })).toBeEnabled();
  await number('input_tokens').fill('many');
  await expect(page.getByText('Fix the fields marked in red to export')).toBeVisible();
  for (const name of buttons) await expect(page.getByRole('button', { name })).toBeDisabled();
  await number('input_tokens').fill('800');
  await expect(page.getByText('Fix the fields marked in red to export')).toBeHidden();
  await model().fill('acme.no-such-model-v1:0');
  await model().press('Enter');
  await expect(page.getByText('2 items have no price. Exports list them')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save CSV' }).click(),
  ]);
  const csv = readFileSync(await download.path(), 'utf8');
  expect(csv.match(/^not priced,/gm)).toHaveLength(2);
  expect(csv).toMatch(/^total,,,"Total per month, USD, at least",,,,,0,/m);
});

test('Markdown is what the screen shows, and a semicolon file is offered where commas are decimal', async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: 'de-DE' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  await page.goto('/');
  await expect(calculator(page).total).toHaveText('$154.00');
  await openExport(page);
  await page.getByRole('button', { name: 'Copy Markdown' }).click();
  await expect(page.getByText('Markdown copied.')).toBeVisible();
  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  expect(markdown).toContain('**\\$154 a month** (\\$1,848.00 a year)');
  expect(markdown).toContain('| Support chat | Output tokens | 20,000,000 tokens |');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save CSV with semicolons' }).click(),
  ]);
  const csv = readFileSync(await download.path(), 'utf8');
  expect(csv).toContain(';40000000;token;0,0000011;44;');
  await context.close();
});
