import { randomUUID } from 'node:crypto';
import {
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { batchGet } from '@frontdesk/aws/batch-get';
import { sendTransaction } from '@frontdesk/aws/contended-transaction';
import { type Item, textOf } from '@frontdesk/aws/item-attributes';
import { eventPut } from '@frontdesk/aws/outbox';
import { retried, retriedRead } from '@frontdesk/aws/retried';
import type { Clock } from '@frontdesk/core/clock';
import type { Activity } from '../domain/activity.ts';
import type { Subscription, SubscriptionKey } from '../domain/subscription.ts';
import { subscriptionEvent } from '../domain/subscription-event.ts';
import type { StoredSubscription, SubscriptionStore } from '../ports/subscription-store.ts';
import { activityPut } from './activity-item.ts';
import {
  attributesOfKey,
  itemOfSubscription,
  keyFrom,
  type SubscriptionRecord,
  subscriptionFrom,
} from './subscription-items.ts';

const BATCH_MILLISECONDS = 3_000;
const KEEP_ATTEMPTS = 5;
const SUBSCRIPTION_PREFIX = 'sub_';

export interface SubscriptionStoreOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** Where who did what is written. */
  readonly auditTable: string;
  readonly eventsTable: string;
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

  async keep({ subscription, revision }: StoredSubscription, activity?: Activity): Promise<boolean> {
    const { client, tableName: TableName } = this.#options;
    const put: TransactWriteItem = {
      Put: { TableName, Item: itemOfSubscription(subscription, revision + 1), ...unchangedSince(revision) },
    };
    const updates = subscription.keys.map((key) => ({ Update: { TableName, ...updateOfKey(key, subscription) } }));
    const notes = activity === undefined ? [] : this.#notesOf(activity, subscription, revision + 1);
    const command = new TransactWriteItemsCommand({
      TransactItems: [put, ...updates, ...notes],
      // An attempt whose answer was lost is not refused by itself.
      ClientRequestToken: randomUUID(),
    });
    try {
      // A key whose use is being noted is in the way for a moment.
      await retried(() => sendTransaction(client, command), { attempts: KEEP_ATTEMPTS });
      return true;
    } catch (error) {
      const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
      if (reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')) return false;
      throw error;
    }
  }

  async ofPractice(practiceId: string): Promise<StoredSubscription[]> {
    const items = await this.#found('byPractice', 'practiceId', practiceId);
    const isSubscription = (item: Item): boolean => textOf(item, 'id').startsWith(SUBSCRIPTION_PREFIX);
    const keys = items.filter((item) => !isSubscription(item));
    return items.filter(isSubscription).map((item) => storedFrom(item, keys));
  }

  /** Keys are not in the index. */
  async ofVendor(vendorId: string): Promise<StoredSubscription[]> {
    return (await this.#found('byVendor', 'vendorId', vendorId)).map((item) => storedFrom(item, []));
  }

  /** A key's change is the vendor's matter; of everything else the practice's dashboards hear. */
  #notesOf(activity: Activity, subscription: Subscription, version: number): TransactWriteItem[] {
    const { auditTable, eventsTable } = this.#options;
    const note = activityPut(auditTable, activity, subscription);
    if (activity.keyId !== undefined) return [note];
    return [note, eventPut(eventsTable, subscriptionEvent(subscription, version, activity.at))];
  }

  async #found(IndexName: string, attribute: string, value: string): Promise<Item[]> {
    const query = {
      TableName: this.#options.tableName,
      IndexName,
      KeyConditionExpression: '#owner = :owner',
      ExpressionAttributeNames: { '#owner': attribute },
      ExpressionAttributeValues: { ':owner': { S: value } },
    };
    const items: Item[] = [];
    let ExclusiveStartKey: Item | undefined;
    do {
      const page = new QueryCommand({ ...query, ExclusiveStartKey });
      const { Items = [], LastEvaluatedKey } = await retriedRead(() => this.#options.client.send(page));
      items.push(...Items);
      ExclusiveStartKey = LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return items;
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

function storedFrom(item: Item, keys: readonly Item[]): StoredSubscription {
  const record = subscriptionFrom(item);
  return { subscription: joined(record, keys), revision: record.revision };
}

/** With its keys in their order; those that are not among the items yet are left out. */
function joined({ revision: _, keyHashes, ...record }: SubscriptionRecord, items: readonly Item[]): Subscription {
  const keys = new Map(items.map((item) => [textOf(item, 'id'), item]));
  const found = keyHashes.map((hash) => keys.get(hash)).filter((item) => item !== undefined);
  return { ...record, keys: found.map(keyFrom) };
}
