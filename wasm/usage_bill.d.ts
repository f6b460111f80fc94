/** Bills: Cost and Usage Reports, FOCUS and Cost Explorer exports, compared with list prices. */

/** Why our price and the invoiced amount differ. */
export type BillDifference =
  | 'same'
  /** Within a cent, or within the digits of the quantity. */
  | 'rounding'
  /** The invoiced rate is a lower one, the same for this model or provider: offered as an own price. */
  | 'discount'
  | 'higher'
  /** No usage type of ours. */
  | 'unmapped'
  /** Mapped, and without a price on that day. */
  | 'not_priced'
  /** A credit, tax, fee or refund. */
  | 'not_usage';

export interface BillReportLine {
  /** As the bill has it. */
  service: string;
  usage_type: string;
  charge: 'usage' | 'credit' | 'discount' | 'tax' | 'fee' | 'refund' | 'other';
  region: string;
  from: string;
  to: string;
  /** As the bill has it, with its unit: `1K tokens`, `Units` (of a million tokens), ... */
  quantity: string;
  unit: string;
  /** In our unit (tokens, text units, ...); null where not mapped. */
  normal_quantity: string | null;
  /** Null where not mapped. */
  model: string | null;
  model_name: string | null;
  dimension: string | null;
  route: string | null;
  tier: string | null;
  /** `standard` or `long`. */
  context: string | null;
  invoiced: string;
  /** Null where there is no price. */
  ours: string | null;
  /** ours - invoiced; null where there is no price. */
  difference: string | null;
  why: BillDifference;
  explanation: string;
}

export interface BillReport {
  formats: ('cur' | 'cur-legacy' | 'focus' | 'cost-explorer')[];
  currency: string;
  period: { from: string; to: string } | null;
  lines: BillReportLine[];
  /** Of usage lines that have a price: invoiced, and by list prices. */
  invoiced: string;
  ours: string;
  /** Of lines that could not be compared. */
  not_compared: string;
  credits: string;
  other_charges: string;
  /** Discounts found, in lower rates or in rows of their own (`EdpDiscount`), ready for `discounts` of a scenario. */
  discounts: {
    percent: string;
    model?: string;
    provider?: string;
    lines: number;
    amount: string;
  }[];
  by_principal: { principal: string; invoiced: string }[];
}
