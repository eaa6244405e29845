import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { IdempotentWriter } from '@frontdesk/aws/idempotent-write';
import { type Item, textOf } from '@frontdesk/aws/item-attributes';
import { eventPut } from '@frontdesk/aws/outbox';
import { retriedRead } from '@frontdesk/aws/retried';
import type { PublicEvent } from '@frontdesk/contracts/events';
import type { Answer } from '@frontdesk/core/answer';
import { KEPT_SECONDS, type Report } from '../domain/report.ts';
import type { ReportKey, ReportStore } from '../ports/report-store.ts';

interface ReportStoreOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
}

/** Reads and changes reports in DynamoDB. */
export class DynamoDbReports implements Pick<ReportStore, 'read' | 'change' | 'keep'> {
  readonly #options: ReportStoreOptions;

  constructor(options: ReportStoreOptions) {
    this.#options = options;
  }

  async read(key: ReportKey): Promise<Report | undefined> {
    const { client, tableName } = this.#options;
    const get = new GetItemCommand({ TableName: tableName, Key: keyOf(key), ConsistentRead: true });
    const { Item } = await retriedRead(() => client.send(get));
    return Item === undefined ? undefined : (JSON.parse(textOf(Item, 'report')) as Report);
  }

  async change(report: Report): Promise<boolean> {
    return this.#put(report, OPEN);
  }

  async keep(report: Report): Promise<void> {
    await this.#put(report, NEW);
  }

  async #put(report: Report, condition: Condition): Promise<boolean> {
    const { client, tableName } = this.#options;
    const put = new PutItemCommand({ TableName: tableName, Item: itemOf(report), ...condition });
    try {
      await retriedRead(() => client.send(put));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }
}

/** Changes reports, and tells of it in the same transaction. */
export class DynamoDbToldReports implements Pick<ReportStore, 'read' | 'change'> {
  readonly #options: ReportStoreOptions & { readonly eventsTable: string };
  readonly #reports: DynamoDbReports;

  constructor(options: ReportStoreOptions & { readonly eventsTable: string }) {
    this.#options = options;
    this.#reports = new DynamoDbReports(options);
  }

  read(key: ReportKey): Promise<Report | undefined> {
    return this.#reports.read(key);
  }

  async change(report: Report, event?: PublicEvent): Promise<boolean> {
    if (event === undefined) return this.#reports.change(report);
    const { client, tableName, eventsTable } = this.#options;
    const Put = { TableName: tableName, Item: itemOf(report), ...OPEN };
    const write = new TransactWriteItemsCommand({ TransactItems: [{ Put }, eventPut(eventsTable, event)] });
    try {
      await retriedRead(() => client.send(write));
      return true;
    } catch (error) {
      const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
      // One whose answer was lost is refused when it comes again: it was told of then.
      if (reasons[0]?.Code === 'ConditionalCheckFailed') return false;
      throw error;
    }
  }
}

type Condition = Pick<
  PutItemCommandInput,
  'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;

const OPEN: Condition = {
  ConditionExpression: '#status IN (:queued, :waiting)',
  ExpressionAttributeNames: { '#status': 'status' },
  ExpressionAttributeValues: { ':queued': { S: 'queued' }, ':waiting': { S: 'waiting' } },
};
const NEW: Condition = { ConditionExpression: 'attribute_not_exists(reportId)' };

/** Keeps new reports, each with its answer in one transaction. */
export class DynamoDbNewReports implements Pick<ReportStore, 'create'> {
  readonly #options: { readonly writer: IdempotentWriter; readonly tableName: string };

  constructor(options: { readonly writer: IdempotentWriter; readonly tableName: string }) {
    this.#options = options;
  }

  async create(report: Report, write: Parameters<ReportStore['create']>[1]): Promise<Answer> {
    const { writer, tableName } = this.#options;
    const put = { Put: { TableName: tableName, Item: itemOf(report) } };
    const { idempotency, answer, deadline } = write;
    const outcome = await writer.write({
      ...(idempotency !== undefined && { idempotency }),
      answer,
      deadline,
      steps: [{ name: 'report', action: put }],
    });
    if (outcome.kind === 'refused') throw new TypeError('A new report was refused.');
    return outcome.answer;
  }
}

function keyOf({ practiceId, reportId }: ReportKey): Item {
  return { practiceId: { S: practiceId }, reportId: { S: reportId } };
}

/** Nothing searches in a report, so it is kept as JSON. */
function itemOf(report: Report): Item {
  return {
    ...keyOf({ practiceId: report.practiceId, reportId: report.id }),
    status: { S: report.status },
    report: { S: JSON.stringify(report) },
    expiresAt: { N: String(Math.floor(Date.parse(report.createdAt) / 1000) + KEPT_SECONDS) },
  };
}
