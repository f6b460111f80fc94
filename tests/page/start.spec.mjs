// The one box to start with: models, ids, ARNs, usage blocks, log records, commands, spreadsheet rows and tasks
// in words, by keyboard, mouse and thumb.
import { calculator, expect, settled, test } from './support.mjs';

const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0';

/** @param {import('@playwright/test').Page} page */
async function openBox(page) {
  await page.getByRole('button', { name: 'Add workload' }).click();
  const box = page.getByRole('combobox', { name: /^Search workloads and models/ });
  await expect(box).toBeFocused();
  return { box, options: page.getByRole('dialog').getByRole('option') };
}

/** @param {import('@playwright/test').Page} page @param {string} text as from the clipboard */
const paste = (page, text) =>
  page.evaluate((pasted) => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', pasted);
    const event = new ClipboardEvent('paste', {
      clipboardData,
      cancelable: true,
      bubbles: true,
      composed: true,
    });
    if (active?.dispatchEvent(event)) {
      const input = /** @type {HTMLInputElement} */ (active);
      input.value = pasted;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  }, text);

/** @param {import('@playwright/test').Page} page @returns {Promise<any>} */
const scenarioOf = (page) =>
  page.evaluate(() => /** @type {any} */ (document.querySelector('bedrock-calculator')).scenario);

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  await expect(calculator(page).total).toHaveText('$154.00');
});

test.describe('a model', () => {
  test('is found by words in any order and despite a slip; versions are never guessed', async ({
    page,
  }) => {
    const { model, options } = calculator(page);
    for (const [query, name] of [
      ['4.5 haiku', 'Claude Haiku 4.5'],
      ['Haiku4.5', 'Claude Haiku 4.5'],
      ['claude-haiku-4-5', 'Claude Haiku 4.5'],
      ['sonet 4.6', 'Claude Sonnet 4.6'],
      ['lama 3.3', 'Llama 3.3 70B Instruct'],
      ['micro nova', 'Nova Micro'],
    ]) {
      await model().click();
      await model().fill(query);
      await expect(options().first(), query).toContainText(name);
      await model().press('Escape');
    }
    await model().click();
    await model().fill('sonnet 9.9');
    await expect(options()).toHaveCount(0);
  });

  test('is listed under its provider, with older ones and those without a price last', async ({
    page,
  }) => {
    const { model, card } = calculator(page);
    await model().click();
    const groups = card()
      .getByRole('group')
      .filter({ has: page.getByRole('option') });
    await expect(groups.first()).toBeVisible();
    const names = await groups.evaluateAll((all) =>
      all.map((group) => group.getAttribute('aria-label')),
    );
    expect(names).toContain('Anthropic');
    expect(names.indexOf('Older models')).toBeGreaterThan(names.indexOf('Anthropic'));
    expect(names.findIndex((name) => name?.startsWith('No price')) || names.length).toBeGreaterThan(
      names.indexOf('Older models'),
    );
  });

  test('that cannot do the job is not offered, and the box says why', async ({ page }) => {
    const { box, options } = await openBox(page);
    await box.fill('images');
    await options.filter({ hasText: 'Images' }).first().click();
    const { model, options: models } = calculator(page);
    await model(1).click();
    await expect(models(1).filter({ hasText: 'Nova Canvas' }).first()).toBeVisible();
    await expect(models(1).filter({ hasText: 'Claude' })).toHaveCount(0);
    await model(1).fill('claude sonnet 4.6');
    await expect(page.getByText('Claude Sonnet 4.6 cannot make images')).toBeVisible();
  });

  test('is taken by Enter as highlighted; Escape and leaving take nothing', async ({ page }) => {
    const { model, total, options } = calculator(page);
    await model().click();
    await page.keyboard.type('nova');
    await page.keyboard.press('ArrowDown');
    const second = await settled(() => options().nth(1).locator('span').first().textContent());
    await page.keyboard.press('Enter');
    await expect(model()).toHaveValue(second ?? '');
    await model().click();
    await page.keyboard.type('claude-3.5');
    await page.keyboard.press('Escape');
    await expect(model()).toHaveValue(second ?? '');
    await model().click();
    await page.keyboard.type(`global.${HAIKU}`.slice(0, -1));
    await page.keyboard.press('Escape');
    await expect(model()).toHaveValue(second ?? '');
    await model().click();
    await page.keyboard.type('haiku');
    await page.keyboard.press('Tab');
    await expect(model()).toHaveValue(second ?? '');
    await expect(total).not.toHaveText('$154.00');
  });

  /** The list of models comes half a second late. @param {import('@playwright/test').Page} page */
  const late = (page) =>
    page.route(/assets\/start-options-/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });

  for (const [what, keys] of [
    ['a whole id', 'us.amazon.nova-micro-v1:0'],
    ['a name, with Enter,', 'nova micro\n'],
  ])
    test(`is taken from ${what} that is left before the list comes`, async ({ page }) => {
      await late(page);
      const { model } = calculator(page);
      await model().click();
      await page.keyboard.type(keys);
      await page.getByRole('button', { name: /: region, prices/ }).click();
      await expect(model()).toHaveValue('Nova Micro');
      await expect(model()).toHaveAttribute('aria-expanded', 'false');
    });

  test('is highlighted by keys that come before the list does', async ({ page }) => {
    await late(page);
    const { model } = calculator(page);
    await model().click();
    await page.keyboard.type('nova');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const third = calculator(page).options().nth(2);
    await expect(third).toHaveAttribute('aria-selected', 'true');
    const name = await third.locator('span').first().textContent();
    await page.keyboard.press('Enter');
    await expect(model()).toHaveValue(name ?? '');
  });

  test('that is unlisted is accepted if it looks like an id, and words are not', async ({
    page,
  }) => {
    const { model, options } = calculator(page);
    for (const words of ['claude-9.9', 'gpt-77.1', 'sonnet4.99', 'my.model']) {
      await model().click();
      await page.keyboard.type(words);
      await expect(options(), words).toHaveCount(0);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await expect(model()).toHaveValue('Claude Haiku 4.5');
    }
    await model().click();
    await page.keyboard.type('acme.big-model-v1:0');
    await expect(options().first()).toContainText('Not in the price list');
    await page.keyboard.press('Enter');
    await expect(model()).toHaveValue('acme.big-model-v1:0');
  });

  test('id that begins like a listed one can be typed to its end', async ({ page }) => {
    const { model } = calculator(page);
    await model().click();
    await page.keyboard.type('anthropic.claude-v2:1', { delay: 5 });
    await expect(model()).toHaveValue('anthropic.claude-v2:1');
  });
});

test.describe('pasted', () => {
  test('a usage block first says what the call costs, then becomes a workload', async ({
    page,
  }) => {
    const { box } = await openBox(page);
    await box.fill(
      `{"modelId":"us.${HAIKU}","usage":{"inputTokens":1000,"outputTokens":500,"cacheReadInputTokens":2000}}`,
    );
    // 1000 x 1.1 + 500 x 5.5 + 2000 x 0.11 per million
    await expect(page.getByText('This call costs $0.00407')).toBeVisible();
    await expect(page.getByText('1,000 input, 2,000 cache-read, 500 output tokens')).toBeVisible();
    await page.getByRole('button', { name: 'Add as a workload' }).click();
    const { card, number } = calculator(page);
    await expect(card(1).locator('.total')).toHaveText('$4.07');
    await expect(number('input_tokens', 1)).toHaveValue('1,000');
    await expect(number('input_tokens')).toHaveCount(0); // the first workload is as it was, and closed
  });

  test('over several lines, as logs are, with its tier', async ({ page }) => {
    await openBox(page);
    await paste(
      page,
      JSON.stringify(
        {
          schemaType: 'ModelInvocationLog',
          region: 'us-west-2',
          modelId: 'amazon.nova-2-lite-v1:0',
          input: { inputTokenCount: 10_000 },
          output: {
            outputTokenCount: 1000,
            outputBodyJson: {
              serviceTier: { type: 'flex' },
              usage: { inputTokens: 10_000, outputTokens: 1000 },
            },
          },
        },
        null,
        2,
      ),
    );
    await expect(page.getByText(/^This call costs \$0\.00/)).toBeVisible();
    await expect(page.getByText(/flex tier/).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(calculator(page).card(1)).toBeVisible();
    const { workloads } = await scenarioOf(page);
    expect(workloads[1]).toMatchObject({ model: 'amazon.nova-2-lite-v1:0', tier: 'flex' });
  });

  test('a record of a reserved call says what capacity costs, in the region of the record', async ({
    page,
  }) => {
    const { box } = await openBox(page);
    const record = {
      schemaType: 'ModelInvocationLog',
      region: 'us-west-2',
      modelId: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
      operation: 'Converse',
      input: { inputTokenCount: 1000 },
      output: { outputTokenCount: 100, outputBodyJson: { serviceTier: { type: 'reserved' } } },
    };
    await box.fill(JSON.stringify(record));
    const answer = page.locator('bedrock-paste-answer');
    await expect(answer).toContainText('Nothing more within the reservation');
    await expect(answer).toContainText('the call is sent from, us-west-2');
    await expect(answer).toContainText(/Reserved for one month: \$0.198 an hour/);
    // 1,000 x 3.30 + 100 x 16.50 = 4,950 millionths
    await expect(answer).toContainText('Above it, this call costs $0.00495');
  });

  test('a usage block alone has the model of the last workload, and asks for another', async ({
    page,
  }) => {
    const { box } = await openBox(page);
    await box.fill('{"usage":{"input_tokens":1000,"output_tokens":500}}');
    await expect(page.getByText(/^This call costs \$0\.00385$/)).toBeVisible();
    await expect(page.getByText('With Claude Haiku 4.5, the model of your last')).toBeVisible();
    const which = page.getByRole('combobox', { name: 'Which model was called?' });
    await expect(which).toHaveValue('Claude Haiku 4.5');
    await which.fill('nova micro');
    await which.press('Enter');
    // 1000 x 0.035 + 500 x 0.14 per million
    await expect(page.getByText(/^This call costs \$0\.000105$/)).toBeVisible();
    await expect(page.getByText('the model of your last')).toHaveCount(0);
    await which.fill('haiku 4.5');
    await which.press('Enter');
    await expect(page.getByText(/^This call costs \$0\.00385$/)).toBeVisible();
    await page.getByRole('button', { name: 'Add as a workload' }).click();
    await expect(calculator(page).card(1).locator('.total')).toHaveText('$3.85');
  });

  test('the id that its maker gives a model is read as the model on Bedrock', async ({ page }) => {
    const { box } = await openBox(page);
    await box.fill(
      '{"model":"claude-haiku-4-5-20251001","usage":{"input_tokens":1000,"output_tokens":500}}',
    );
    await expect(page.getByText(/^This call costs \$0\.00385$/)).toBeVisible();
    await expect(page.getByText('is read as Claude Haiku 4.5')).toBeVisible();
    await page.getByRole('button', { name: 'Add as a workload' }).click();
    const { workloads, model_aliases } = await scenarioOf(page);
    expect(workloads[1].model).toContain('anthropic.claude-haiku-4-5-20251001');
    expect(model_aliases).toBeUndefined();
  });

  for (const [what, text] of [
    ['Python prints', "{'inputTokens': 1000, 'outputTokens': 500, 'trace': None}"],
    ['an SDK prints', 'Usage(input_tokens=1000, output_tokens=500, server_tool_use=None)'],
    ['was cut out', '"usage": {"inputTokens": 1000, "outputTokens": 500},'],
  ])
    test(`a usage block as ${what} is read`, async ({ page }) => {
      const { box } = await openBox(page);
      await box.fill(text);
      await expect(page.getByText(/^This call costs \$0\.00385$/)).toBeVisible();
    });

  test('an ARN is explained with its rates', async ({ page }) => {
    const { box } = await openBox(page);
    await box.fill(
      'arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.amazon.nova-micro-v1:0',
    );
    await expect(
      page.getByText('priced at the region the call is sent from, eu-central-1'),
    ).toBeVisible();
    await expect(page.getByText('$0.046 per million').first()).toBeVisible();
    await page.getByRole('button', { name: 'Add as a workload' }).click();
    const { workloads } = await scenarioOf(page);
    expect(workloads[1].region).toBe('eu-central-1');
  });

  test('an application inference profile is mapped once to its model', async ({ page }) => {
    const { box } = await openBox(page);
    const arn = 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc';
    await box.fill(arn);
    await expect(page.getByText('Choose the model behind it.')).toBeVisible();
    await expect(page.getByText('model_aliases')).toHaveCount(0);
    await page.getByRole('combobox', { name: 'Which model is behind it?' }).fill(`global.${HAIKU}`);
    await page.getByRole('button', { name: 'Add as a workload' }).click();
    const kept = await scenarioOf(page);
    expect(kept.model_aliases).toEqual({ [arn]: `global.${HAIKU}` });
    expect(kept.workloads[1].model).toBe(arn);
  });

  test('a command of the AWS CLI names its model and region', async ({ page }) => {
    await openBox(page);
    await paste(
      page,
      `aws bedrock-runtime converse \\\n  --model-id us.${HAIKU} \\\n  --region us-west-2 \\\n  --messages '[]'`,
    );
    await expect(
      page.getByText('priced at the region the call is sent from, us-west-2'),
    ).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(calculator(page).card(1)).toBeVisible();
    const { workloads } = await scenarioOf(page);
    expect(workloads[1]).toMatchObject({ model: `us.${HAIKU}`, region: 'us-west-2' });
  });

  test('is added by Enter that comes before the answer', async ({ page }) => {
    await openBox(page);
    await paste(page, `us.${HAIKU}`);
    await page.keyboard.press('Enter');
    await expect(calculator(page).card(1)).toBeVisible();
    const { workloads } = await scenarioOf(page);
    expect(workloads[1]).toMatchObject({ model: `us.${HAIKU}` });
  });

  test('rows of a spreadsheet become workloads', async ({ page }) => {
    await openBox(page);
    await paste(
      page,
      'Name\tModel\tRequests\tInput\tOutput\nMails\tNova Micro\t50,000\t800\t400\nNotes\tNova Lite\t1.000\t1k\t500\n',
    );
    await page.getByRole('button', { name: 'Add 2 workloads' }).click();
    const { workloads } = await scenarioOf(page);
    expect(workloads.slice(1)).toMatchObject([
      {
        name: 'Mails',
        model: 'amazon.nova-micro-v1:0',
        requests_per_month: '50000',
        output_tokens: '400',
      },
      {
        name: 'Notes',
        model: 'amazon.nova-lite-v1:0',
        requests_per_month: '1000',
        input_tokens: '1000',
      },
    ]);
  });

  test('what cannot be read is said', async ({ page }) => {
    const { box } = await openBox(page);
    await box.fill('{"usage": ');
    await expect(page.getByRole('alert').filter({ hasText: /JSON/ })).toBeVisible();
  });
});

test.describe('in words', () => {
  test('a task finds its type, its model and how many a month', async ({ page }) => {
    const { box, options } = await openBox(page);
    for (const [query, name] of [
      ['chatbot', 'Multi-turn chat'],
      ['answer questions from our documents', 'Retrieval (RAG)'],
      ['draw product pictures', 'Images'],
      ['code assistant for developers', 'Coding assistants'],
      ['block pii', 'Guardrails'],
      ['agents that fix bugs', 'Agent'],
      ['embed 10 million documents', 'Here: 10,000,000 a month.'],
      ['how much is claude haiku 4.5?', 'Claude Haiku 4.5'],
      ['what does opus cost?', 'Claude Opus'],
      ['gpt 5.6 chat', 'with GPT-5.6'],
      // a size of a model is no count, a family of models for text is not its speech model
      ['chat with llama 3.3 70b', 'Here: with Llama 3.3 70B Instruct.'],
      ['speech with nova sonic', 'Sonic'],
      ['chat with nova', 'with Nova 2 Lite'],
      ['summarise large documents', 'Single requests'],
      ['claude code for 12 engineers', 'Here: 12 engineers.'],
      ['rag for 500 users', 'Retrieval (RAG)'],
      ['2000 calls a day on sonnet', 'Here: 60,833 a month (2,000 a day), with Claude Sonnet'],
      [
        '5k calls a month, 3000 tokens in and 500 out',
        '5,000 a month, 3,000 tokens in, 500 tokens out',
      ],
    ]) {
      await box.fill(query);
      await expect(options.first(), query).toContainText(name);
    }
    await box.fill('label 20k tickets a month with nova micro');
    await expect(options.first()).toContainText('20,000 a month, with Nova Micro');
    await box.press('Enter');
    const { workloads } = await scenarioOf(page);
    expect(workloads[1]).toMatchObject({ type: 'classification', items_per_month: '20000' });
    expect(workloads[1].model).toContain('nova-micro');
  });

  test('a model alone adds requests to it', async ({ page }) => {
    const { box, options } = await openBox(page);
    await box.fill('nova micro');
    await expect(options.first()).toContainText('Nova Micro');
    await box.press('Enter');
    await expect(calculator(page).model(1)).toHaveValue('Nova Micro');
  });

  test('arrow keys move, Enter takes, Escape clears and then closes with nothing added', async ({
    page,
  }) => {
    const { box, options } = await openBox(page);
    await expect(options.first()).toBeVisible();
    await box.press('ArrowDown');
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.type('agent');
    await expect(options.first()).toContainText('Agent');
    await box.press('Escape');
    await expect(box).toHaveValue('');
    await box.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Add workload' })).toBeFocused();
    await expect(page.locator('bedrock-workload-row')).toHaveCount(1);
  });
});

test('on a phone every entry is as large as a thumb, and nothing runs over the edge', async ({
  browser,
}) => {
  const page = await browser.newPage({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await page.goto('/');
  await page.getByRole('button', { name: 'Add workload' }).tap();
  const options = page.getByRole('dialog').getByRole('option');
  await expect(options.first()).toBeVisible();
  const heights = await options.evaluateAll((all) =>
    all.map((o) => o.getBoundingClientRect().height),
  );
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await options.filter({ hasText: 'Multi-turn chat' }).tap();
  await expect(page.locator('bedrock-workload-row')).toHaveCount(2);
  await page.close();
});
