import {
  type CancellationReason,
  type DynamoDBClient,
  PutItemCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { DynamoDbEventLogReader } from '@frontdesk/aws/dynamodb-event-log-reader';
import { headFrom, headKey, logItem } from '@frontdesk/aws/event-log-items';
import { retriedRead } from '@frontdesk/aws/retried';
import { isTransientError, isTransientReason } from '@frontdesk/aws/transient-failure';
import type { LoggedEvent, LogHead, LogRange } from '@frontdesk/contracts/event-log';
import type { Append, Appended, EventLog } from '../ports/event-log.ts';

const FAILED_CONDITION = 'ConditionalCheckFailed';

/** A practice's log in one partition: an item per event, keyed by the event's id, so that no event is ever in it twice;
 *  an index in the order of the log, read consistently; and the head, which every append moves on. */
export class DynamoDbEventLog implements EventLog {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;
  readonly #reader: DynamoDbEventLogReader;

  constructor({ client, tableName }: { client: DynamoDBClient; tableName: string }) {
    this.#client = client;
    this.#tableName = tableName;
    this.#reader = new DynamoDbEventLogReader({ client, tableName });
  }

  head(practiceId: string): Promise<LogHead | undefined> {
    return this.#reader.head(practiceId);
  }

  async begin(practiceId: string, epoch: string): Promise<LogHead> {
    const zero = { N: '0' };
    const put = new PutItemCommand({
      TableName: this.#tableName,
      Item: { ...headKey(practiceId), epoch: { S: epoch }, seq: zero, pushedSeq: zero, lanes: { N: '1' } },
      ConditionExpression: 'attribute_not_exists(eventId)',
    });
    try {
      await retriedRead(() => this.#client.send(put));
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
    }
    const head = await this.head(practiceId);
    if (head === undefined) throw new Error('A log that was begun has no head.');
    return head;
  }

  async append({ practiceId, head, events, now }: Append): Promise<Appended> {
    const puts = events.map((event, index) => ({
      Put: {
        TableName: this.#tableName,
        Item: logItem(practiceId, head.epoch, head.seq + 1 + index, event, now),
        ConditionExpression: 'attribute_not_exists(eventId)',
      },
    }));
    const TransactItems = [this.#moveHead(practiceId, head, head.seq + events.length), ...puts];
    try {
      await this.#client.send(new TransactWriteItemsCommand({ TransactItems }));
      return { kind: 'written' };
    } catch (error) {
      if (error instanceof TransactionCanceledException) {
        const ids = events.map(({ eventId }) => eventId);
        return refusal(error.CancellationReasons ?? [], ids, error);
      }
      if (isTransientError(error)) return { kind: 'undecided' };
      throw error;
    }
  }

  read(practiceId: string, epoch: string, range: LogRange): Promise<readonly LoggedEvent[]> {
    return this.#reader.read(practiceId, epoch, range);
  }

  #moveHead(practiceId: string, { epoch, seq, pushedSeq, lanes }: LogHead, newSeq: number): TransactWriteItem {
    return {
      Update: {
        TableName: this.#tableName,
        Key: headKey(practiceId),
        UpdateExpression: 'SET seq = :new, pushedSeq = :pushed, lanes = :lanes',
        ConditionExpression: 'epoch = :epoch AND seq = :seq',
        ExpressionAttributeValues: {
          ':epoch': { S: epoch },
          ':seq': { N: String(seq) },
          ':new': { N: String(newSeq) },
          ':pushed': { N: String(pushedSeq) },
          ':lanes': { N: String(lanes) },
        },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    };
  }
}

/** What a cancelled append says. An event that is in the log stays there, so its refusal is certain whatever the other
 *  reasons; likewise a head that was elsewhere. */
function refusal(reasons: readonly CancellationReason[], eventIds: readonly string[], error: Error): Appended {
  const [head, ...events] = reasons;
  const codes = reasons.map(({ Code }) => Code ?? 'None');
  if (codes.some((code) => code !== 'None' && code !== FAILED_CONDITION && !isTransientReason(code))) throw error;
  const logged = new Set(eventIds.filter((_, index) => events[index]?.Code === FAILED_CONDITION));
  const movedTo = head?.Code === FAILED_CONDITION ? head.Item : undefined;
  // Deleted by an operator: the next one begins a new epoch.
  if (head?.Code === FAILED_CONDITION && movedTo === undefined) throw error;
  if (logged.size === 0 && movedTo === undefined) return { kind: 'undecided' };
  return { kind: 'refused', logged, head: movedTo && headFrom(movedTo) };
}
