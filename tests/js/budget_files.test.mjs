// The files of budgets: read by real parsers, and checked against AWS's resource specification.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { nativeAnswers } from '../support/engines.mjs';

const require = createRequire(import.meta.url);
const { specification } = require('@aws-cdk/cfnspec');
const hcl = require('hcl2-parser');
/** @type {any} */
const SPEC = specification();

// Quotes, and what would begin a template in HCL.
const NAME = `Über "the" ${'$'}{limit} %{if}`;
const request = {
  scenario: {
    version: 1,
    region: 'us-east-1',
    workloads: [
      {
        type: 'inference',
        model: 'us.anthropic.claude-sonnet-4-6',
        requests_per_month: 100_000,
        input_tokens: 1000,
        output_tokens: 200,
      },
    ],
  },
  plan: {
    start: '2026-12',
    months: 3,
    budgets: [
      { name: NAME, limit: '4500.5', emails: ['a@example.com', 'b@example.com'] },
      {
        limit: 20,
        services: 'bedrock',
        credits: false,
        thresholds: [{ percent: '33.3', type: 'forecast' }],
      },
    ],
  },
};
const { ok, budgets } = JSON.parse(nativeAnswers('budgets', [JSON.stringify(request)])[0]);
assert.ok(ok);
const file = (/** @type {string} */ kind) =>
  budgets.files.filter((/** @type {any} */ f) => f.kind === kind);

const PRIMITIVES = /** @type {Record<string, string>} */ ({
  String: 'string',
  Boolean: 'boolean',
  Double: 'number',
  Integer: 'number',
});

/** @param {string} resource @param {any} properties @param {any} value @param {string} at */
function checkProperties(resource, properties, value, at) {
  for (const [name, property] of Object.entries(properties))
    if (/** @type {any} */ (property).Required)
      assert.ok(name in value, `${at}.${name} is missing`);
  for (const [name, member] of Object.entries(value)) {
    assert.ok(properties[name], `${at}.${name} is not known`);
    checkValue(resource, properties[name], member, `${at}.${name}`);
  }
}

/** @param {string} resource @param {any} property @param {any} value @param {string} at */
function checkValue(resource, property, value, at) {
  const { Type, ItemType, PrimitiveType, PrimitiveItemType } = property;
  if (Type === 'List') {
    assert.ok(Array.isArray(value), at);
    const item = ItemType ? { Type: ItemType } : { PrimitiveType: PrimitiveItemType };
    for (const [i, one] of value.entries()) checkValue(resource, item, one, `${at}[${i}]`);
  } else if (Type) {
    const spec = SPEC.PropertyTypes[`${resource}.${Type}`] ?? SPEC.PropertyTypes[Type];
    checkProperties(resource, spec.Properties, value, at);
  } else if (PRIMITIVES[PrimitiveType] && !value?.Ref) {
    assert.equal(typeof value, PRIMITIVES[PrimitiveType], at);
  }
}

test('the CloudFormation template keeps to the specification of its resources', () => {
  const [{ text, name }] = file('cloudformation');
  assert.equal(name, 'budgets.template.json');
  const { Resources } = JSON.parse(text);
  const types = Object.values(Resources).map((/** @type {any} */ r) => r.Type);
  assert.deepEqual(types, [
    'AWS::Budgets::Budget',
    'AWS::Budgets::Budget',
    'AWS::CloudWatch::Alarm',
    'AWS::CE::AnomalyMonitor',
    'AWS::CE::AnomalySubscription',
  ]);
  for (const [id, { Type, Properties }] of Object.entries(
    /** @type {Record<string, any>} */ (Resources),
  ))
    checkProperties(Type, SPEC.ResourceTypes[Type].Properties, Properties, id);
  const { Budget, NotificationsWithSubscribers } = Resources.Budget1.Properties;
  assert.equal(Budget.BudgetName, NAME);
  assert.equal(Budget.BudgetLimit.Amount, 4500.5);
  assert.equal(NotificationsWithSubscribers.length, 4);
  assert.equal(NotificationsWithSubscribers[0].Subscribers.length, 2);
  assert.deepEqual(Resources.Budget2.Properties.Budget.CostFilters, {
    Service: ['Amazon Bedrock'],
  });
  assert.equal(Resources.Budget2.Properties.Budget.CostTypes.IncludeCredit, false);
});

test('the files of the command line are the same budgets', () => {
  const [first, second, alarm] = file('cli').map((/** @type {any} */ f) => JSON.parse(f.text));
  const { Properties } = SPEC.PropertyTypes['AWS::Budgets::Budget.BudgetData'];
  for (const { AccountId, Budget } of [first, second]) {
    assert.match(AccountId, /^\d{12}$/);
    for (const name of Object.keys(Budget)) assert.ok(Properties[name], name);
  }
  // The API takes the amount as text.
  assert.equal(first.Budget.BudgetLimit.Amount, '4500.5');
  assert.deepEqual(second.NotificationsWithSubscribers[0].Notification, {
    NotificationType: 'FORECASTED',
    ComparisonOperator: 'GREATER_THAN',
    Threshold: 33.3,
    ThresholdType: 'PERCENTAGE',
  });
  checkProperties(
    'AWS::CloudWatch::Alarm',
    SPEC.ResourceTypes['AWS::CloudWatch::Alarm'].Properties,
    alarm,
    'alarm',
  );
  assert.equal(alarm.Threshold, Number(budgets.alarms[0].threshold));
});

test('Terraform is read by an HCL parser, with the same figures', () => {
  const [{ text, name }] = file('terraform');
  assert.equal(name, 'budgets.tf');
  const [{ resource }] = hcl.parseToObject(text);
  const [first] = resource.aws_budgets_budget.budget_1;
  assert.equal(first.name, NAME);
  assert.equal(first.limit_amount, '4500.5');
  assert.equal(first.notification.length, 4);
  assert.equal(first.notification[3].notification_type, 'FORECASTED');
  assert.deepEqual(first.notification[0].subscriber_email_addresses, [
    'a@example.com',
    'b@example.com',
  ]);
  const [second] = resource.aws_budgets_budget.budget_2;
  assert.deepEqual(second.cost_filter, [{ name: 'Service', values: ['Amazon Bedrock'] }]);
  assert.equal(second.cost_types[0].include_credit, false);
  assert.equal(second.notification[0].threshold, 33.3);
  const [alarm] = resource.aws_cloudwatch_metric_alarm.tokens_1;
  assert.equal(alarm.threshold, Number(budgets.alarms[0].threshold));
  assert.equal(alarm.metric_query.length, 3);
  const [daily] = resource.aws_ce_anomaly_subscription.daily;
  assert.deepEqual(daily.threshold_expression[0].dimension[0].values, [budgets.anomaly]);
});
