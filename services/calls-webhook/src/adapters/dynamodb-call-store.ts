import {
  type DynamoDBClient,
  GetItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { REQUEST_TIMEOUT_MILLISECONDS } from '@frontdesk/aws/dynamodb-client';
import { eventPut } from '@frontdesk/aws/outbox';
import { retriedRead } from '@frontdesk/aws/retried';
import { Backoff } from '@frontdesk/aws/retry';
import { isTransientError, isTransientReason } from '@frontdesk/aws/transient-failure';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { Call } from '../domain/call.ts';
import type { CallChange, CallStore, DecideChange } from '../ports/call-store.ts';
import type { CallKey } from '../ports/post-call-queue.ts';
import { callFrom, callItem, callItemKey } from './call-item.ts';

export interface CallStoreOptions {
  readonly client: DynamoDBClient;
  readonly callsTable: string;
  /** Absent: no change has events. */
  readonly eventsTable?: string;
  readonly clock: Clock;
}

/** Calls in DynamoDB. A change is one transaction of the call, on the condition of the version that was read, and of its
 *  events. It needs no idempotency record: a retry reads first, and then finds nothing left to change. */
export class DynamoDbCallStore implements CallStore {
  readonly #options: CallStoreOptions;

  constructor(options: CallStoreOptions) {
    this.#options = options;
  }

  async read(key: CallKey): Promise<Call | undefined> {
    const { client, callsTable } = this.#options;
    const get = new GetItemCommand({ TableName: callsTable, Key: callItemKey(key), ConsistentRead: true });
    const { Item } = await retriedRead(() => client.send(get));
    return Item === undefined ? undefined : callFrom(Item);
  }

  async change(key: CallKey, decide: DecideChange, deadline: number): Promise<Call | undefined> {
    const backoff = new Backoff({ deadline, clock: this.#options.clock });
    do {
      const current = await this.read(key);
      const change = decide(current);
      if (change === undefined) return current;
      if (await this.#write(current, change, deadline)) return change.call;
    } while (await backoff.wait());
    throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1 });
  }

  /** False: somebody was first, something was in the way, or no answer came; what is there now says what is left to do. */
  async #write(current: Call | undefined, { call, events }: CallChange, deadline: number): Promise<boolean> {
    const { client, callsTable, eventsTable, clock } = this.#options;
    if (events.length > 0 && eventsTable === undefined) throw new Error('This store publishes no events.');
    const put = {
      TableName: callsTable,
      Item: callItem(call),
      ...(current === undefined
        ? { ConditionExpression: 'attribute_not_exists(ownerKey)' }
        : {
            ConditionExpression: 'version = :version',
            ExpressionAttributeValues: { ':version': { N: String(current.version) } },
          }),
    };
    const TransactItems = [{ Put: put }, ...events.map((event) => eventPut(eventsTable ?? '', event))];
    const requestTimeout = Math.max(1, Math.min(REQUEST_TIMEOUT_MILLISECONDS, deadline - clock.now()));
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems }), { requestTimeout });
      return true;
    } catch (error) {
      if (isTransientError(error) || isOvertaken(error)) return false;
      throw error;
    }
  }
}

function isOvertaken(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = (error.CancellationReasons ?? []).map(({ Code = 'None' }) => Code);
  return codes.every((code) => code === 'None' || code === 'ConditionalCheckFailed' || isTransientReason(code));
}
