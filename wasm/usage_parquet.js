// Bills in Parquet, by a library that the caller brings: rows become the lines of a CSV, which the scanner reads.

/** So many rows become one piece of text. */
const PART = 5000;

/** What bills are read by; other columns stay on the disk. */
const COLUMNS = new Set(
  [
    ...['line_item_usage_type', 'line_item_line_item_type', 'product_product_name', 'product'],
    ...[
      'line_item_product_code',
      'line_item_operation',
      'pricing_unit',
      'line_item_unblended_rate',
    ],
    ...['product_region_code', 'line_item_iam_principal', 'line_item_currency_code'],
    ...['line_item_usage_start_date', 'line_item_line_item_description', 'line_item_usage_amount'],
    ...['line_item_unblended_cost', 'BilledCost', 'BillingCurrency', 'ChargeCategory'],
    ...[
      'ChargeDescription',
      'ChargePeriodStart',
      'ListUnitPrice',
      'PricingQuantity',
      'PricingUnit',
    ],
    ...['RegionId', 'ServiceName', 'x_Operation', 'x_ServiceCode', 'x_UsageType'],
  ].flatMap((name) => [name, name.toLowerCase()]),
);
/** @type {Map<string, string>} */
const SPELLED = new Map();
for (const name of COLUMNS) {
  if (!SPELLED.has(name.toLowerCase())) SPELLED.set(name.toLowerCase(), name);
}

/** @param {unknown} value */
function cellOf(value) {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  // Maps come as lists of keys and values, or as objects.
  if (Array.isArray(value))
    return JSON.stringify(Object.fromEntries(value.map(({ key, value: of }) => [key, of])));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const quoted = (/** @type {unknown} */ value) => `"${cellOf(value).replaceAll('"', '""')}"`;

/** @param {Blob | Uint8Array} content */
const bufferOf = (content) =>
  content instanceof Blob
    ? {
        byteLength: content.size,
        slice: (/** @type {number} */ from, /** @type {number | undefined} */ to) =>
          content.slice(from, to).arrayBuffer(),
      }
    : {
        byteLength: content.length,
        slice: async (/** @type {number} */ from, /** @type {number | undefined} */ to) =>
          content.slice(from, to).buffer,
      };

export const isParquet = (/** @type {Uint8Array} */ bytes) =>
  bytes[0] === 0x50 && bytes[1] === 0x41 && bytes[2] === 0x52 && bytes[3] === 0x31;

/**
 * The file's rows as CSV, one group of rows after another: each is read once. `share` is how much of the file a piece
 * stands for.
 * @param {import('./usage.d.ts').ParquetLibrary} library @param {Blob | Uint8Array} content
 * @returns {AsyncGenerator<{text: Uint8Array, share: number}>}
 */
export async function* parquetAsCsv(library, content) {
  const file = bufferOf(content);
  const metadata = await library.parquetMetadataAsync(file);
  const columns = library
    .parquetSchema(metadata)
    .children.map(({ element }) => element.name)
    .filter((name) => COLUMNS.has(name));
  const encode = new TextEncoder();
  const head = columns.map((name) => quoted(SPELLED.get(name.toLowerCase()) ?? name));
  yield { text: encode.encode(`${head.join(',')}\n`), share: 0 };
  const { compressors } = library;
  const all = Number(metadata.num_rows);
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    const options = { file, metadata, columns, rowStart, rowEnd, compressors };
    const rows = await library.parquetReadObjects(options);
    for (let from = 0; from < rows.length; from += PART) {
      const part = rows.slice(from, from + PART);
      const lines = part.map((row) => `${columns.map((name) => quoted(row[name])).join(',')}\n`);
      yield { text: encode.encode(lines.join('')), share: part.length / all };
    }
    rowStart = rowEnd;
  }
}
