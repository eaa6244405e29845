import {
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { sendTransaction } from '@frontdesk/aws/contended-transaction';
import { retried, retriedRead } from '@frontdesk/aws/retried';
import type { SigningWebhook, WebhookKey } from '../domain/webhook.ts';
import type { DeliveryStore, Pending, Round } from '../ports/webhooks.ts';
import {
  isReplay,
  PENDING_RANGE,
  replayFrom,
  replayItem,
  replayKey,
  retryFrom,
  retryItem,
  retryKey,
  roundItem,
} from './delivery-items.ts';
import type { WebhookTables } from './dynamodb-webhook-registry.ts';
import { SWEEP_SHARDS, signingWebhookFrom, stateAttributes, webhookKey } from './webhook-items.ts';

const COMMIT_ATTEMPTS = 5;

/** What workers read and keep of a webhook's deliveries, strongly consistent. */
export class DynamoDbDeliveryStore implements DeliveryStore {
  readonly #client: DynamoDBClient;
  readonly #tables: WebhookTables;

  constructor(tables: WebhookTables) {
    this.#client = tables.client;
    this.#tables = tables;
  }

  async read(key: WebhookKey): Promise<SigningWebhook | undefined> {
    const TableName = this.#tables.webhooksTable;
    const get = new GetItemCommand({ TableName, Key: webhookKey(key), ConsistentRead: true });
    const { Item } = await retriedRead(() => this.#client.send(get));
    return Item === undefined ? undefined : signingWebhookFrom(Item);
  }

  async pending(webhookId: string, limit: number): Promise<Pending> {
    const query = new QueryCommand({
      TableName: this.#tables.deliveriesTable,
      ConsistentRead: true,
      KeyConditionExpression: 'webhookId = :id AND #item BETWEEN :first AND :last',
      ExpressionAttributeNames: { '#item': 'item' },
      ExpressionAttributeValues: {
        ':id': { S: webhookId },
        ':first': { S: PENDING_RANGE.first },
        ':last': { S: PENDING_RANGE.last },
      },
      Limit: limit + 1,
    });
    const { Items = [] } = await retriedRead(() => this.#client.send(query));
    const replay = Items.find(isReplay);
    const retries = Items.filter((item) => item !== replay).slice(0, limit);
    return { replay: replay && replayFrom(replay), retries: retries.map(retryFrom) };
  }

  /** The request has a token of its own, so an attempt whose answer was lost is not refused by itself. One that met another transaction is sent
   *  again: its webhook was being changed, and a round that is not kept is sent anew. */
  async commit(round: Round): Promise<boolean> {
    const command = new TransactWriteItemsCommand({
      TransactItems: [this.#stateUpdate(round), ...this.#deliveries(round)],
      ClientRequestToken: crypto.randomUUID(),
    });
    try {
      await retried(() => sendTransaction(this.#client, command), { attempts: COMMIT_ATTEMPTS });
      return true;
    } catch (error) {
      const [state] = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
      if (state?.Code === 'ConditionalCheckFailed') return false;
      throw error;
    }
  }

  #stateUpdate({ key, before, after }: Round): TransactWriteItem {
    const isDue = after.wakeAt !== undefined;
    const { deliveryState = { S: '' }, stateRound = { N: '0' } } = stateAttributes(after);
    return {
      Update: {
        TableName: this.#tables.webhooksTable,
        Key: webhookKey(key),
        UpdateExpression: `SET deliveryState = :state, stateRound = :round${isDue ? ', wakeAt = :wakeAt, sweepShard = :shard' : ' REMOVE wakeAt, sweepShard'}`,
        ConditionExpression: 'stateRound = :before',
        ExpressionAttributeValues: {
          ':state': deliveryState,
          ':round': stateRound,
          ':before': { N: String(before.round) },
          ...(isDue && { ':wakeAt': { N: String(after.wakeAt) }, ':shard': { S: shardOf(key.webhookId) } }),
        },
      },
    };
  }

  #deliveries({ key: { webhookId }, after, attempts, done, retries, replay, now }: Round): TransactWriteItem[] {
    const TableName = this.#tables.deliveriesTable;
    const log =
      attempts.length === 0 ? [] : [{ Put: { TableName, Item: roundItem(webhookId, after.round, attempts, now) } }];
    const replayed = replay === undefined ? [] : [this.#replayChange(webhookId, replay.after)];
    return [
      ...log,
      ...done.map((retry) => ({ Delete: { TableName, Key: retryKey(webhookId, retry) } })),
      ...retries.map((retry) => ({ Put: { TableName, Item: retryItem(webhookId, retry) } })),
      ...replayed,
    ];
  }

  #replayChange(webhookId: string, after: NonNullable<Round['replay']>['after']): TransactWriteItem {
    const TableName = this.#tables.deliveriesTable;
    if (after === undefined) return { Delete: { TableName, Key: replayKey(webhookId) } };
    return { Put: { TableName, Item: replayItem(webhookId, after) } };
  }
}

/** Ids are random, and so is where they stand. */
function shardOf(webhookId: string): string {
  return String(
    (webhookId.charCodeAt(webhookId.length - 1) + webhookId.charCodeAt(webhookId.length - 2)) % SWEEP_SHARDS,
  );
}
