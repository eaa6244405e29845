import {
  type DynamoDBClient,
  GetItemCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { batchGet } from '@frontdesk/aws/batch-get';
import { endingBy } from '@frontdesk/aws/dynamodb-client';
import type { Item } from '@frontdesk/aws/item-attributes';
import { eventPut } from '@frontdesk/aws/outbox';
import { retriedRead } from '@frontdesk/aws/retried';
import { Backoff } from '@frontdesk/aws/retry';
import { isTransientError, isTransientReason } from '@frontdesk/aws/transient-failure';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import { type Call, type CallRecord, isCall } from '../domain/call.ts';
import type { CallChanges, CallStore, CallView, Decide } from '../ports/call-store.ts';
import type { CallKey } from '../ports/post-call-queue.ts';
import { callItem, callItemKey, callRecordFrom } from './call-item.ts';
import { chainFrom, chainItem, chainItemKey } from './chain-item.ts';

export interface CallStoreOptions {
  readonly client: DynamoDBClient;
  readonly callsTable: string;
  /** Absent: no change has events. */
  readonly eventsTable?: string;
  readonly clock: Clock;
}

/** Calls and their chains in DynamoDB. A change is one transaction of the records, each on the condition of the version that
 *  was read, and of its events. It needs no idempotency record: a retry reads first, and then finds nothing left to do. */
export class DynamoDbCallStore implements CallStore {
  readonly #options: CallStoreOptions;

  constructor(options: CallStoreOptions) {
    this.#options = options;
  }

  async read({ practiceId, id }: CallKey): Promise<Call | undefined> {
    const record = await this.view(practiceId).call(id);
    return isCall(record) ? record : undefined;
  }

  async change<Result>(practiceId: string, decide: Decide<Result>, deadline: number): Promise<Result> {
    const backoff = new Backoff({ deadline, clock: this.#options.clock });
    do {
      const { changes, result } = await decide(this.view(practiceId));
      if (changes === undefined || (await this.write(changes, deadline))) return result;
    } while (await backoff.wait());
    throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1 });
  }

  view(practiceId: string): CallView {
    return {
      call: async (id) => {
        const item = await this.#get(callItemKey({ practiceId, id }));
        return item && callRecordFrom(item);
      },
      chain: async (id) => {
        const item = await this.#get(chainItemKey({ practiceId, id }));
        return item && chainFrom(item);
      },
    };
  }

  async records(keys: readonly CallKey[], deadline: number): Promise<readonly CallRecord[]> {
    const [only, ...others] = keys;
    if (only !== undefined && others.length === 0) {
      const record = await this.view(only.practiceId).call(only.id);
      return record === undefined ? [] : [record];
    }
    const { client, callsTable: tableName, clock } = this.#options;
    return (await batchGet({ client, tableName, clock }, keys.map(callItemKey), deadline)).map(callRecordFrom);
  }

  async #get(key: Item): Promise<Item | undefined> {
    const { client, callsTable } = this.#options;
    const get = new GetItemCommand({ TableName: callsTable, Key: key, ConsistentRead: true });
    return (await retriedRead(() => client.send(get))).Item;
  }

  async write({ calls = [], chains = [], events }: CallChanges, deadline: number): Promise<boolean> {
    const { client, callsTable, eventsTable, clock } = this.#options;
    if (events.length > 0 && eventsTable === undefined) throw new Error('This store publishes no events.');
    const TransactItems = [
      ...calls.map(({ before, after }) => conditionalPut(callsTable, callItem(after), before?.version)),
      ...chains.map(({ before, after }) => conditionalPut(callsTable, chainItem(after), before?.version)),
      ...events.map((event) => eventPut(eventsTable ?? '', event)),
    ];
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems }), endingBy(deadline, clock.now()));
      return true;
    } catch (error) {
      if (isTransientError(error) || isOvertaken(error)) return false;
      throw error;
    }
  }
}

/** Puts a record in the place of the version that was read, or where there was none. */
function conditionalPut(TableName: string, item: Item, versionBefore: number | undefined): TransactWriteItem {
  const condition =
    versionBefore === undefined
      ? { ConditionExpression: 'attribute_not_exists(ownerKey)' }
      : {
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: { ':version': { N: String(versionBefore) } },
        };
  return { Put: { TableName, Item: item, ...condition } };
}

function isOvertaken(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = (error.CancellationReasons ?? []).map(({ Code = 'None' }) => Code);
  return codes.every((code) => code === 'None' || code === 'ConditionalCheckFailed' || isTransientReason(code));
}
