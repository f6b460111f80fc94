// The tab Forecast & credits as people use it. Every figure is that of the engine's own answer to the same plan.
import { readFileSync } from 'node:fs';
import { brief, day, money } from '../../web/src/format.js';
import { fromHash, toHash } from '../../web/src/state/share.js';
import { COURSE } from '../../web/src/workloads/templates.js';
import { engine as startEngine } from '../support/engines.mjs';
import { expectNoFaults } from './axe.mjs';
import { calculator, expect, test } from './support.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('bedrock-calculator').ForecastPlan} ForecastPlan */

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
      type: 'inference',
      name: 'Nightly notes',
      model: 'amazon.nova-pro-v1:0',
      requests_per_month: 200000,
      input_tokens: 3000,
      output_tokens: 250,
    },
  ],
};
/** @type {ForecastPlan} */
const AWARDS = {
  start: '2026-12',
  growth: { percent: '5' },
  awards: [
    { name: 'Activate', amount: '9000', expires: '2027-11-30', marketplace: true },
    { name: 'Notes only', amount: '2500', expires: '2027-03-31', workloads: [1] },
  ],
};

/** @type {import('bedrock-calculator').Engine} */
const engine = await startEngine();

/** @param {ForecastPlan} plan @param {any} [scenario] */
const forecast = (plan, scenario = SCENARIO) =>
  engine.forecast({ scenario: { today: TODAY, ...scenario, plan } });
/** @param {ForecastPlan} plan */
const credits = (plan) => engine.credits({ scenario: { today: TODAY, ...SCENARIO, plan } });

/** @param {Page} page */
function parts(page) {
  const view = page.locator('bedrock-forecast-view');
  const field = (/** @type {string} */ id) => view.locator(`[data-field="${id}"]`);
  return {
    view,
    rows: view.getByRole('table', { name: 'Month by month' }).locator('tbody tr'),
    answer: (/** @type {string} */ label) =>
      view.locator('.answers > div').filter({ hasText: label }).locator('.value'),
    lead: view.locator('.lead'),
    button: (/** @type {string} */ name) => view.getByRole('button', { name, exact: true }),
    number: (/** @type {string} */ id) => field(id).locator('input'),
    text: (/** @type {string} */ id) => field(id).locator('input, textarea'),
    choice: (/** @type {string} */ id) => field(id).locator('select'),
    check: (/** @type {string} */ id) => field(id).getByRole('checkbox'),
    undo: page.locator('#undo'),
  };
}

/** @param {Page} page @param {ForecastPlan | null} [plan] @param {string} [part] */
async function open(page, plan = null, part = '') {
  await page.clock.setFixedTime(new Date(`${TODAY}T12:00:00Z`));
  const scenario = plan ? { ...SCENARIO, plan } : SCENARIO;
  const settings = part ? `&forecast.part=${part}` : '';
  await page.goto(`/${await toHash(scenario)}&view=forecast${settings}`);
  await expect(calculator(page).card()).toBeAttached();
  return parts(page);
}

test('the answer says what it could be lower by, also where the forecast is the first view', async ({
  page,
}) => {
  await open(page);
  const facts = page.locator('bedrock-answer');
  await expect(facts.getByRole('button', { name: 'Look for savings' })).toBeVisible();
  // Not before somebody is there: it takes the full module.
  await page.mouse.move(40, 40);
  await expect(facts.getByRole('button', { name: /^\$[\d,]+ a month$/ })).toBeVisible();
});

test('the months are the engine’s: how many, what each costs, all together', async ({ page }) => {
  const { rows, answer, button, undo, view } = await open(page);
  const year = forecast({});
  await expect(rows).toHaveCount(12);
  await expect(answer('Twelve months')).toHaveText(brief(year.total));
  await expect(rows.nth(0)).toContainText(money(year.months[0].total));
  await expect(view.getByRole('img', { name: /^Cost by month, from/ })).toBeVisible();
  await button('24 months').click();
  await expect(rows).toHaveCount(24);
  await expect(rows.nth(23)).toContainText(money(forecast({ months: 24 }).months[23].total));
  await expect(undo).toHaveAccessibleName('Undo: Look 24 months ahead');
  await undo.click();
  await expect(rows).toHaveCount(12);
  // What is typed on the left changes the months.
  await calculator(page).number('conversations_per_month').fill('40,000');
  const [chat, notes] = SCENARIO.workloads;
  const doubled = {
    ...SCENARIO,
    workloads: [{ ...chat, conversations_per_month: 40000 }, notes],
  };
  await expect(answer('Twelve months')).toHaveText(brief(forecast({}, doubled).total));
});

test('what changes while the tab is out of sight is asked when it is back', async ({ page }) => {
  const { answer, rows } = await open(page);
  await expect(rows).toHaveCount(12);
  await page.getByRole('tab', { name: 'Bill' }).click();
  await calculator(page).number('conversations_per_month').fill('30,000');
  await page.getByRole('tab', { name: /^Forecast/ }).click();
  const [chat, notes] = SCENARIO.workloads;
  const more = { ...SCENARIO, workloads: [{ ...chat, conversations_per_month: 30000 }, notes] };
  await expect(answer('Twelve months')).toHaveText(brief(forecast({}, more).total));
});

test('growth of all and of one, a pilot, months pasted from a sheet, and each step undone', async ({
  page,
}) => {
  const { lead, number, text, choice, button, undo, view } = await open(page, null, 'growth');
  await choice('growth.kind').selectOption('percent');
  await number('growth.percent').fill('-2,5');
  const shrinks = { growth: { percent: '-2.5' } };
  await expect(lead).toContainText(money(forecast(shrinks).total));
  await number('growth.percent').fill('much');
  await expect(view.getByText('Enter a number such as 800')).toBeVisible();
  await expect(lead).toContainText(money(forecast(shrinks).total));
  await number('growth.percent').fill('6');
  await view.getByRole('button', { name: /^Nightly notes/ }).click();
  await choice('w1.growth.kind').selectOption('volumes');
  await text('w1.growth.volumes').fill('200,000\n250,000\n300,000');
  await number('w1.ramp.from').fill('10');
  await number('w1.ramp.months').fill('4');
  /** @type {ForecastPlan} */
  const plan = {
    growth: { percent: '6' },
    workloads: [
      {
        workload: 1,
        growth: { volumes: ['200000', '250000', '300000'] },
        ramp: { from_percent: '10', months: 4 },
      },
    ],
  };
  await expect(lead).toContainText(money(forecast(plan).total));
  await expect(view.getByRole('button', { name: /^Nightly notes/ })).toContainText(
    '3 monthly volumes; from 10 % to full use in 4 months',
  );
  await text('w1.season').fill('1 2 3');
  await expect(view.getByText('Enter 12 numbers: there are 3.')).toBeVisible();
  await undo.click();
  await expect(text('w1.season')).toHaveValue('');
  await undo.click();
  await undo.click();
  await expect(number('w1.ramp.from')).toHaveValue('');
  await button('Months').click();
  await expect(view.locator('.answers')).toContainText('6 % a month');
});

test('the stages from prototype to scale open as an example, and can be undone', async ({
  page,
}) => {
  const { rows, button, view } = await open(page);
  await expect(rows).toHaveCount(12);
  await button('Open an example: from prototype to scale').click();
  await expect(rows).toHaveCount(24);
  const { plan = {} } = COURSE.scenario;
  const { months } = forecast(plan, COURSE.scenario);
  for (const at of [0, 2, 5, 9, 15, 23])
    await expect(rows.nth(at)).toContainText(money(months[at].total));
  await button('Growth and costs').click();
  await expect(view.getByRole('button', { name: /^Internal demo/ })).toContainText(
    '6 monthly factors',
  );
  await page.locator('#undo').click();
  await expect(calculator(page).card()).toContainText('Support chat');
});

test('seasons, working days, some months only, what counts once, and costs beside the workloads', async ({
  page,
}) => {
  const { lead, number, text, choice, check, button, view } = await open(page, null, 'growth');
  await view.getByRole('button', { name: /^Support chat/ }).click();
  await choice('w0.days').selectOption('working');
  await text('w0.season').fill('80 80 90 100 100 100 100 100 110 120 150 170');
  await check('w0.once.system_tokens').check();
  await view.getByRole('button', { name: /^Nightly notes/ }).click();
  await text('w1.only').fill('Jan 2027, 6/2027');
  await text('start').fill('2026-12');
  await choice('hours').selectOption('calendar');
  await choice('prices').selectOption('fixed');
  await button('Add a cost').click();
  await text('cost.0.name').fill('Training run');
  await number('cost.0.usd').fill('1,500');
  await text('cost.0.from').fill('2027-02');
  await text('cost.0.to').fill('2027-02');
  /** @type {ForecastPlan} */
  const plan = {
    start: '2026-12',
    hours: 'calendar',
    prices: 'fixed',
    workloads: [
      {
        workload: 0,
        weekdays: ['1', '1', '1', '1', '1', '0', '0'],
        season: '80 80 90 100 100 100 100 100 110 120 150 170'.split(' '),
        first_month_only: ['system_tokens'],
      },
      { workload: 1, only: ['2027-01', '2027-06'] },
    ],
    costs: [{ name: 'Training run', usd: '1500', from: '2027-02', to: '2027-02' }],
  };
  await expect(lead).toContainText(money(forecast(plan).total));
  await button('Remove Training run').click();
  await expect(lead).toContainText(money(forecast({ ...plan, costs: [] }).total));
});

test('what cannot be read is kept as it was typed: over another tab, a reload and undo', async ({
  page,
}) => {
  const { lead, number, text, button, view, undo } = await open(
    page,
    { start: '2026-12', growth: { percent: '5' } },
    'growth',
  );
  const before = money(forecast({ start: '2026-12', growth: { percent: '5' } }).total);
  await number('growth.percent').fill('five');
  await view.getByRole('button', { name: /^Nightly notes/ }).click();
  await text('w1.season').fill('80 90');
  await text('w1.only').fill('Smarch 2027');
  await expect(view.getByText('“Smarch 2027” is not a month')).toBeVisible();
  await expect(view.getByText('Enter 12 numbers: there are 2.')).toBeVisible();
  await expect(lead).toContainText(before);
  await page.reload();
  await expect(number('growth.percent')).toHaveValue('five');
  await expect(number('growth.percent')).toHaveAttribute('aria-invalid', 'true');
  await expect(lead).toContainText(before);
  await view.getByRole('button', { name: /^Nightly notes/ }).click();
  await expect(text('w1.season')).toHaveValue('80 90');
  await expect(text('w1.only')).toHaveValue('Smarch 2027');
  await button('Months').click();
  await button('Growth and costs').click();
  await expect(number('growth.percent')).toHaveValue('five');
  await number('growth.percent').fill('6');
  await expect(lead).toContainText(
    money(forecast({ start: '2026-12', growth: { percent: '6' } }).total),
  );
  await undo.click();
  await undo.click();
  await expect(number('growth.percent')).toHaveValue('five');
});

test('long draws say how far they are, and can be stopped and started again', async ({ page }) => {
  // Two workloads that share an allowance are priced month by month: about a second of work.
  const lambda = { type: 'lambda', invocations_per_month: 900_000, milliseconds: 200 };
  const workloads = [{ ...lambda, memory_mb: 1024 }, lambda];
  /** @type {any} */
  const plan = { start: '2026-12', months: 36, margin: { low: '-30', high: '80' } };
  await page.goto(
    `/${await toHash({ version: 1, region: 'us-east-1', workloads, plan })}&view=forecast&forecast.sure=plan`,
  );
  const { view, button } = parts(page);
  const bar = view.getByRole('progressbar', { name: 'Done' });
  await expect(bar).toBeVisible();
  await button('Cancel').click();
  await expect(view.getByRole('alert')).toContainText('You stopped the calculation.');
  await expect(bar).toHaveCount(0);
  await button('Try again').click();
  await expect(view).toContainText(/10,000 draws of seed 1/, { timeout: 30_000 });
  await expect(bar).toHaveCount(0);
});

test('the plan is in the draft and in the link, and follows its workload to another index', async ({
  page,
  context,
}) => {
  const { lead, number, choice, view } = await open(page, null, 'growth');
  await view.getByRole('button', { name: /^Nightly notes/ }).click();
  await choice('w1.growth.kind').selectOption('percent');
  await number('w1.growth.percent').fill('10');
  /** @type {ForecastPlan} */
  const plan = { workloads: [{ workload: 1, growth: { percent: '10' } }] };
  await expect(lead).toContainText(money(forecast(plan).total));
  await calculator(page).card().locator('[data-action="remove"]').click();
  const alone = { ...SCENARIO, workloads: [SCENARIO.workloads[1]] };
  const moved = { workloads: [{ workload: 0, growth: { percent: '10' } }] };
  await expect(lead).toContainText(money(forecast(moved, alone).total));
  await expect(view.getByRole('button', { name: /^Nightly notes/ })).toContainText('10 % a month');
  await page.locator('#undo').click();
  await expect(lead).toContainText(money(forecast(plan).total));
  const linked = async () => /** @type {any} */ (await fromHash(new URL(page.url()).hash)).plan;
  await expect.poll(linked).toEqual(plan);
  const other = await context.newPage();
  await other.clock.setFixedTime(new Date(`${TODAY}T12:00:00Z`));
  await other.goto(page.url());
  await expect(parts(other).lead).toContainText(money(forecast(plan).total));
});

test('how sure: the preset and its reason, ranges and a margin, and what moves the bill most', async ({
  page,
}) => {
  const { view, choice, number, button, rows } = await open(page, { start: '2026-12' });
  const simulate = (/** @type {ForecastPlan} */ plan, /** @type {object} */ more = {}) =>
    engine.simulate({ scenario: { today: TODAY, ...SCENARIO, plan }, draws: 10000, ...more });
  const first = simulate({ start: '2026-12' }, { preset: 'first_estimate' });
  await expect(view.locator('.screen')).toContainText(first.reason?.text ?? '-');
  await expect(rows.nth(0)).toContainText(brief(first.months[0].p90));
  await button('Growth and costs').click();
  await view.getByRole('button', { name: /^Support chat/ }).click();
  await number('range.0.turns.low').fill('4');
  await number('range.0.turns.high').fill('9');
  await number('margin.low').fill('-20');
  await number('margin.high').fill('50');
  await button('Months').click();
  await expect(choice('sure')).toHaveValue('plan');
  /** @type {ForecastPlan} */
  const plan = {
    start: '2026-12',
    ranges: [{ workload: 0, field: 'turns', low: '4', high: '9' }],
    margin: { low: '-20', high: '50' },
  };
  const own = simulate(plan);
  await expect(rows.nth(0)).toContainText(brief(own.months[0].p90));
  const moves = view.getByRole('table', { name: 'What moves the bill most' }).locator('tbody tr');
  await expect(moves.nth(0)).toContainText(own.tornado[0].label);
  await expect(moves.nth(0)).toContainText(brief(own.tornado[0].high_total));
  await choice('sure').selectOption('first');
  await expect(view.locator('.screen')).toContainText(first.reason?.text ?? '-');
});

test('awards: what is left by month, when the card is charged, what expires, how much to ask for', async ({
  page,
}) => {
  const { answer, button, number, text, choice, check, view, undo } = await open(page, AWARDS);
  const answered = credits(AWARDS);
  await expect(answer('Card first charged')).toHaveText(/^\d+ \w+ 2027$/);
  await expect(answer('Credits that expire unused')).toHaveText(brief(answered.expired));
  await expect(view.getByRole('img', { name: /^Credits left by month/ })).toBeVisible();
  await button('Change credits').click();
  const months = view.getByRole('table', { name: 'Credits by month' });
  await expect(months.locator('tbody tr').nth(0)).toContainText(money(answered.months[0].credited));
  await expect(view.getByText(answered.ask.sentence)).toBeVisible();
  await button('Remove Notes only').click();
  const [first] = AWARDS.awards ?? [];
  await expect(view).toContainText(money(credits({ ...AWARDS, awards: [first] }).to_pay));
  await undo.click();
  await button('Add an award').click();
  await text('award.2.name').fill('Research');
  await number('award.2.amount').fill('3k');
  await text('award.2.start').fill('2027-02-01');
  await text('award.2.expires').fill('2027-12-31');
  await choice('award.2.marketplace').selectOption('yes');
  await text('award.2.services').fill('Amazon Bedrock');
  await check('award.2.workload.0').check();
  await number('headroom').fill('50');
  const three = {
    ...AWARDS,
    headroom_percent: '50',
    awards: [
      ...(AWARDS.awards ?? []),
      {
        name: 'Research',
        amount: '3000',
        start: '2027-02-01',
        expires: '2027-12-31',
        marketplace: true,
        services: ['Amazon Bedrock'],
        workloads: [0],
      },
    ],
  };
  await expect(view).toContainText(credits(three).ask.sentence);
  await expect(view).toContainText(`${money(credits(three).to_pay)} is to pay`);
});

test('programmes by facts about a company, each with its source; one becomes an award', async ({
  page,
}) => {
  const { view, choice, number, text, button } = await open(page, { start: '2026-12' }, 'credits');
  await choice('stage').selectOption('seed');
  await choice('investor').selectOption('yes');
  await number('funding_usd').fill('2M');
  await text('country').fill('de');
  const need_usd = credits({ start: '2026-12' }).ask.to_pay;
  const company = /** @type {const} */ ({
    stage: 'seed',
    investor: true,
    funding_usd: '2000000',
    country: 'DE',
  });
  const { programmes } = engine.programmes({ company, need_usd });
  const list = view.getByRole('list', { name: 'Programmes' });
  await expect(list.locator('.name')).toHaveText(programmes.map(({ name }) => name));
  const words = { fits: 'Fits', maybe: 'May fit', no: 'Does not fit' };
  await expect(list.locator('.badge')).toHaveText(programmes.map(({ fit }) => words[fit]));
  const portfolio = programmes.find(({ id }) => id === 'activate-portfolio') ?? programmes[0];
  await list.getByRole('button', { name: portfolio.name }).click();
  await expect(list).toContainText(portfolio.speed.text);
  await expect(list).toContainText(portfolio.speed.source);
  await button(`Plan with ${portfolio.name}`).click();
  await expect(text('award.0.name')).toHaveValue(portfolio.name);
  await expect.poll(() => page.url()).toContain('forecast.stage=seed');
});

test('budgets: thresholds, what they count, the day each fires, and files for AWS', async ({
  page,
}) => {
  const { view, choice, number, text, check, button, answer, undo } = await open(
    page,
    { start: '2026-12', growth: { percent: '5' } },
    'budgets',
  );
  const budgets = (/** @type {any} */ list) =>
    engine.budgets({
      scenario: {
        today: TODAY,
        ...SCENARIO,
        plan: { start: '2026-12', growth: { percent: '5' }, ...(list ? { budgets: list } : {}) },
      },
    });
  await expect(view.getByText(/As an example: /)).toContainText(
    brief(budgets(null).budgets[0].limit),
  );
  await button('Add a budget').click();
  await text('budget.0.name').fill('Bedrock only');
  await number('budget.0.limit').fill('3,000');
  await choice('budget.0.services').selectOption('bedrock');
  await text('budget.0.actual').fill('60, 110');
  await text('budget.0.forecast').fill('100');
  await text('budget.0.emails').fill('ops@example.com');
  await check('budget.0.credits').uncheck();
  const own = budgets([
    {
      name: 'Bedrock only',
      limit: '3000',
      services: 'bedrock',
      thresholds: [
        { percent: '60', type: 'actual' },
        { percent: '110', type: 'actual' },
        { percent: '100', type: 'forecast' },
      ],
      emails: ['ops@example.com'],
      credits: false,
    },
  ]);
  const rows = view.getByRole('table', { name: 'Alerts of Bedrock only' }).locator('tbody tr');
  await expect(rows).toHaveCount(3);
  const [first] = own.budgets[0].alerts;
  await expect(rows.nth(0)).toContainText(money(first.amount));
  await expect(rows.nth(0)).toContainText(first.fires ? day(first.fires) : 'not in this time');
  await expect(view).toContainText(own.budgets[0].warning ?? '-');
  // The draws are of all services together.
  await expect(rows.nth(0).locator('td').last()).toHaveText('–');
  const terraform = own.files.find(({ kind }) => kind === 'terraform');
  await view.getByRole('button', { name: /^Terraform/ }).click();
  await expect(view.locator('pre')).toHaveText(terraform?.text ?? '-');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    button(`Save ${terraform?.name}`).click(),
  ]);
  expect(readFileSync(await file.path(), 'utf8')).toBe(terraform?.text);
  await text('budget.0.actual').fill('60, many');
  await expect(view.getByText('“many” is not a number. Enter numbers only.')).toBeVisible();
  await expect(rows).toHaveCount(3);
  await text('budget.0.actual').fill('60, 110');
  await choice('budget.0.services').selectOption('own');
  await text('budget.0.names').fill('Claude Sonnet 4.6 (Amazon Bedrock Edition), AWS Lambda');
  const named = budgets([
    { limit: '3000', services: ['Claude Sonnet 4.6 (Amazon Bedrock Edition)', 'AWS Lambda'] },
  ]);
  for (const { total } of named.budgets[0].missed) await expect(view).toContainText(money(total));
  for (const item of own.checklist) await expect(view).toContainText(item.label);
  await button('Months').click();
  await expect(answer('Budget of $3,000 passed')).toHaveText(/\w/);
  await button('Budgets').click();
  await button('Remove Bedrock only').click();
  await expect(rows).toHaveCount(0);
  await undo.click();
  await expect(rows).toHaveCount(3);
});

test('without credits the tab says how much to ask for; without workloads, what to do', async ({
  page,
}) => {
  const { answer, button, view } = await open(page);
  await expect(answer('Credits to ask for')).toHaveText(/^\$[\d,]+$/);
  await expect(view.locator('.screen')).toContainText(credits({}).ask.sentence);
  await button('Enter credits').click();
  await expect(view.getByText('No credits are entered.')).toBeVisible();
  await page.evaluate(() => {
    const element = /** @type {any} */ (document.querySelector('bedrock-calculator'));
    element.scenario = { version: 1, workloads: [] };
  });
  await expect(view.getByText('Add a workload to see how long credits last.')).toBeVisible();
});

test('the months as CSV, with commas and with semicolons, have every digit', async ({ page }) => {
  const { rows, button } = await open(page, AWARDS);
  await expect(rows).toHaveCount(12);
  const [file] = await Promise.all([page.waitForEvent('download'), button('CSV').last().click()]);
  expect(file.suggestedFilename()).toBe('Support platform, by month.csv');
  const [head, first] = readFileSync(await file.path(), 'utf8').split('\n');
  const { months } = forecast(AWARDS);
  const paid = credits(AWARDS).months[0];
  const columns = head.split(',');
  const cells = first.split(',');
  const cell = (/** @type {string} */ name) => cells[columns.indexOf(name)];
  expect(cell('month')).toBe('2026-12');
  expect(cell('total_usd')).toBe(months[0].total);
  expect(cell('credits_usd')).toBe(paid.credited);
  expect(cell('left of Activate')).toBe(paid.awards[0].left);
  expect(cell('Nightly notes')).toBe(months[0].workloads[1].total);
  const [other] = await Promise.all([
    page.waitForEvent('download'),
    button('CSV with semicolons').click(),
  ]);
  const text = readFileSync(await other.path(), 'utf8');
  expect(text).toContain(`2026-12;${months[0].total.replace('.', ',')}`);
});

test('on paper the plan is the request, the months, what was assumed and the sources', async ({
  page,
}) => {
  const { rows, view } = await open(page, AWARDS);
  await expect(rows).toHaveCount(12);
  await page.emulateMedia({ media: 'print' });
  const paper = view.locator('.paper');
  await expect(paper).toBeVisible();
  await expect(view.locator('.screen')).toBeHidden();
  await expect(paper).toContainText('plan of 12 months from December 2026');
  await expect(paper).toContainText(`${money(forecast(AWARDS).total)} from December 2026`);
  await expect(paper).toContainText(credits(AWARDS).ask.sentence);
  for (const head of ['The request', 'Assumptions', 'Rules', 'Sources of the prices'])
    await expect(paper.locator('h3', { hasText: head })).toBeVisible();
  await expect(paper.locator('tbody tr')).toHaveCount(12);
});

for (const part of ['', 'growth', 'credits', 'budgets']) {
  test(`axe finds nothing in ${part || 'months'}`, async ({ page }) => {
    const { view } = await open(page, AWARDS, part);
    await expect(view.locator('table, .plans').first()).toBeVisible({ timeout: 15_000 });
    if (part === '') await expect(view.getByRole('img').first()).toBeVisible();
    await expectNoFaults(page);
  });
}

test('a chart that is moved before it is drawn is drawn where it comes back', async ({ page }) => {
  await page.goto('/#view=forecast');
  const chart = page.locator('bedrock-months-part bedrock-chart').first();
  await expect(chart.locator('.plot')).toBeVisible({ timeout: 20_000 });
  await chart.evaluate(async (/** @type {any} */ element) => {
    element.chart = { ...element.chart, sentence: 'Moved.' };
    await element.updateComplete;
    const { parentNode, nextSibling } = element;
    element.remove();
    parentNode.insertBefore(element, nextSibling);
  });
  await expect(chart.locator('.plot')).toHaveAttribute('aria-label', 'Moved.');
});
