// Credits conserve: whatever the awards, each ends as used, expired or left, and each charge as credited or to pay.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nativeAnswers } from '../support/engines.mjs';
import { compared, minus, plus } from '../support/exact.mjs';
import { randomSource } from '../support/random.mjs';

const random = randomSource(21);
const COUNT = Number(process.env.LEDGERS ?? 300);
const SERVICES = ['Amazon Bedrock', 'AWS Lambda', 'Amazon EC2'];
const sum = (/** @type {string[]} */ list) => list.reduce(plus, '0');

const day = () =>
  `202${random.pick([6, 7, 8])}-${String(1 + random.below(12)).padStart(2, '0')}-15`;

function randomAward() {
  const [start, expires] = [day(), day()].sort();
  return {
    name: 'Award',
    amount: random.pick(['0', '100', '2500.505', '40000']),
    start,
    expires,
    ...(random.below(2) ? { services: SERVICES.filter(() => random.below(2) === 0) } : {}),
    ...(random.below(2) ? { marketplace: random.below(2) === 0 } : {}),
    ...(random.below(3) === 0 ? { workloads: [random.below(2)] } : {}),
  };
}

const requests = Array.from({ length: COUNT }, () => ({
  scenario: {
    version: 1,
    region: 'us-east-1',
    workloads: [
      ['amazon.nova-pro-v1:0', 1000],
      ['us.anthropic.claude-sonnet-4-6', 300],
    ].map(([model, input_tokens]) => ({
      type: 'inference',
      model,
      requests_per_month: 1 + random.below(5_000_000),
      input_tokens,
    })),
  },
  plan: {
    start: '2026-12',
    months: 1 + random.below(18),
    growth: { percent: random.pick([0, '7.5', -20]) },
    costs: [{ name: 'Servers', service: 'Amazon EC2', usd: random.pick(['0.001', '1999.99']) }],
    awards: Array.from({ length: random.below(6) }, randomAward),
  },
}));

test('every cent of an award and of a charge is accounted for', () => {
  const answers = nativeAnswers(
    'credits',
    requests.map((request) => JSON.stringify(request)),
  );
  let expired = 0;
  for (const [i, text] of answers.entries()) {
    const { ok, credits } = JSON.parse(text);
    assert.ok(ok, text);
    for (const award of credits.awards)
      assert.equal(sum([award.used, award.expired, award.left]), award.amount);
    for (const month of credits.months) {
      assert.equal(plus(month.credited, month.to_pay), month.charged);
      assert.equal(sum(month.awards.map((/** @type {any} */ a) => a.used)), month.credited);
      const rest = month.services.map((/** @type {any} */ s) => minus(s.charged, s.credited));
      assert.equal(sum(rest), month.to_pay);
      assert.ok(compared(month.to_pay, '0') >= 0);
    }
    assert.equal(plus(credits.credited, credits.to_pay), credits.charged);
    assert.equal(sum(credits.awards.map((/** @type {any} */ a) => a.used)), credits.credited);
    assert.equal(sum(credits.awards.map((/** @type {any} */ a) => a.expired)), credits.expired);
    if (credits.expired !== '0') expired += 1;
    for (const [a, award] of requests[i].plan.awards.entries())
      for (const month of credits.months) {
        const holds =
          award.start.slice(0, 7) <= month.month && award.expires.slice(0, 7) >= month.month;
        if (!holds) assert.equal(month.awards[a].used, '0');
      }
  }
  assert.ok(expired > COUNT / 4, `${expired} have awards that expire`);
});
