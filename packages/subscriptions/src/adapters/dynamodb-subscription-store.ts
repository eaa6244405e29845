import {
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { batchGet } from '@frontdesk/aws/batch-get';
import { type Item, textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { Subscription, SubscriptionKey } from '../domain/subscription.ts';
import type { StoredSubscription, SubscriptionStore } from '../ports/subscription-store.ts';
import {
  attributesOfKey,
  itemOfSubscription,
  keyFrom,
  type SubscriptionRecord,
  subscriptionFrom,
} from './subscription-items.ts';

const BATCH_MILLISECONDS = 3_000;
const SUBSCRIPTION_PREFIX = 'sub_';

export interface SubscriptionStoreOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly clock: Clock;
}

/** Subscriptions under their ids, and each key under its hash with what it has of its subscription: one transaction changes all. */
export class DynamoDbSubscriptionStore implements SubscriptionStore {
  readonly #options: SubscriptionStoreOptions;

  constructor(options: SubscriptionStoreOptions) {
    this.#options = options;
  }

  async read(id: string): Promise<StoredSubscription | undefined> {
    const { client, tableName, clock } = this.#options;
    const get = new GetItemCommand({ TableName: tableName, Key: { id: { S: id } }, ConsistentRead: true });
    const { Item } = await retriedRead(() => client.send(get));
    if (Item === undefined) return undefined;
    const record = subscriptionFrom(Item);
    const keys = record.keyHashes.map((hash): Item => ({ id: { S: hash } }));
    const items = await batchGet(this.#options, keys, clock.now() + BATCH_MILLISECONDS);
    return { subscription: joined(record, items), revision: record.revision };
  }

  async keep({ subscription, revision }: StoredSubscription): Promise<boolean> {
    const { client, tableName: TableName } = this.#options;
    const put: TransactWriteItem = {
      Put: { TableName, Item: itemOfSubscription(subscription, revision + 1), ...unchangedSince(revision) },
    };
    const updates = subscription.keys.map((key) => ({ Update: { TableName, ...updateOfKey(key, subscription) } }));
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems: [put, ...updates] }));
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
      // A key whose use is being noted is a conflict too: the change begins anew.
      if (codes.includes('ConditionalCheckFailed') || codes.includes('TransactionConflict')) return false;
      throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1, cause: error });
    }
  }

  async ofPractice(practiceId: string): Promise<Subscription[]> {
    const query = {
      TableName: this.#options.tableName,
      IndexName: 'byPractice',
      KeyConditionExpression: 'practiceId = :practiceId',
      ExpressionAttributeValues: { ':practiceId': { S: practiceId } },
    };
    const items: Item[] = [];
    let ExclusiveStartKey: Item | undefined;
    do {
      const page = new QueryCommand({ ...query, ExclusiveStartKey });
      const { Items = [], LastEvaluatedKey } = await retriedRead(() => this.#options.client.send(page));
      items.push(...Items);
      ExclusiveStartKey = LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    const isSubscription = (item: Item): boolean => textOf(item, 'id').startsWith(SUBSCRIPTION_PREFIX);
    const keys = items.filter((item) => !isSubscription(item));
    return items.filter(isSubscription).map((item) => joined(subscriptionFrom(item), keys));
  }
}

function unchangedSince(revision: number) {
  if (revision === 0) return { ConditionExpression: 'attribute_not_exists(id)' };
  return {
    ConditionExpression: 'revision = :revision',
    ExpressionAttributeValues: { ':revision': { N: String(revision) } },
  };
}

/** All but the last use, which the authorizer writes. */
function updateOfKey(key: SubscriptionKey, subscription: Subscription) {
  const attributes = Object.entries(attributesOfKey(key, subscription));
  return {
    Key: { id: { S: key.hash } },
    UpdateExpression: `SET ${attributes.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(attributes.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(attributes.map(([name, value]) => [`:${name}`, value])),
  };
}

/** With its keys in their order; those that are not among the items yet are left out. */
function joined({ revision: _, keyHashes, ...record }: SubscriptionRecord, items: readonly Item[]): Subscription {
  const keys = new Map(items.map((item) => [textOf(item, 'id'), item]));
  const found = keyHashes.map((hash) => keys.get(hash)).filter((item) => item !== undefined);
  return { ...record, keys: found.map(keyFrom) };
}
