import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { numberOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import type { Webhook, WebhookKey } from '../domain/webhook.ts';
import type { ForgottenWebhooks, WebhooksOfPractice } from '../ports/webhooks.ts';
import { webhooksUnder } from './dynamodb-webhook-registry.ts';
import { SWEEP_SHARDS, webhookKey, webhookKeyFrom, webhookPrefix } from './webhook-items.ts';

interface WebhooksTable {
  readonly client: DynamoDBClient;
  readonly webhooksTable: string;
}

/** The webhooks of a practice, without what signs their events. */
export class DynamoDbWebhooksOfPractice implements WebhooksOfPractice {
  readonly #table: WebhooksTable;

  constructor(table: WebhooksTable) {
    this.#table = table;
  }

  ofPractice(practiceId: string): Promise<readonly Webhook[]> {
    return webhooksUnder(this.#table, practiceId, webhookPrefix());
  }
}

/** Finds webhooks that something is due for through the index `bySweep`, which only they stand in. */
export class DynamoDbForgottenWebhooks implements ForgottenWebhooks {
  readonly #table: WebhooksTable;

  constructor(table: WebhooksTable) {
    this.#table = table;
  }

  async find(now: number, limit: number): Promise<readonly (WebhookKey & { readonly wakeAt: number })[]> {
    const shards = Array.from({ length: SWEEP_SHARDS }, (_, shard) =>
      this.#findIn(String(shard), now, Math.ceil(limit / SWEEP_SHARDS)),
    );
    return (await Promise.all(shards)).flat();
  }

  async postpone(key: WebhookKey, from: number, to: number): Promise<boolean> {
    const { client, webhooksTable: TableName } = this.#table;
    const update = new UpdateItemCommand({
      TableName,
      Key: webhookKey(key),
      UpdateExpression: 'SET wakeAt = :to',
      ConditionExpression: 'wakeAt = :from',
      ExpressionAttributeValues: { ':from': { N: String(from) }, ':to': { N: String(to) } },
    });
    try {
      await retriedRead(() => client.send(update));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  async #findIn(shard: string, now: number, limit: number) {
    const { client, webhooksTable: TableName } = this.#table;
    const query = new QueryCommand({
      TableName,
      IndexName: 'bySweep',
      KeyConditionExpression: 'sweepShard = :shard AND wakeAt <= :now',
      ExpressionAttributeValues: { ':shard': { S: shard }, ':now': { N: String(now) } },
      Limit: limit,
    });
    const { Items = [] } = await retriedRead(() => client.send(query));
    return Items.map((item) => ({ ...webhookKeyFrom(item), wakeAt: numberOf(item, 'wakeAt') }));
  }
}
