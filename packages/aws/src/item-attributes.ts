import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item as the low-level client gives it. */
export type Item = Record<string, AttributeValue>;

/** A string attribute that must be there. Throws TypeError otherwise: such an item was not written by us. */
export function textOf(item: Item, name: string): string {
  const text = item[name]?.S;
  if (text === undefined) throw new TypeError(`An item has no text attribute ${name}.`);
  return text;
}

/** A number attribute that must be there. Throws TypeError otherwise. */
export function numberOf(item: Item, name: string): number {
  const number = item[name]?.N;
  if (number === undefined) throw new TypeError(`An item has no number attribute ${name}.`);
  return Number(number);
}
