// The Savings tab as people use it: changes applied, taken back, left out of the plan, with other assumptions. Every
// amount is compared with a quote of the scenario with that change.
import { applyPatch } from '../../wasm/patch.js';
import { money, unitCost } from '../../web/src/format.js';
import { toHash } from '../../web/src/state/share.js';
import { engine as startEngine } from '../support/engines.mjs';
import { expectNoFaults } from './axe.mjs';
import { calculator, expect, test } from './support.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('bedrock-calculator').Lever} Lever */

const TODAY = '2026-11-21';
const SONNET = 'us.anthropic.claude-sonnet-4-6';
/** @type {any} */
const SCENARIO = {
  version: 1,
  name: 'Support platform',
  region: 'us-east-1',
  workloads: [
    {
      type: 'chat',
      name: 'Support chat',
      model: SONNET,
      conversations_per_month: 20000,
      turns: 6,
      system_tokens: 2400,
      question_tokens: 120,
      answer_tokens: 280,
    },
    {
      type: 'classification',
      name: 'Ticket labels',
      model: 'global.anthropic.claude-haiku-4-5-20251001-v1:0',
      items_per_month: 120000,
      item_tokens: 400,
      label_tokens: 12,
      instruction_tokens: 700,
    },
  ],
};

/** @type {import('bedrock-calculator').Engine} */
const engine = await startEngine();

/** @param {any} [scenario] @param {Record<string, unknown>} [settings] */
const levers = (scenario = SCENARIO, settings = {}) =>
  engine.levers({ scenario: { today: TODAY, ...scenario }, ...settings });

/** What a quote of the patched scenario says. @param {import('bedrock-calculator').Change[]} patch */
const quoted = (patch) =>
  money(engine.quote(applyPatch({ today: TODAY, ...SCENARIO }, patch)).total);

/** @param {Page} page */
function parts(page) {
  const view = page.locator('bedrock-savings-view');
  const table = view.getByRole('table', { name: 'Changes in the order' });
  return {
    view,
    table,
    tab: page.getByRole('tab', { name: /^Savings/ }),
    /** A row by its change and workload. @param {{title: string}} lever @param {string} [workload] */
    row: ({ title }, workload = '') =>
      table
        .locator('tr')
        .filter({ has: page.getByRole('switch', { name: title, exact: true }) })
        .filter({ hasText: workload }),
    undo: page.locator('#undo'),
    lead: view.locator('.lead'),
  };
}

/** @param {Page} page @param {any} [scenario] @param {string} [settings] further parameters of the link */
async function open(page, scenario = SCENARIO, settings = '') {
  await page.clock.setFixedTime(new Date(`${TODAY}T12:00:00Z`));
  await page.goto(`/${await toHash(scenario)}${settings}`);
  await expect(calculator(page).card()).toBeAttached();
  const all = parts(page);
  await all.tab.click();
  return all;
}

test('the tab and the fact beside the total say what could be saved, and follow the inputs', async ({
  page,
}) => {
  const { lead, tab, view } = await open(page);
  const [first] = levers().plan.groups;
  await page.getByRole('tab', { name: 'Bill' }).click();
  await expect(tab).toHaveText(new RegExp(`Savings\\s*− ${Math.round(Number(first.percent))} %`));
  const fact = page.locator('bedrock-answer').getByRole('button', { name: /a month$/ });
  await expect(fact).toHaveText(/^\$[\d,.]+ a month$/);
  await fact.click();
  await expect(view).toBeVisible();
  await expect(lead).toContainText(money(first.total));
  await calculator(page).number('conversations_per_month').fill('40,000');
  const [support, labels] = SCENARIO.workloads;
  const doubled = {
    ...SCENARIO,
    workloads: [{ ...support, conversations_per_month: 40000 }, labels],
  };
  await expect(lead).toContainText(money(levers(doubled).plan.groups[0].total));
});

test('what a tab looks for is found after another tab was shown meanwhile', async ({ page }) => {
  // The full module comes late: each part has asked when the tab is left, and no answer has come.
  await page.route(/\/bedrock-(?!pricing)[^/]*\.wasm/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 800));
    await route.continue();
  });
  const { lead, tab, view } = await open(page);
  await expect(view.getByText('Looking for the crossing points')).toBeVisible();
  await page.getByRole('tab', { name: 'Bill' }).click();
  await tab.click();
  await expect(lead).toContainText(money(levers().plan.groups[0].total));
  await expect(view.locator('bedrock-crossings-part .charts p').first()).toBeVisible();
  await expect(view.getByRole('alert')).toHaveCount(0);
});

test('every step promises the bill that a quote gives, in the order of the plan', async ({
  page,
}) => {
  const { table, row } = await open(page);
  const { plan, total } = levers();
  await expect(table.locator('.anchor').first()).toContainText(money(total));
  /** @type {import('bedrock-calculator').Change[]} */
  const patch = [];
  const more = table.getByRole('button', { name: /smaller changes/ });
  while ((await more.count()) > 0) await more.first().click();
  for (const step of plan.steps) {
    patch.push(...step.patch);
    const shown = row(step, SCENARIO.workloads[step.workload].name);
    await expect(shown.locator('.c-after')).toHaveText(quoted(patch));
    await expect(shown.locator('.c-saves')).toContainText(money(step.amount));
  }
  await expect(table.locator('.anchor').last()).toContainText(quoted(patch));
});

test('what is left out stays with its workload when others are removed', async ({ page }) => {
  const { row, tab } = await open(page, SCENARIO, '&savings.off=batch:1');
  const batch = /** @type {Lever} */ (levers().levers.find(({ id }) => id === 'batch:1'));
  const toggle = row(batch).last().getByRole('switch');
  await expect(toggle).not.toBeChecked();
  await calculator(page).card().locator('[data-action="remove"]').click();
  await expect(tab).toHaveText(/Savings/);
  await expect(calculator(page).card()).toContainText('Ticket labels');
  await expect.poll(() => page.url()).toContain('savings.off=batch%3A0');
  await expect(toggle).not.toBeChecked();
  await page.locator('#undo').click();
  await expect.poll(() => page.url()).toContain('savings.off=batch%3A1');
  await expect(toggle).not.toBeChecked();
});

test('a change is applied as promised, and undone', async ({ page }) => {
  const { row, view, undo } = await open(page);
  const lever = /** @type {Lever} */ (levers().levers.find(({ id }) => id === 'cache:0'));
  const { total } = calculator(page);
  const before = (await total.textContent()) ?? '';
  await row(lever, 'Support chat').getByRole('button', { name: 'Apply' }).click();
  await expect(total).toHaveText(quoted(lever.patch));
  await expect(total).toHaveText(money(lever.total));
  await expect(view.locator('.said')).toContainText(`${money(lever.total)} in all`);
  await expect(row(lever, 'Support chat')).toHaveCount(0);
  await expect(undo).toHaveAccessibleName(`Undo: ${lever.title} for Support chat`);
  await view.getByRole('button', { name: 'Undo' }).click();
  await expect(total).toHaveText(before);
  await expect(row(lever, 'Support chat')).toHaveCount(1);
});

test('the changes that leave answers as they are can be applied at once', async ({ page }) => {
  const { view, undo, lead } = await open(page);
  const { plan } = levers();
  const [first] = plan.groups;
  expect(first.steps).toBe(2);
  await view.getByRole('button', { name: 'Apply the first two' }).click();
  const { total } = calculator(page);
  await expect(total).toHaveText(quoted(plan.steps.slice(0, 2).flatMap(({ patch }) => patch)));
  await expect(total).toHaveText(money(first.total));
  await expect(lead).not.toContainText('leave every answer as it is');
  await undo.click();
  await expect(total).toHaveText(money(levers().total));
});

test('a change is left out of the plan, and the link keeps it so', async ({ page, context }) => {
  const { row, table } = await open(page);
  const first = levers().plan.steps[0];
  const toggle = row(first, 'Support chat').getByRole('switch');
  await toggle.focus();
  await page.keyboard.press('Space');
  const off = [first.id];
  const { plan } = levers(SCENARIO, { off });
  await expect(toggle).not.toBeChecked();
  await expect(row(first, 'Support chat')).toContainText('out of the plan');
  await expect(table.locator('.anchor').last()).toContainText(money(plan.total));
  await expect.poll(() => page.url()).toContain(`savings.off=${encodeURIComponent(first.id)}`);
  const other = await context.newPage();
  await other.goto(page.url());
  const there = parts(other);
  await expect(there.row(first, 'Support chat').getByRole('switch')).not.toBeChecked();
  await expect(there.table.locator('.anchor').last()).toContainText(money(plan.total));
  await there.row(first, 'Support chat').getByRole('switch').check();
  await expect(there.table.locator('.anchor').last()).toContainText(money(levers().plan.total));
});

test('the assumptions can be changed, and a wrong one says so', async ({ page }) => {
  const { row, table, view } = await open(page);
  await view.getByRole('button', { name: 'Edit' }).click();
  const shorter = view.getByLabel('Answers shorter by');
  await shorter.fill('50');
  const { plan } = levers(SCENARIO, { trim_output_percent: 50 });
  await expect(row({ title: 'Shorten answers by 50 %' }, 'Support chat')).toBeVisible();
  await expect(table.locator('.anchor').last()).toContainText(money(plan.total));
  await shorter.fill('150');
  await expect(view.getByText('Enter a number from 0 to 100.')).toBeVisible();
  await expect(row({ title: 'Shorten answers by 33 %' }, 'Support chat')).toBeVisible();
  await shorter.fill('');
  const models = view.getByLabel('Models that you accept', { exact: true });
  await models.first().selectOption({ label: 'Nova Lite' });
  await expect(row({ title: 'Use Nova Lite' }, 'Support chat')).toBeVisible();
  await view.getByRole('button', { name: 'Remove Nova Lite' }).click();
  await expect(row({ title: 'Use Nova Lite' }, 'Support chat')).toHaveCount(0);
});

test('what is not in the plan says why', async ({ page }) => {
  const { view } = await open(page);
  await view.getByRole('button', { name: /changes are not in the plan/ }).click();
  const list = view.getByRole('list', { name: 'Changes that are not in the plan' });
  for (const lever of levers().levers.filter(({ available }) => !available))
    if (!lever.available) await expect(list).toContainText(lever.why);
});

test('nothing to save, nothing there, and something without a price are said', async ({ page }) => {
  const guardrails = {
    type: 'guardrails',
    name: 'Guardrail',
    requests_per_month: 1000,
    input_characters: 500,
    output_characters: 900,
    policies: ['content'],
  };
  const { view } = await open(page, { ...SCENARIO, workloads: [guardrails] });
  await expect(view).toContainText('Nothing that the calculator knows would lower this bill');
  await expect(page.locator('bedrock-answer')).toContainText('nothing found');
  const unknown = { ...SCENARIO.workloads[1], name: 'New model', model: 'acme.unheard-of-v1:0' };
  await page.goto('about:blank');
  const again = await open(page, {
    ...SCENARIO,
    workloads: [...SCENARIO.workloads, unknown],
  });
  await expect(again.view).toContainText('Not everything is priced: New model');
  await expect(again.table).toBeVisible();
});

test('crossing points have a sentence, a chart and a table; what does not apply says why', async ({
  page,
}) => {
  const { view } = await open(page);
  const scenario = { today: TODAY, ...SCENARIO };
  const answers = engine.breakEven({ scenario });
  const found = answers.flatMap((point) => (point.available ? [point] : []));
  expect(found.length).toBeGreaterThan(2);
  const crossings = view.locator('bedrock-crossings-part');
  for (const { sentence } of found) await expect(crossings).toContainText(sentence);
  const first = crossings.getByRole('figure').first();
  await expect(first.getByRole('img')).toBeVisible({ timeout: 15_000 });
  await first.getByRole('button', { name: 'Table' }).click();
  const [{ a, points }] = found;
  await expect(first.getByRole('table')).toContainText(`${a}, USD a month`);
  await expect(first.getByRole('table')).toContainText(points[points.length - 1].a);
  await crossings.getByRole('button', { name: /not apply here/ }).click();
  const reasons = crossings.getByRole('list', { name: 'Questions that do not apply' });
  for (const point of answers) if (!point.available) await expect(reasons).toContainText(point.why);
  await crossings.getByLabel('Workload').selectOption({ label: 'Ticket labels' });
  const other = engine.breakEven({ scenario, workload: 1 });
  for (const point of other)
    if (point.available) await expect(crossings).toContainText(point.sentence);
});

test('the value that meets a budget is found, put into the scenario, and undone', async ({
  page,
}) => {
  const { view, undo } = await open(page);
  await view.getByRole('button', { name: 'Meet a budget' }).click();
  await view.getByLabel('Costs at most').fill('1,500');
  const scenario = { today: TODAY, ...SCENARIO };
  const solution = engine.solve({
    scenario,
    input: { workload: 0, field: 'conversations_per_month' },
    budget: 1500,
  });
  if (!solution.found || !solution.neighbour) throw new Error('The budget must be within reach.');
  await expect(view).toContainText(solution.sentence);
  const { total } = calculator(page);
  const before = (await total.textContent()) ?? '';
  await view.getByRole('button', { name: /^Use / }).click();
  await expect(total).toHaveText(money(solution.answer.total));
  expect(Number(solution.answer.total)).toBeLessThanOrEqual(1500);
  expect(Number(solution.neighbour.total)).toBeGreaterThan(1500);
  await expect(calculator(page).number('conversations_per_month')).toHaveValue(
    Number(solution.answer.value).toLocaleString('en'),
  );
  await expect(undo).toHaveAccessibleName(/^Undo: Set Conversations per month: /);
  await view.getByRole('button', { name: 'Undo' }).click();
  await expect(total).toHaveText(before);
  // All volumes at once.
  await view.getByLabel('Which').selectOption({ label: 'All volumes of the scenario' });
  const growth = engine.solve({ scenario, input: { growth: true }, budget: 1500 });
  if (!growth.found) throw new Error('The budget must be within reach.');
  await expect(view).toContainText(growth.sentence);
  await view.getByRole('button', { name: /^Use / }).click();
  await expect(total).toHaveText(money(growth.answer.total));
  // What one may cost, and what nothing reaches.
  await undo.click();
  await view.getByLabel('Which').selectOption({ label: 'Conversations per month' });
  await view.getByLabel('So that').selectOption({ label: 'one conversation' });
  await view.getByLabel('Costs at most').fill('0.000001');
  const never = engine.solve({
    scenario,
    input: { workload: 0, field: 'conversations_per_month' },
    unit_cost: '0.000001',
    workload: 0,
  });
  expect(never.found).toBe(false);
  await expect(view).toContainText(never.sentence);
});

test('one costs what the bill divided by its volume is; a price leaves a margin; teams pay their part', async ({
  page,
}) => {
  const { view } = await open(page);
  await view.getByRole('button', { name: 'Unit costs' }).click();
  const scenario = { today: TODAY, ...SCENARIO };
  const { units, total } = engine.unitCosts({ scenario });
  const table = view.getByRole('table', { name: 'What one costs' });
  await expect(table).toContainText(unitCost(units[0].per_unit));
  await view.getByLabel('Your price for one conversation').fill('0.20');
  const [{ margin }] = engine.unitCosts({
    scenario,
    prices: [{ workload: 0, usd: '0.20' }],
  }).units;
  await expect(table).toContainText(money(margin?.profit ?? ''));
  await view.getByLabel('Users that share the bill').fill('1000');
  await expect(view).toContainText(unitCost(String(Number(total) / 1000)));
  const { ask, card, open: openRow } = calculator(page);
  await openRow(0);
  await ask('region');
  await card().getByLabel('Team that pays').fill('Support');
  await card().getByLabel('Tags').fill('product');
  await card().getByLabel('Tags').blur();
  await expect(card().getByText(/Write “product” as a name/)).toBeVisible();
  await card().getByLabel('Tags').fill('product=chat, env=prod');
  await card().getByLabel('Tags').blur();
  await view.getByLabel('Split by').selectOption('team');
  const split = view.getByRole('table', { name: 'The bill, split' });
  await expect(split.getByRole('row', { name: /^Support/ })).toContainText(
    money(engine.quote(scenario).workloads[0].total),
  );
  await expect(split.getByRole('row', { name: /^not said/ })).toBeVisible();
  await view.getByLabel('Split by').selectOption('tag:product');
  await expect(split.getByRole('row', { name: /^chat/ })).toBeVisible();
  await expect.poll(() => page.url()).toContain('savings.by=tag');
});

test('all parts work in the one file from disk', async ({ page }) => {
  const file = new URL('../../web/dist/bedrock-calculator.html', import.meta.url);
  await page.goto(`${file}${await toHash(SCENARIO)}&view=savings`);
  const { view, table } = parts(page);
  await expect(table).toBeVisible();
  await expect(view.locator('bedrock-crossings-part').getByRole('figure').first()).toBeVisible();
  await view.getByRole('button', { name: 'Unit costs' }).click();
  await expect(view.getByRole('table', { name: 'What one costs' })).toBeVisible();
});

for (const width of [1280, 390]) {
  test(`axe finds nothing, and nothing is cut off, at ${width} px`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 3000 });
    await page.clock.setFixedTime(new Date(`${TODAY}T12:00:00Z`));
    await page.goto(`/${await toHash(SCENARIO)}&view=savings&savings.off=cache:0`);
    if (width < 720) await page.locator('.strip').click();
    const { view, table } = parts(page);
    await expect(table.locator('.off')).toBeVisible();
    await view.getByRole('button', { name: 'Edit' }).click();
    await view.getByRole('button', { name: /not in the plan/ }).click();
    const wide = await view.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await expectNoFaults(page);
  });

  test(`axe finds nothing in budget and unit costs at ${width} px`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 2400 });
    await page.goto(
      `/${await toHash(SCENARIO)}&view=savings&savings.part=goal&savings.goal-amount=1500`,
    );
    if (width < 720) await page.locator('.strip').click();
    const { view } = parts(page);
    for (const ready of ['The answer and its neighbour', 'What one costs']) {
      await expect(view.getByRole('table', { name: ready })).toBeVisible();
      const wide = await view.evaluate((element) => element.scrollWidth - element.clientWidth);
      expect(wide).toBeLessThanOrEqual(0);
      await expectNoFaults(page);
      await view.getByRole('button', { name: 'Unit costs' }).click();
    }
  });
}
