import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { type Item, textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import type { WeeklyReport } from '../domain/weekly-report.ts';
import type { WeeklyReports } from '../ports/weekly-reports.ts';

/** No report has such an id, so no request reads it as one. */
const WEEKLY = '#weekly';
const MOST_AT_ONCE = 50;

/** In the table of the reports: an item of each practice, in the index `byDue` by when its report is due. */
export class DynamoDbWeeklyReports implements WeeklyReports {
  readonly #options: { readonly client: DynamoDBClient; readonly tableName: string };

  constructor(options: { readonly client: DynamoDBClient; readonly tableName: string }) {
    this.#options = options;
  }

  async read(practiceId: string): Promise<WeeklyReport | undefined> {
    const { client, tableName } = this.#options;
    const get = new GetItemCommand({ TableName: tableName, Key: keyOf(practiceId), ConsistentRead: true });
    const { Item } = await retriedRead(() => client.send(get));
    return Item === undefined ? undefined : weeklyFrom(Item);
  }

  async replace(weekly: WeeklyReport): Promise<void> {
    const { client, tableName } = this.#options;
    await retriedRead(() => client.send(new PutItemCommand({ TableName: tableName, Item: itemOf(weekly) })));
  }

  async remove(practiceId: string): Promise<void> {
    const { client, tableName } = this.#options;
    await retriedRead(() => client.send(new DeleteItemCommand({ TableName: tableName, Key: keyOf(practiceId) })));
  }

  async due(now: number): Promise<readonly WeeklyReport[]> {
    const { client, tableName } = this.#options;
    const query = new QueryCommand({
      TableName: tableName,
      IndexName: 'byDue',
      KeyConditionExpression: 'dueOf = :weekly AND dueAt <= :now',
      ExpressionAttributeValues: { ':weekly': { S: WEEKLY }, ':now': { N: String(now) } },
      Limit: MOST_AT_ONCE,
    });
    const { Items = [] } = await retriedRead(() => client.send(query));
    // The index may lag behind.
    const current = await Promise.all(Items.map((item) => this.read(textOf(item, 'practiceId'))));
    return current.filter((weekly) => weekly !== undefined).filter(({ dueAt }) => dueAt <= now);
  }

  async moveOn(before: WeeklyReport, after: Pick<WeeklyReport, 'dueAt' | 'lastReportId'>): Promise<boolean> {
    const { client, tableName } = this.#options;
    const put = new PutItemCommand({
      TableName: tableName,
      Item: itemOf({ ...before, ...after }),
      ConditionExpression: 'weekly = :before',
      ExpressionAttributeValues: { ':before': { S: JSON.stringify(before) } },
    });
    try {
      await retriedRead(() => client.send(put));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }
}

const keyOf = (practiceId: string): Item => ({ practiceId: { S: practiceId }, reportId: { S: WEEKLY } });

function itemOf(weekly: WeeklyReport): Item {
  return {
    ...keyOf(weekly.practiceId),
    dueOf: { S: WEEKLY },
    dueAt: { N: String(weekly.dueAt) },
    weekly: { S: JSON.stringify(weekly) },
  };
}

function weeklyFrom(item: Item): WeeklyReport {
  return JSON.parse(textOf(item, 'weekly')) as WeeklyReport;
}
