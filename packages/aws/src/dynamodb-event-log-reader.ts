import { type DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { LoggedEvent, LogHead, LogRange } from '@frontdesk/contracts/event-log';
import { headFrom, headKey, loggedEventFrom, positionKey } from './event-log-items.ts';
import { retriedRead } from './retried.ts';

/** Reads practices' logs, strongly consistent: their ends, and their events by position. */
export class DynamoDbEventLogReader {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor({ client, tableName }: { client: DynamoDBClient; tableName: string }) {
    this.#client = client;
    this.#tableName = tableName;
  }

  /** The end of a practice's log, as it is now; undefined before its first event. */
  async head(practiceId: string): Promise<LogHead | undefined> {
    const get = new GetItemCommand({ TableName: this.#tableName, Key: headKey(practiceId), ConsistentRead: true });
    const { Item } = await retriedRead(() => this.#client.send(get));
    return Item === undefined ? undefined : headFrom(Item);
  }

  /** In order. */
  async read(practiceId: string, epoch: string, { afterSeq, toSeq, limit }: LogRange): Promise<readonly LoggedEvent[]> {
    // Nothing lies behind the end, and DynamoDB refuses a range that ends before it begins.
    if (afterSeq >= toSeq) return [];
    const query = new QueryCommand({
      TableName: this.#tableName,
      IndexName: 'byPosition',
      ConsistentRead: true,
      KeyConditionExpression: 'practiceId = :practiceId AND #position BETWEEN :first AND :last',
      ExpressionAttributeNames: { '#position': 'position' },
      ExpressionAttributeValues: {
        ':practiceId': { S: practiceId },
        ':first': { S: positionKey(epoch, afterSeq + 1) },
        ':last': { S: positionKey(epoch, toSeq) },
      },
      Limit: limit,
    });
    const { Items = [] } = await retriedRead(() => this.#client.send(query));
    return Items.map(loggedEventFrom);
  }
}
