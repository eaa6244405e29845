import { BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { Item } from './item-attributes.ts';
import { retriedRead } from './retried.ts';
import { Backoff } from './retry.ts';

/** Source: DynamoDB API reference, BatchGetItem. */
const MOST_PER_BATCH = 100;

export interface BatchGetOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly clock: Clock;
}

/** Reads the items of these keys as they are after every write that was answered, a hundred a request, requests side by side;
 *  in no order, without those that are not there, each once: an index that follows its table by moments may name a record twice, and
 *  DynamoDB refuses a key that is there twice. What DynamoDB leaves out is asked for again until the deadline (epoch milliseconds), then
 *  UNAVAILABLE is thrown. */
export async function batchGet(
  { client, tableName, clock }: BatchGetOptions,
  keys: readonly Item[],
  deadline: number,
): Promise<Item[]> {
  const readBatch = async (batch: Item[]): Promise<Item[]> => {
    const items: Item[] = [];
    const backoff = new Backoff({ deadline, clock });
    for (let remaining = batch; remaining.length > 0; ) {
      const get = new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: remaining, ConsistentRead: true } } });
      const { Responses, UnprocessedKeys } = await retriedRead(() => client.send(get));
      items.push(...(Responses?.[tableName] ?? []));
      remaining = UnprocessedKeys?.[tableName]?.Keys ?? [];
      if (remaining.length > 0 && !(await backoff.wait())) throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1 });
    }
    return items;
  };
  const different = [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
  const batches = Array.from({ length: Math.ceil(different.length / MOST_PER_BATCH) }, (_, index) =>
    readBatch(different.slice(index * MOST_PER_BATCH, (index + 1) * MOST_PER_BATCH)),
  );
  return (await Promise.all(batches)).flat();
}
