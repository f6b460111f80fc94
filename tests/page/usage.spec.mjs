// The place of real usage: files and text in, a priced report out, nothing sent anywhere.
import { gzipSync } from 'node:zlib';
import { logRecords } from '../support/usage_records.mjs';
import { expectNoFaults } from './axe.mjs';
import { calculator, expect, test } from './support.mjs';

const CALL = JSON.stringify({
  timestamp: '2026-10-05T10:00:00Z',
  accountId: '111122223333',
  identity: { arn: 'arn:aws:sts::111122223333:assumed-role/support-api/s1' },
  region: 'us-east-1',
  operation: 'Converse',
  modelId: 'amazon.nova-micro-v1:0',
  input: { inputContentType: 'application/json', inputBodyJson: {}, inputTokenCount: 800 },
  output: { outputContentType: 'application/json', outputBodyJson: {}, outputTokenCount: 400 },
});
const HIDDEN = CALL.replace(
  'amazon.nova-micro-v1:0',
  'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/9x2kq1',
);

/** @param {import('@playwright/test').Page} page */
async function openUsage(page) {
  await page.goto('/');
  await expect(calculator(page).card()).toBeVisible();
  await page.getByRole('button', { name: 'Real usage' }).click();
  const view = page.locator('bedrock-usage-view');
  await expect(view.getByText('Nothing has been read yet.')).toBeVisible();
  return {
    view,
    total: view.locator('.total'),
    groups: view.getByRole('list', { name: 'What was read' }).getByRole('listitem'),
    /** @param {string} name @param {Buffer | string} content */
    choose: (name, content) =>
      view.locator('#files').setInputFiles({
        name,
        mimeType: '',
        buffer: typeof content === 'string' ? Buffer.from(content) : content,
      }),
  };
}

/** @param {import('@playwright/test').Locator} view @param {string} text */
async function paste(view, text) {
  await view.getByRole('button', { name: 'Paste text' }).click();
  await view.getByRole('textbox', { name: /^Log records/ }).fill(text);
  await view.getByRole('button', { name: 'Read it' }).click();
}

test('an example log shows what a log tells, to who has none at hand', async ({ page }) => {
  const { view, total, groups } = await openUsage(page);
  await view.getByRole('button', { name: 'Try an example log' }).click();
  await expect(groups).toHaveCount(1);
  await expect(groups).toContainText('an example log');
  await expect(groups).toContainText(/\d,\d{3} records/);
  await expect(total).toHaveText(/^\$\d/);
  await expect(view.getByText('ThrottlingException')).toBeVisible();
  await expect(view.getByText(/^Cost of a call rose by/)).toBeVisible();
  // All of its calls can be cached; those of the labels are too short.
  const saved = view.locator('section', { hasText: 'What would have been saved' });
  await expect(saved).toContainText('1,024 tokens and more, and all 840 calls are that long.');
  await saved.getByLabel('Calls of').selectOption({ label: 'Claude Haiku 4.5' });
  await expect(saved).toContainText('calls are smaller, so caching does nothing for them.');
  await view.getByRole('button', { name: 'Make it a scenario' }).click();
  await expect(
    page.getByRole('status').filter({ hasText: 'Made a scenario' }).first(),
  ).toBeAttached();
  await expect(page.locator('bedrock-workload-row')).toHaveCount(3);
});

test('a log is priced to the last digit, becomes a scenario, and can be taken out again', async ({
  page,
}) => {
  const { view, total, groups, choose } = await openUsage(page);
  // 50,000 calls of 800 and 400 tokens on Nova Micro: 40 M x $0.035 + 20 M x $0.14 per million = $4.20.
  await choose('calls.jsonl.gz', gzipSync(`${CALL}\n`.repeat(50_000)));
  await expect(total).toHaveText('$4.20');
  await expect(groups).toHaveText(/calls\.jsonl\.gz\s+50,000 records/);
  await expect(view.getByRole('table', { name: 'Cost by model' })).toContainText('Nova Micro');
  await expect(view.getByRole('table', { name: 'Cost by identity' })).toContainText('support-api');
  await expect(view.getByRole('table', { name: 'How calls differ' })).toContainText('800');
  const elsewhere = view.getByRole('table', { name: /^The same calls/ });
  await expect(elsewhere).toContainText('As they ran');
  // As they ran, Nova Micro in batch by two routes and in standard by the other one, and twelve others.
  await expect(elsewhere.locator('tbody tr')).toHaveCount(16);
  await expect(elsewhere.getByRole('row', { name: /^Nova Micro geo, batch/ })).toContainText(
    '−50.0 %',
  );
  await view.getByRole('button', { name: /^Show all/ }).click();
  expect(await elsewhere.locator('tbody tr').count()).toBeGreaterThan(300);
  await view.getByRole('button', { name: 'Make it a scenario' }).click();
  await expect(page.getByText('Made a scenario of the usage')).toBeVisible();
  await expect(calculator(page).model()).toHaveValue('Nova Micro');
  // One day's calls in a month of 30.4167 days: 1,520,835 of them at $0.000084.
  await expect(calculator(page).total).toHaveText('$127.75');
  await page.getByRole('button', { name: 'Real usage' }).click();
  await view.getByRole('button', { name: 'Remove calls.jsonl.gz' }).click();
  await expect(total).toHaveCount(0);
});

test('a name that hides its model is explained once, and an own price counts', async ({ page }) => {
  const { view, total } = await openUsage(page);
  await paste(view, `${HIDDEN}\n${CALL}`);
  await expect(total).toContainText('at least');
  const which = view.getByPlaceholder('Which model?');
  await which.fill('no.such-model');
  await which.press('Enter');
  await expect(view.getByRole('alert')).toContainText('There is no model “no.such-model”');
  await which.fill('amazon.nova-micro-v1:0');
  await which.press('Enter');
  await expect(total).toHaveText('$0.000168');
  await expect(view.getByText('application profile').first()).toBeAttached();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(total).toContainText('at least');
});

test('one user name in two accounts is two users, and one call is one', async ({ page }) => {
  const { view, choose } = await openUsage(page);
  const elsewhere = CALL.replaceAll('111122223333', '444455556666').replace('"r1"', '"r2"');
  const nameless = CALL.replace('amazon.nova-micro-v1:0', '').replace('"r1"', '"r3"');
  await choose(
    'calls.jsonl',
    [CALL, elsewhere, HIDDEN.replace('"r1"', '"r4"'), nameless].join('\n'),
  );
  const identities = view.getByRole('table', { name: 'Cost by identity' });
  await expect(identities).toContainText('support-api/s1 (111122223333)');
  await expect(identities).toContainText('support-api/s1 (444455556666)');
  const notes = view.getByRole('listitem');
  await expect(notes.filter({ hasText: '9x2kq1: 1 call is not priced.' })).toContainText(
    'Choose its model in the table above.',
  );
  await expect(notes.filter({ hasText: 'No model named: 1 call is not priced.' })).toBeVisible();
});

test('bad lines are counted, named and can be saved; what is no usage says so', async ({
  page,
}) => {
  const { view, total, groups, choose } = await openUsage(page);
  await choose('broken.jsonl', `${CALL}\n${CALL.slice(0, 200)}\n${CALL}\n`);
  await expect(total).toHaveText('$0.000168');
  await expect(view.getByText('the totals leave them out')).toBeVisible();
  await expect(view.locator('dl.facts div', { hasText: 'Lines left out' })).toContainText('1');
  await expect(view.getByRole('table', { name: 'Lines that could not be read' })).toContainText(
    'broken.jsonl line 2',
  );
  const saved = page.waitForEvent('download');
  await view.getByRole('button', { name: 'Save these lines' }).click();
  expect((await saved).suggestedFilename()).toBe('lines-not-read.csv');
  await choose('notes.txt', 'Dear diary');
  await expect(groups.nth(1)).toContainText('Nothing in it is usage of Bedrock');
  await view.getByRole('button', { name: 'Paste text' }).click();
  await view.getByRole('button', { name: 'Read it' }).click();
  await expect(view.getByRole('alert')).toContainText('Paste log records');
});

/**
 * Drags a file over a part of the page until the page says that it takes it, and drops it there.
 * @param {import('@playwright/test').Page} page @param {import('@playwright/test').Locator} on @param {string} name @param {string} text
 */
async function drop(page, on, name, text) {
  const fire = (/** @type {string} */ type) =>
    on.evaluate(
      (zone, [event, content, file]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], file, { lastModified: 1 }));
        const how = { dataTransfer, bubbles: true, composed: true, cancelable: true };
        return !zone.dispatchEvent(new DragEvent(event, how));
      },
      [type, type === 'drop' ? text : '', name],
    );
  await fire('dragenter');
  const target = page.getByText('Drop to read it as real usage');
  await expect.poll(() => fire('dragover')).toBe(true);
  await expect(target).toBeVisible();
  expect(await fire('drop')).toBe(true);
  await expect(target).toBeHidden();
}

test('files dropped anywhere are read side by side, and one can be cancelled; a saved scenario opens', async ({
  page,
}) => {
  await page.goto('/');
  await expect(calculator(page).card()).toBeVisible();
  await drop(page, page.locator('bedrock-answer'), 'first.jsonl', `${CALL}\n`.repeat(1000));
  const view = page.locator('bedrock-usage-view');
  const groups = view.getByRole('list', { name: 'What was read' }).getByRole('listitem');
  await expect(groups).toHaveCount(1);
  await drop(
    page,
    view.getByText('Drop files or a folder'),
    'large.jsonl',
    `${CALL}\n`.repeat(60_000),
  );
  await expect(groups).toHaveCount(2);
  await view.getByRole('button', { name: /^(Cancel|Remove) large/ }).click();
  await expect(groups).toHaveCount(1);
  await expect(groups).toContainText('1,000 records');
  await expect(view.locator('.total')).toHaveText('$0.08');
  await drop(page, view.locator('.total'), 'first.jsonl', `${CALL}\n`.repeat(1000));
  await expect(view.getByRole('alert')).toHaveText(
    'One file was already here and is counted once.',
  );
  await expect(groups).toHaveCount(1);
  // The same calls under another name, as a log has them that goes to S3 and to CloudWatch.
  await drop(page, view.locator('.total'), 'cloudwatch.log', `${CALL}\n`.repeat(1000));
  await expect(
    view.getByText('first.jsonl and cloudwatch.log have 1,000 calls with the same tokens'),
  ).toBeVisible();
  const scenario = { version: 1, region: 'us-east-1', workloads: [] };
  await drop(page, view.locator('.total'), 'saved.json', JSON.stringify(scenario));
  await expect(page.getByText('Opened saved.json.')).toBeVisible();
  await expect(view).toHaveCount(0);
});

test('the whole report is readable for everyone', async ({ page }) => {
  test.slow(); // the longest page there is, looked at twice
  const { view, choose } = await openUsage(page);
  const records = logRecords(1, 200).map((record) => JSON.stringify(record));
  await choose('mixed.jsonl', records.join('\n'));
  await expect(view.getByRole('table', { name: /^The same calls/ })).toContainText('As they ran');
  await expect(view.getByRole('table', { name: 'Failed calls by error' })).toContainText('yes');
  await expectNoFaults(page);
});

test('what is read is split in every way, and saved as CSV', async ({ page }) => {
  const { view, total, choose } = await openUsage(page);
  const records = logRecords(1, 400).map((record) => JSON.stringify(record));
  await choose('mixed.jsonl', records.join('\n'));
  await expect(total).toContainText('$');
  for (const [label, name] of [
    ['route', 'Cost by route'],
    ['region that served', 'Cost by region that served'],
    ['hour (UTC)', 'Cost by hour (UTC)'],
    ['tag team', 'Cost by tag team'],
  ]) {
    await view.getByLabel('Split by').selectOption({ label });
    await expect(view.getByRole('table', { name })).toBeVisible();
  }
  await expect(view.getByRole('table', { name: 'Failed calls by error' })).toContainText('yes');
  await expect(view.getByText(/calls? repeats? a failed one/)).toBeVisible();
  const other = view.getByLabel('Calls of').first().locator('option').nth(1);
  const name = (await other.textContent()) ?? '';
  await view.getByLabel('Calls of').first().selectOption(name);
  await expect(view.getByRole('heading', { name: `The same ${name} calls on` })).toBeVisible();
  await expect(view.getByRole('table', { name: /^The same calls/ })).toContainText('As they ran');
  const saved = page.waitForEvent('download');
  await view.getByRole('button', { name: 'Export CSV' }).click();
  const stream = await (await saved).createReadStream();
  let text = '';
  for await (const piece of stream) text += piece;
  expect(text.split('\n')[0]).toBe(
    'split,value,calls,errors,input_tokens,output_tokens,cache_read_tokens,cache_write_tokens,usd,complete',
  );
  expect(text).toContain('identity,');
  expect(text).toContain('served in,us-west-2,');
});

test('records in two files are counted once, whichever is removed, and repeats are counted', async ({
  page,
}) => {
  const { view, groups, choose } = await openUsage(page);
  const calls = view.locator('dl.facts div', { hasText: 'Calls' }).locator('dd').first();
  const record = (/** @type {number} */ i) => ({
    ...JSON.parse(CALL),
    requestId: `7487ab04-734e-470b-8dfc-${1e11 + i}`,
    input: {
      inputBodyJson: { messages: [{ content: [{ text: `q${i}` }] }] },
      inputTokenCount: 800,
    },
  });
  const lines = (/** @type {any[]} */ some) =>
    some.map((one) => `${JSON.stringify(one)}\n`).join('');
  const all = Array.from({ length: 30 }, (_, i) => record(i));
  await choose('s3.jsonl', lines(all.slice(0, 20)));
  await expect(calls).toHaveText('20');
  await choose('cloudwatch.jsonl', lines(all.slice(5)));
  await expect(groups).toHaveCount(2);
  await expect(calls).toHaveText('30');
  await expect(view.getByText('15 records were found twice (the same requestId)')).toBeVisible();
  await view.getByRole('button', { name: 'Remove s3.jsonl' }).click();
  await expect(calls).toHaveText('25');
  await expect(view.getByText('found twice')).toHaveCount(0);
  const failed = {
    ...record(5),
    errorCode: 'ThrottlingException',
    output: undefined,
    requestId: 'x1',
  };
  await choose(
    'repeats.jsonl',
    lines([failed, { ...record(5), requestId: 'x2' }, { ...record(5), requestId: 'x3' }]),
  );
  await expect(view.getByText('1 call repeats a failed one')).toBeVisible();
  await expect(view.getByText('1 call was paid for twice')).toBeVisible();
  // A log goes on in its next file, and a client may repeat itself there.
  await choose('next.jsonl', lines([{ ...record(5), requestId: 'x4' }]));
  await expect(view.getByText('2 calls were paid for twice')).toBeVisible();
  await view.getByRole('button', { name: 'Remove repeats.jsonl' }).click();
  await expect(view.getByText('1 call was paid for twice')).toBeVisible();
});

test('the keyboard is never lost, and what is read is announced', async ({ page }) => {
  const { view, groups, choose } = await openUsage(page);
  const status = view.locator('[role=status]', { hasText: 'Read' });
  const pastes = view.getByRole('button', { name: 'Paste text' });
  await pastes.focus();
  await page.keyboard.press('Enter');
  const area = view.getByRole('textbox', { name: /^Log records/ });
  await expect(area).toBeFocused();
  await area.fill(CALL);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(pastes).toBeFocused();
  await expect(status).toHaveText('Read 1 record.');
  await choose('more.jsonl', `${CALL}\n${CALL}`);
  await expect(status).toHaveText('Read 3 records.');
  const removes = view.getByRole('button', { name: /^Remove/ });
  await removes.first().focus();
  await page.keyboard.press('Enter');
  await expect(groups).toHaveCount(1);
  await expect(removes).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(view.getByRole('button', { name: 'Choose files' })).toBeFocused();
});

test('what would have been saved follows the threshold, the model and the hours that are chosen', async ({
  page,
}) => {
  const { view, choose } = await openUsage(page);
  const pro = (/** @type {number} */ input, /** @type {number} */ output, hour = '10') => ({
    ...JSON.parse(CALL),
    timestamp: `2026-10-05T${hour}:00:00Z`,
    modelId: 'amazon.nova-pro-v1:0',
    input: { inputTokenCount: input * 1000 },
    output: { outputTokenCount: output * 1000 },
  });
  const other = { arn: 'arn:aws:sts::111122223333:assumed-role/support-api/s2' };
  const some = [pro(500, 100), pro(1000, 40, '23'), { ...pro(4000, 200), identity: other }];
  await choose('calls.jsonl', some.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const table = view.getByRole('table', { name: 'What other decisions would have saved' });
  const first = table.locator('tbody tr').first();
  // Nova Lite is the next cheaper one of Amazon: 500,000 x (0.80 - 0.06) + 100,000 x (3.20 - 0.24) millionths = 0.666
  await expect(first).toContainText(/under 524,288 tokens on Nova (2 )?Lite/);
  await table.getByRole('combobox').nth(0).selectOption({ label: 'Nova Lite' });
  await expect(first).toContainText('1 (33.3 %)');
  await expect(first.locator('td').last()).toHaveText('$0.67');
  await table.getByRole('slider').press('End');
  await expect(first).toContainText('3 (100.0 %)');
  // The night in batch at half the price: 1,000,000 x 0.40 + 40,000 x 1.60 = 0.464
  const last = table.locator('tbody tr').last();
  await expect(last.locator('td').last()).toHaveText('$0.46');
  // Two sessions of one role have their own names.
  await expect(table.getByRole('combobox').nth(1).locator('option')).toHaveText([
    'of the night',
    'all',
    'support-api/s2',
    'support-api/s1',
  ]);
  await table.getByRole('combobox').nth(1).selectOption('all');
  await expect(last.locator('td').first()).toHaveText('3');
  await expect(
    view.getByText(
      'Nova Pro caches prompts of 1,000 tokens and more, and all 3 calls are that long.',
    ),
  ).toBeVisible();
});

test('tokens of a text are a range, exact where the vocabulary is open, and go into a workload', async ({
  page,
}) => {
  const { view, choose, groups } = await openUsage(page);
  // A text that is no usage is offered to be counted: 500 characters / 4, 100 words x 1.33, a tenth around them.
  await choose('prompt.txt', 'word '.repeat(100));
  await groups.getByRole('button', { name: 'Count its tokens' }).click();
  const counter = view.locator('bedrock-token-counter');
  const row = (/** @type {RegExp} */ name) => counter.getByRole('row', { name });
  await expect(row(/^Text/)).toHaveText(/Text\s+112\s+129\s+147/);
  await expect(row(/^Answer/)).toHaveText(/Answer\s+200\s+250\s+300/);
  await expect(counter).toContainText('rules of thumb for English prose');
  const model = counter.getByLabel('Model');
  for (const open of ['mistral.mixtral-8x7b-instruct-v0:1', 'meta.llama3-8b-instruct-v1:0']) {
    await model.fill(open);
    await model.press('Enter');
    await counter.getByRole('button', { name: /^Count exactly/ }).click();
    await expect(row(/^Text/)).toHaveText(/Text\s+exact\s+101\s+101\s+101/);
  }
  // 1,000 x (101 x $0.30 + 250 x $0.60) / 1,000,000 = $0.1803, of which $0.15 is output: 83 %.
  await expect(counter.locator('dl')).toContainText('$0.18');
  await expect(counter.locator('dl')).toContainText('83 %');
  const png = Buffer.alloc(33);
  png.writeUInt32BE(0x89504e47);
  png.writeUInt32BE(900, 16);
  png.writeUInt32BE(450, 20);
  const content = [
    { text: 'What is it?' },
    { image: { format: 'png', source: { bytes: png.toString('base64') } } },
  ];
  await counter.getByRole('button', { name: 'Remove prompt.txt' }).click();
  await counter
    .getByRole('textbox', { name: /^What is sent/ })
    .fill(JSON.stringify({ messages: [{ role: 'user', content }] }));
  await model.fill('amazon.nova-lite-v1:0');
  await model.press('Enter');
  await expect(row(/^Image 1, 900 x 450/)).toHaveText(/800\s+800\s+800/);
  await expect(row(/^Input/)).toHaveText(/802\s+803\s+805/);
  await expectNoFaults(page);
  await counter.getByRole('button', { name: 'Use in the scenario' }).click();
  await expect(page.getByText('Counted text has 803 input and 250 output tokens.')).toBeVisible();
  const added = page.locator('bedrock-workload-row').last();
  await expect(added.getByRole('combobox', { name: 'Model' })).toHaveValue('Nova Lite');
});

test('a bill in Parquet is read, and its discount found', async ({ page }) => {
  const writer = '../../scripts/export/node_modules/hyparquet-writer/src/index.js';
  const { parquetWriteBuffer } = await import(new URL(writer, import.meta.url).href);
  // 6 % off the list price: 1,000 thousand x $0.000035 x 0.94 = $0.0329; output 1,000 x $0.00014 x 0.94 = $0.1316.
  const columns = {
    line_item_line_item_type: ['Usage', 'Usage'],
    line_item_product_code: ['AmazonBedrock', 'AmazonBedrock'],
    line_item_usage_type: ['USE1-NovaMicro-input-tokens', 'USE1-NovaMicro-output-tokens'],
    line_item_usage_amount: [1000, 1000],
    line_item_unblended_cost: [0.0329, 0.1316],
    line_item_currency_code: ['USD', 'USD'],
    product_region_code: ['us-east-1', 'us-east-1'],
    pricing_unit: ['1K tokens', '1K tokens'],
    line_item_usage_start_date: ['2026-10-02T00:00:00Z', '2026-10-02T00:00:00Z'],
  };
  const columnData = Object.entries(columns).map(([name, data]) => ({
    name,
    data,
    type: typeof data[0] === 'number' ? 'DOUBLE' : 'STRING',
  }));
  const { view, choose, groups } = await openUsage(page);
  await choose('cur2.parquet', Buffer.from(parquetWriteBuffer({ columnData })));
  await expect(groups).toContainText('2 records');
  const bill = view.getByRole('table', { name: /^Our price against the invoice/ });
  await expect(bill.locator('tfoot')).toHaveText(/Lines that have a price\s+\$0\.18\s+\$0\.16/);
  await view.getByRole('button', { name: 'Use this discount' }).first().click();
  await expect(view.getByText('Bills now have 6 % off.')).toBeVisible();
  // A second one would come on top of it.
  await expect(view.getByText('6 % off the list price of Nova Micro')).toContainText(
    'Your prices have it.',
  );
  await expect(view.getByRole('button', { name: 'Use this discount' })).toHaveCount(0);
  // 2 M tokens of one day are 1,000 calls of 1,000 and 1,000: 30,417 of them in a month x $0.000175, 6 % off.
  await view.getByRole('button', { name: 'Make it a scenario' }).click();
  await expect(calculator(page).total).toHaveText('$5.00');
  await page.getByRole('button', { name: 'Real usage' }).click();
  await choose('calls.jsonl', `${CALL}\n${CALL}`);
  await choose(
    'metrics.csv',
    'Timestamp,"amazon.nova-micro-v1:0 InputTokenCount","other Invocations"\n2026-10-05T00:00:00Z,1600,3\n',
  );
  const metrics = view.getByRole('table', { name: /^CloudWatch metrics/ });
  await expect(metrics.getByRole('row', { name: /^InputTokenCount/ })).toContainText(
    /1,600\s*1,600/,
  );
  await expect(metrics.getByRole('row', { name: /^Invocations/ })).toContainText('not in it');
});

test('how calls differ and change is drawn, and what the forecast is sure by', async ({ page }) => {
  const { view, choose } = await openUsage(page);
  // From 1,000 tokens on the first two of eight days to 1,190 on the last two: 19 % more.
  const days = [1000, 1000, 1050, 1100, 1100, 1150, 1190, 1190];
  const calls = days.map((tokens, i) =>
    CALL.replace('2026-10-05', `2026-10-0${i + 1}`).replace(':800', `:${tokens}`),
  );
  await choose('growing.jsonl', calls.join('\n'));
  await view.getByLabel('Follow').selectOption({ label: 'Input tokens a call' });
  await expect(
    view.getByText(
      'Input tokens a call rose by 19 %: from 1,000 on the first 2 days to 1,190 on the last 2.',
    ),
  ).toBeVisible();
  const chart = view.locator('bedrock-chart').filter({ hasText: 'Input tokens a call, from' });
  await expect(
    view.getByRole('img', { name: /^Input tokens a call: half of the calls have at most 1,1/ }),
  ).toBeVisible();
  await view
    .locator('.charts bedrock-chart')
    .first()
    .getByRole('button', { name: 'Table' })
    .click();
  // 1,000 is from 768 on; the other six are from 1,024 on.
  await expect(chart.getByRole('row').nth(1)).toHaveText('768225.0 %');
  await expect(chart.getByRole('row').nth(2)).toHaveText('1,024675.0 %');
  await view.getByRole('button', { name: 'Make it a scenario' }).click();
  await page.getByRole('tab', { name: 'Forecast & credits' }).click();
  const sure = page.getByLabel('How sure');
  await expect(sure).toHaveValue('plan');
  await expect(sure).toContainText('The ranges entered');
});

test('metrics as the console downloads them have a price and become a scenario; an invoice adds up', async ({
  page,
}) => {
  const { view, choose } = await openUsage(page);
  const nova = 'amazon.nova-micro-v1:0';
  await choose(
    'graph.csv',
    [
      `Full label,${nova} InputTokenCount,${nova} OutputTokenCount,${nova} Invocations,${nova} InvocationLatency,other.model InputTokenCount`,
      'Statistic,Sum,Sum,Sum,Average,Average',
      '2026/10/05 00:00:00,1000000,250000,1000,812.5,3',
      '2026/10/06 00:00:00,1000000,250000,1000,,',
    ].join('\n'),
  );
  // 2 M x $0.035 a million + 0.5 M x $0.14 = $0.14.
  const metrics = view.getByRole('table', { name: /^CloudWatch metrics/ });
  await expect(metrics.getByRole('row', { name: /^Cost/ })).toContainText(
    'Nova Micro, standard tier in us-east-1',
  );
  await expect(metrics.getByRole('row', { name: /^Cost/ })).toContainText('$0.14');
  await expect(view.getByText('other.model InputTokenCount is left out.')).toContainText(
    'Its statistic is Average: choose Sum in CloudWatch',
  );
  await choose(
    'cur.csv',
    [
      'line_item_line_item_type,line_item_product_code,line_item_usage_type,line_item_usage_amount,line_item_unblended_cost,line_item_usage_start_date,product_region_code,pricing_unit,line_item_iam_principal',
      'Usage,AmazonBedrock,USE1-NovaMicro-input-tokens,1000,0.035,2026-10-02T00:00:00Z,us-east-1,1K tokens,arn:aws:iam::1:user/alice',
      'Usage,AmazonBedrock,USE1-SomethingNew,7,1.5,2026-10-02T00:00:00Z,us-east-1,Units,arn:aws:iam::1:user/bob',
      'Credit,AmazonBedrock,USE1-NovaMicro-input-tokens,0,-0.02,2026-10-02T00:00:00Z,us-east-1,,',
      'Tax,AmazonBedrock,,0,0.05,2026-10-02T00:00:00Z,us-east-1,,',
    ].join('\n'),
  );
  const sums = view.getByRole('table', { name: /^Our price against/ }).locator('tfoot');
  await expect(sums.getByRole('row', { name: /^Usage without a price here/ })).toContainText(
    '$1.50',
  );
  await expect(sums.getByRole('row', { name: /^Credits/ })).toContainText('−$0.02');
  await expect(sums.getByRole('row', { name: /^Discounts, taxes/ })).toContainText('$0.05');
  const saved = page.waitForEvent('download');
  await view.getByRole('button', { name: 'Export the invoice as CSV' }).click();
  let text = '';
  for await (const piece of await (await saved).createReadStream()) text += piece;
  expect(text).toContain(',input_tokens,in-region,standard,0.035,0.035,0,same,');
  expect(text).toMatch(/USE1-NovaMicro-input-tokens,credit,.*,-0\.02,,,not_usage,/);
  await expect(
    view.getByRole('table', { name: 'The invoice by identity' }).getByRole('row', { name: /bob/ }),
  ).toContainText('$1.50');
  await expectNoFaults(page);
  await view.getByRole('button', { name: 'Make it a scenario' }).click();
  await expect(page.getByText('from 5 Oct 2026 to 6 Oct 2026')).toBeVisible();
  // 2,000 calls on two days are 30,417 in a month: 1,000 x $0.035 + 250 x $0.14 a million, $0.00007 each.
  await expect(calculator(page).total).toHaveText('$2.13');
});

test('files that are no logs are named, and what images cost is not compared with tokens', async ({
  page,
}) => {
  const { view, total, choose } = await openUsage(page);
  await choose('logs.zip', Buffer.from('PK\x03\x04\x14\x00\x00\x00\x08\x00'));
  await expect(view.getByText('This is a ZIP archive or a spreadsheet.')).toBeVisible();
  await expect(view.getByText('Count its tokens')).toHaveCount(0);
  await expect(view.getByText('the totals are too low')).toHaveCount(0);
  const canvas = {
    ...JSON.parse(CALL),
    modelId: 'amazon.nova-canvas-v1:0',
    operation: 'InvokeModel',
    input: { inputBodyJson: { taskType: 'TEXT_IMAGE', imageGenerationConfig: {} } },
    output: { outputBodyJson: { images: ['aGk='] } },
  };
  await choose('calls.jsonl', `${JSON.stringify(canvas)}\n${CALL}\n`);
  // An image for 0.04, and 800 x 0.035 + 400 x 0.14 = 84 millionths.
  await expect(total).toHaveText('$0.04');
  await expect(view.getByRole('heading', { name: 'The same Nova Micro calls on' })).toBeVisible();
  await expect(view.getByRole('table', { name: 'Cost by model' })).toContainText('Nova Canvas');
});

test('metrics of the API have the price of the model that is chosen for the file', async ({
  page,
}) => {
  const { view, choose } = await openUsage(page);
  const Timestamp = '2026-10-05T10:00:00+00:00';
  await choose(
    'input.json',
    JSON.stringify({ Label: 'InputTokenCount', Datapoints: [{ Timestamp, Sum: 5_000_000 }] }),
  );
  await expect(view.getByText('The file does not say which model it is about')).toBeVisible();
  const model = view.getByLabel('Model of input.json');
  await model.fill('amazon.nova-lite-v1:0');
  await model.press('Enter');
  // 5 x 0.06
  const metrics = view.getByRole('table', { name: 'CloudWatch metrics beside the log' });
  await expect(metrics).toContainText('$0.30');
});

test('usage that names no model has the price of the one that is chosen, also as a scenario', async ({
  page,
}) => {
  const { view, total } = await openUsage(page);
  await paste(view, '{"inputTokens": 1000000, "outputTokens": 0}');
  const models = view.getByRole('table', { name: 'Cost by model' });
  await expect(models).toContainText('not priced');
  const model = view.getByLabel('Model of calls that name none');
  await model.fill('amazon.nova-lite-v1:0');
  await model.press('Enter');
  await expect(total).toHaveText('$0.06');
  await expect(models).toContainText('Nova Lite');
  await view.getByRole('button', { name: 'Make it a scenario' }).click();
  await expect(calculator(page).card()).toContainText('Nova Lite');
});

test('two exports of one bill are said to be counted twice', async ({ page }) => {
  const { view, choose } = await openUsage(page);
  const head =
    'line_item_usage_type,line_item_line_item_type,line_item_product_code,pricing_unit,product_region_code,line_item_usage_start_date,line_item_usage_amount,line_item_unblended_cost';
  const line = (/** @type {string} */ day) =>
    `USE1-NovaMicro-input-tokens,Usage,AmazonBedrock,1K tokens,us-east-1,2026-10-${day}T00:00:00Z,1000,0.035`;
  await choose('early.csv', `${head}\n${line('01')}\n`);
  await choose('other.csv', `${head}\n${line('02')}\n`);
  await expect(view.getByText('Our price against the invoice')).toBeVisible();
  await expect(view.getByText('counted twice')).toHaveCount(0);
  await choose('late.csv', `${head}\n${line('01')}\n${line('03')}\n`);
  await expect(
    view.getByText('early.csv and late.csv have one line of the same day, quantity and amount'),
  ).toBeVisible();
  await view.getByRole('button', { name: 'Remove late.csv' }).click();
  await expect(view.getByText('counted twice')).toHaveCount(0);
});
