import { unmarshall } from '@aws-sdk/util-dynamodb';

/** An item as plain values: what `eventPut` wrote, read from a stream. */
export function plainItem(item: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return unmarshall(item as Parameters<typeof unmarshall>[0]);
}
