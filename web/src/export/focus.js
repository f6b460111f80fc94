// A bill as rows of FOCUS 1.2, the FinOps Open Cost and Usage Specification: what a cost tool reads beside the real
// bill of AWS. Mandatory columns, the conditional ones that an estimate can fill, and our own with x_.
import { csvFormatRows } from 'd3-dsv';
import { units } from '../format.js';
import { plainCell } from './cells.js';

/**
 * @typedef {import('bedrock-calculator').Bill} Bill
 * @typedef {import('bedrock-calculator').BillLine} BillLine
 */

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
  const lines = bill.lines.map((line) => {
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
      x_Workload: line.workload,
      x_Model: line.model,
      x_Route: line.route,
      x_Tier: line.tier,
      x_RateSource: `${line.source}, ${line.source_date}`,
      x_Assumed: line.assumed ?? '',
      x_NotPriced: '',
    };
  });
  // No cost is not a cost of 0: these rows have quantities and a reason.
  const left = bill.not_priced.map((item) => ({
    ...shared,
    ChargeDescription: `${item.workload}: not priced: ${item.dimension}`,
    ConsumedQuantity: item.quantity,
    ConsumedUnit: unitOf(item.unit),
    PricingQuantity: item.quantity,
    PricingUnit: unitOf(item.unit),
    ServiceCategory: 'AI and Machine Learning',
    ServiceName: item.model,
    x_Workload: item.workload,
    x_Model: item.model,
    x_NotPriced: `${item.reason} ${item.hint}`.trim(),
  }));
  /** @type {Record<string, string>[]} */
  const rows = [...lines, ...left];
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].sort((a, b) => {
    const own = Number(a.startsWith('x_')) - Number(b.startsWith('x_'));
    return own || (a < b ? -1 : 1);
  });
  const cells = rows.map((row) => columns.map((column) => plainCell(row[column] ?? '')));
  return `${csvFormatRows([columns, ...cells])}\n`;
}
