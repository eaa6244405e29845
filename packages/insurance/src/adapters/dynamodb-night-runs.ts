import { createHash } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type Item, numberOf, textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import type { DueRun, NightRun, NightRuns } from '../ports/night-runs.ts';
import { SWEEP_SHARDS } from './verification-item.ts';

export interface NightRunsOptions {
  readonly client: Pick<DynamoDBClient, 'send'>;
  readonly insuranceTable: string;
}

/** Runs in the insurance table: an item per practice, `NIGHT`, in the index `bySweep` by when it is to be looked at. */
export class DynamoDbNightRuns implements NightRuns {
  readonly #options: NightRunsOptions;

  constructor(options: NightRunsOptions) {
    this.#options = options;
  }

  async register(practiceId: string, now: number): Promise<void> {
    await this.#written(
      new PutItemCommand({
        TableName: this.#options.insuranceTable,
        Item: nightItem({ practiceId, version: 1 }, now),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  }

  async due(now: number, limit: number): Promise<DueRun[]> {
    const shards = Array.from({ length: SWEEP_SHARDS }, (_, shard) =>
      this.#dueIn(`NIGHT-${shard}`, now, Math.ceil(limit / SWEEP_SHARDS)),
    );
    return (await Promise.all(shards)).flat();
  }

  async claim({ practiceId, lookAt }: DueRun, until: number): Promise<boolean> {
    return this.#written(
      new UpdateItemCommand({
        TableName: this.#options.insuranceTable,
        Key: nightKey(practiceId),
        UpdateExpression: 'SET sweepAt = :until',
        ConditionExpression: 'sweepAt = :seen',
        ExpressionAttributeValues: { ':until': { N: String(until) }, ':seen': { N: String(lookAt) } },
      }),
    );
  }

  async read(practiceId: string): Promise<NightRun | undefined> {
    const { client, insuranceTable } = this.#options;
    const get = new GetItemCommand({ TableName: insuranceTable, Key: nightKey(practiceId), ConsistentRead: true });
    const { Item } = await retriedRead(() => client.send(get));
    return Item === undefined ? undefined : nightRunFrom(Item);
  }

  async save(before: NightRun, after: Omit<NightRun, 'practiceId' | 'version'>, lookAt: number): Promise<boolean> {
    const run = { ...after, practiceId: before.practiceId, version: before.version + 1 };
    return this.#written(
      new PutItemCommand({
        TableName: this.#options.insuranceTable,
        Item: nightItem(run, lookAt),
        ConditionExpression: 'version = :before',
        ExpressionAttributeValues: { ':before': { N: String(before.version) } },
      }),
    );
  }

  /** One that is refused may have been made by an attempt before, whose answer was lost. Its worker stops then, and another one goes on. */
  async #written(command: PutItemCommand | UpdateItemCommand): Promise<boolean> {
    try {
      await retriedRead(() => this.#options.client.send(command as PutItemCommand));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  async #dueIn(shard: string, now: number, limit: number): Promise<DueRun[]> {
    const query = new QueryCommand({
      TableName: this.#options.insuranceTable,
      IndexName: 'bySweep',
      KeyConditionExpression: 'sweepShard = :shard AND sweepAt <= :now',
      ExpressionAttributeValues: { ':shard': { S: shard }, ':now': { N: String(now) } },
      Limit: limit,
    });
    const { Items = [] } = await retriedRead(() => this.#options.client.send(query));
    return Items.map((item) => ({ practiceId: textOf(item, 'pk'), lookAt: numberOf(item, 'sweepAt') }));
  }
}

const nightKey = (practiceId: string): Item => ({ pk: { S: practiceId }, sk: { S: 'NIGHT' } });

function nightItem({ practiceId, serviceDate, startsAt, afterKey, version }: NightRun, lookAt: number): Item {
  return {
    ...nightKey(practiceId),
    sweepShard: { S: shardOf(practiceId) },
    sweepAt: { N: String(lookAt) },
    version: { N: String(version) },
    ...(serviceDate !== undefined && { serviceDate: { S: serviceDate } }),
    ...(startsAt !== undefined && { startsAt: { N: String(startsAt) } }),
    ...(afterKey !== undefined && { afterKey: { S: afterKey } }),
  };
}

function nightRunFrom(item: Item): NightRun {
  const { serviceDate, startsAt, afterKey } = item;
  return {
    practiceId: textOf(item, 'pk'),
    version: numberOf(item, 'version'),
    ...(serviceDate?.S !== undefined && { serviceDate: serviceDate.S }),
    ...(startsAt !== undefined && { startsAt: numberOf(item, 'startsAt') }),
    ...(afterKey?.S !== undefined && { afterKey: afterKey.S }),
  };
}

function shardOf(practiceId: string): string {
  const [first = 0] = createHash('sha256').update(practiceId).digest();
  return `NIGHT-${first % SWEEP_SHARDS}`;
}
