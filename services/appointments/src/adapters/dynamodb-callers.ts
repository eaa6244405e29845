import { type DynamoDBClient, GetItemCommand, type GetItemCommandInput } from '@aws-sdk/client-dynamodb';
import { callerItemKey, callerNumberFrom } from '@frontdesk/aws/caller-item';
import type { Item } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import type { Clock } from '@frontdesk/core/clock';
import type { Callers, CallersCall } from '../ports/callers.ts';

export interface DynamoDbCallersOptions {
  readonly client: DynamoDBClient;
  readonly callsTable: string;
  readonly callersTable: string;
  readonly clock: Clock;
}

/** Reads the tables of the calls: the call log for whether there is a call, and the callers for its number. */
export class DynamoDbCallers implements Callers {
  readonly #options: DynamoDbCallersOptions;

  constructor(options: DynamoDbCallersOptions) {
    this.#options = options;
  }

  async find(practiceId: string, callId: string): Promise<CallersCall | undefined> {
    const { callsTable, callersTable, clock } = this.#options;
    const [call, caller] = await Promise.all([
      this.#get({
        TableName: callsTable,
        Key: { ownerKey: { S: `${practiceId}#${callId}` }, item: { S: 'CALL' } },
        // A contact that others have only named has none.
        ProjectionExpression: 'facts',
      }),
      this.#get({ TableName: callersTable, Key: callerItemKey({ practiceId, callId }) }),
    ]);
    const number = caller && callerNumberFrom(caller, clock.now());
    if (number !== undefined) return { number };
    return call?.facts === undefined ? undefined : {};
  }

  async #get(input: GetItemCommandInput): Promise<Item | undefined> {
    const get = new GetItemCommand({ ...input, ConsistentRead: true });
    return (await retriedRead(() => this.#options.client.send(get))).Item;
  }
}
