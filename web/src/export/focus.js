// A bill as rows of FOCUS 1.2, the FinOps Open Cost and Usage Specification: what a cost tool reads beside the real
// bill of AWS. Mandatory columns, the conditional ones that an estimate can fill, and our own with x_.
import { csvFormatRows } from 'd3-dsv';
import { units } from '../format.js';
import { offOf, plainCell } from './cells.js';

/**
 * @typedef {import('bedrock-calculator').Bill} Bill
 * @typedef {import('bedrock-calculator').BillLine} BillLine
 */

const COLUMNS = /** @type {const} */ ([
  'BilledCost',
  'BillingAccountId',
  'BillingAccountName',
  'BillingCurrency',
  'BillingPeriodEnd',
  'BillingPeriodStart',
  'ChargeCategory',
  'ChargeClass',
  'ChargeDescription',
  'ChargeFrequency',
  'ChargePeriodEnd',
  'ChargePeriodStart',
  'ConsumedQuantity',
  'ConsumedUnit',
  'ContractedCost',
  'ContractedUnitPrice',
  'EffectiveCost',
  'InvoiceIssuerName',
  'ListCost',
  'ListUnitPrice',
  'PricingCategory',
  'PricingQuantity',
  'PricingUnit',
  'ProviderName',
  'PublisherName',
  'RegionId',
  'RegionName',
  'ServiceCategory',
  'ServiceName',
  'SkuId',
  'x_Assumed',
  'x_LeftOut',
  'x_Model',
  'x_RateSource',
  'x_Route',
  'x_Tier',
  'x_Workload',
]);

const CATEGORIES = /** @type {[RegExp, string][]} */ ([
  [/Lambda|Container Registry/, 'Compute'],
  [/Simple Storage|Object/, 'Storage'],
  [/DynamoDB|Relational|OpenSearch/, 'Databases'],
  [/Virtual Private|Data Transfer|API Gateway|EC2/, 'Networking'],
  [/CloudWatch|X-Ray|Cost Explorer|Budgets/, 'Management and Governance'],
  [/Key Management/, 'Security'],
  [/Step Functions/, 'Integration'],
  [/Athena/, 'Analytics'],
]);

/** @param {string | null} service */
const categoryOf = (service) =>
  CATEGORIES.find(([words]) => words.test(service ?? ''))?.[1] ?? 'AI and Machine Learning';

/** Units of FOCUS are capitalized and plural: "Tokens". @param {string} unit */
const unitOf = (unit) => units(unit).replace(/^[a-z](?=[a-z])/, (first) => first.toUpperCase());

/** The month of a day, from its first to the first of the next. @param {string} iso */
function monthOf(iso) {
  const [year, month] = iso.split('-').map(Number);
  const start = (/** @type {number} */ m) => new Date(Date.UTC(year, m, 1));
  return [start(month - 1), start(month)].map((date) => `${date.toISOString().slice(0, 19)}Z`);
}

/** What tells lines of two bills of one scenario to be the same. @param {BillLine} line */
const identity = (line) =>
  [
    line.workload_index,
    line.dimension,
    line.model,
    line.region,
    line.route,
    line.tier,
    line.context,
  ].join();

/**
 * Rows are charges, whose costs must not be empty: what has no price or is switched off is no row, and every row
 * says in x_LeftOut what the file leaves out.
 * @param {Bill} bill
 * @param {Bill} list the same at list prices, without the person's own
 */
export function billFocus(bill, list) {
  const [start, end] = monthOf(bill.as_of);
  const listed = new Map(list.lines.map((line) => [identity(line), line]));
  const shared = {
    BillingAccountId: 'estimate',
    BillingAccountName: 'Bedrock Calculator estimate',
    BillingCurrency: 'USD',
    BillingPeriodEnd: end,
    BillingPeriodStart: start,
    ChargeCategory: 'Usage',
    ChargeClass: '',
    ChargeFrequency: 'Usage-Based',
    ChargePeriodEnd: end,
    ChargePeriodStart: start,
    InvoiceIssuerName: 'AWS',
    PricingCategory: 'Standard',
    ProviderName: 'AWS',
    PublisherName: 'AWS',
  };
  const leftOut = [
    ...bill.not_priced.map((item) => `${item.workload}: ${item.dimension} (${item.reason})`),
    ...offOf(bill).map((name) => `${name} (switched off)`),
  ].join('; ');
  /** @type {Record<typeof COLUMNS[number], string>[]} */
  const lines = bill.lines.map((line) => {
    const { team, tags } = bill.workloads[line.workload_index] ?? {};
    const { rate, amount } = listed.get(identity(line)) ?? line;
    return {
      ...shared,
      BilledCost: line.amount,
      ChargeDescription: `${line.workload}: ${line.label}: ${line.formula}`,
      ConsumedQuantity: line.gross,
      ConsumedUnit: unitOf(line.unit),
      ContractedCost: line.amount,
      ContractedUnitPrice: line.rate,
      EffectiveCost: line.amount,
      ListCost: amount,
      ListUnitPrice: rate,
      PricingQuantity: line.quantity,
      PricingUnit: unitOf(line.unit),
      RegionId: line.region,
      RegionName: line.region,
      ServiceCategory: categoryOf(line.service),
      ServiceName: line.service ?? line.model_name,
      SkuId: line.usage_type ?? '',
      Tags: team || tags ? JSON.stringify({ ...(team ? { team } : {}), ...tags }) : '',
      x_Workload: line.workload,
      x_Model: line.model,
      x_Route: line.route,
      x_Tier: line.tier,
      x_RateSource: `${line.source}, ${line.source_date}`,
      x_Assumed: line.assumed ?? '',
      x_LeftOut: leftOut,
    };
  });
  const cells = lines.map((row) => COLUMNS.map((column) => plainCell(row[column] ?? '')));
  return `${csvFormatRows([[...COLUMNS], ...cells])}\n`;
}
