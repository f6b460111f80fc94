// Bulk pricing by columns: import { BulkColumns } from 'bedrock-calculator/columns'.
import type { PricingEngine, ResolvedRate } from './index.d.ts';

/**
 * Prices many usages at once, exactly, from columns as they are in log tables: a usage is of a kind (a
 * model from a region, say), a kind is a list of rates, and each place in these lists has a column of
 * quantities. Twice as fast as a loop over binary floats, where `PricingEngine.bulk` looks every item's rate up.
 */
export class BulkColumns {
  /**
   * `rates` has one list for each kind, all of one length, with handles from `resolve` and 0 for none; at
   * most 4,096 in all. Usages times columns are at most 67,108,864.
   */
  constructor(engine: PricingEngine, usages: number, rates: ResolvedRate['handle'][][]);
  readonly usages: number;
  /** Which list of rates a usage is priced by; 0 at first. Write into it. */
  readonly kinds: Uint16Array;
  /** One column for each place in the lists: whole quantities under 2^32. Write into them. */
  readonly quantities: Uint32Array[];
  /** Prices all usages. Throws CalculatorError naming the first bad rate or kind. */
  run(): void;
  /** The exact amount of one usage as a decimal string of USD. */
  amount(usage: number): string;
  /** The exact sum over all usages as a decimal string of USD. */
  total(): string;
}
