import { setTimeout as delay } from 'node:timers/promises';
import { type DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { AppError } from '@frontdesk/core/app-error';
import { type Item, numberOf } from './item-attributes.ts';
import { PRACTICE_ITEM, readPracticeRules, type StoredPracticeRules } from './practice-rules-items.ts';
import { retriedRead } from './retried.ts';

export interface PracticeRulesReaderOptions {
  readonly client: Pick<DynamoDBClient, 'send'>;
  readonly tableName: string;
}

const ATTEMPTS = 6;
const FIRST_PAUSE_MILLISECONDS = 5;

/** Reads a practice's rules, strongly consistent: who changes a schedule and searches sees the change. */
export class PracticeRulesReader {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #tableName: string;

  constructor({ client, tableName }: PracticeRulesReaderOptions) {
    this.#client = client;
    this.#tableName = tableName;
  }

  /** All rules as of one revision, with one Query; `undefined` for a practice that was never set up.
   *  Read again while a change is being written. Throws UNAVAILABLE when that does not come to an end. */
  async read(practiceId: string): Promise<StoredPracticeRules | undefined> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (attempt > 0) await delay(FIRST_PAUSE_MILLISECONDS * 2 ** attempt);
      const rules = readPracticeRules(await this.#readItems(practiceId));
      if (rules !== 'torn') return rules;
    }
    throw new AppError('UNAVAILABLE', { detail: 'The rules of the practice are being changed.', retryAfterSeconds: 1 });
  }

  /** The practice's revision alone, with one GetItem: equal to that of cached rules, they are as good as read. */
  async readRevision(practiceId: string): Promise<number | undefined> {
    const command = new GetItemCommand({
      TableName: this.#tableName,
      Key: { practiceId: { S: practiceId }, item: { S: PRACTICE_ITEM } },
      ProjectionExpression: 'revision',
      ConsistentRead: true,
    });
    const { Item } = await retriedRead(() => this.#client.send(command));
    return Item === undefined ? undefined : numberOf(Item, 'revision');
  }

  async #readItems(practiceId: string): Promise<Item[]> {
    const items: Item[] = [];
    let startKey: Item | undefined;
    do {
      const query = new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: 'practiceId = :practiceId',
        ExpressionAttributeValues: { ':practiceId': { S: practiceId } },
        ConsistentRead: true,
        ...(startKey !== undefined && { ExclusiveStartKey: startKey }),
      });
      const page = await retriedRead(() => this.#client.send(query));
      items.push(...(page.Items ?? []));
      startKey = page.LastEvaluatedKey;
    } while (startKey !== undefined);
    return items;
  }
}
