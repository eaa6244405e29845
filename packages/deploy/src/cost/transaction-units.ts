/** An item as it stands in a request, `{name: {S: …}}`. */
export type ItemOnTheWire = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A member of TransactWriteItems as it stands in a request. */
export type TransactionMember = Readonly<
  Record<string, { TableName: string; Item?: ItemOnTheWire; Key?: ItemOnTheWire }>
>;

const WRITE_UNIT_BYTES = 1024;
/** DynamoDB prepares each item of a transaction and commits it. */
const UNITS_OF_A_TRANSACTION = 2;

/** What a write of one item in a transaction is billed: two units for each kilobyte that was begun.
 *  https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html, "Capacity management" */
export function transactionalWriteUnits(itemBytes: number): number {
  return UNITS_OF_A_TRANSACTION * writeUnits(itemBytes);
}

/** What a write of one item outside a transaction is billed, also when its condition did not hold: a unit for each kilobyte that
 *  was begun, of the item that stands then.
 *  https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html, "Write operation consumption" */
export function writeUnits(itemBytes: number): number {
  return Math.max(1, Math.ceil(itemBytes / WRITE_UNIT_BYTES));
}

/** An item's size: its names and values in UTF-8, numbers about a byte for two digits and one more, a byte for each null or
 *  boolean, three and one a member for lists and maps.
 *  https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */
export function itemBytes(item: ItemOnTheWire): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + utf8(name) + valueBytes(value), 0);
}

function valueBytes(value: Readonly<Record<string, unknown>>): number {
  const [[type, content] = ['NULL', true]] = Object.entries(value);
  if (type === 'S') return utf8(String(content));
  if (type === 'N') return Math.ceil(String(content).replace(/[^\d]/g, '').length / 2) + 1;
  if (type === 'B') return Buffer.from(String(content), 'base64').length;
  if (type === 'L') return 3 + (content as ItemOnTheWire[string][]).reduce((sum, one) => sum + 1 + valueBytes(one), 0);
  if (type === 'M') return 3 + Object.keys(content as ItemOnTheWire).length + itemBytes(content as ItemOnTheWire);
  if (type === 'SS' || type === 'NS' || type === 'BS') {
    const member = type.slice(0, 1);
    return (content as string[]).reduce((sum, one) => sum + valueBytes({ [member]: one }), 0);
  }
  return 1;
}

function utf8(text: string): number {
  return Buffer.byteLength(text);
}
