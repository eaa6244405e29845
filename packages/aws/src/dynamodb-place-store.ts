import { ConditionalCheckFailedException, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Place, PlaceStore } from '@frontdesk/core/place-store';
import { type Item, numberOf } from './item-attributes.ts';

/** Longer than this no call waits for its place. */
const TIMEOUT_MILLISECONDS = 500;

export interface DynamoDbPlaceStoreOptions {
  readonly client: Pick<DynamoDBClient, 'send'>;
  /** That of the circuits. */
  readonly tableName: string;
  /** 500 by default. */
  readonly timeoutMilliseconds?: number;
}

/** One item per place, beside the circuit of its upstream: `SIM-A#0`, `SIM-A#1`. Nothing is sent again: a place that cannot be taken
 *  for want of an answer lets its call through (ADR-0053). */
export class DynamoDbPlaceStore implements PlaceStore {
  readonly #options: DynamoDbPlaceStoreOptions;

  constructor(options: DynamoDbPlaceStoreOptions) {
    this.#options = options;
  }

  async take(place: Place): Promise<number | undefined> {
    const refused = await this.#put(place, {
      ConditionExpression: 'attribute_not_exists(upstream) OR takenUntil <= :now',
      ExpressionAttributeValues: { ':now': { N: String(place.since) } },
    });
    return refused === undefined ? undefined : numberOf(refused, 'takenAt');
  }

  async free(place: Place): Promise<void> {
    const ExpressionAttributeValues = { ':holder': { S: place.holder } };
    await this.#put({ ...place, until: 0 }, { ConditionExpression: 'holder = :holder', ExpressionAttributeValues });
  }

  /** Undefined, or what is stored instead. */
  async #put(
    { upstream, number, holder, since, until }: Place,
    condition: Pick<PutItemCommand['input'], 'ConditionExpression' | 'ExpressionAttributeValues'>,
  ): Promise<Item | undefined> {
    const { client, tableName: TableName, timeoutMilliseconds = TIMEOUT_MILLISECONDS } = this.#options;
    const Item = {
      upstream: { S: `${upstream}#${number}` },
      holder: { S: holder },
      takenAt: { N: String(since) },
      takenUntil: { N: String(until) },
    };
    const ReturnValuesOnConditionCheckFailure = 'ALL_OLD';
    try {
      const put = new PutItemCommand({ TableName, Item, ReturnValuesOnConditionCheckFailure, ...condition });
      await client.send(put, { abortSignal: AbortSignal.timeout(timeoutMilliseconds) });
      return undefined;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item ?? { takenAt: { N: '0' } };
    }
  }
}
