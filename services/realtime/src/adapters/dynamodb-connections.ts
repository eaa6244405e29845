import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  type Update,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { headFrom, headKey } from '@frontdesk/aws/event-log-items';
import type { Item } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import { Backoff } from '@frontdesk/aws/retry';
import { isTransientError, isTransientReason } from '@frontdesk/aws/transient-failure';
import type { RealtimeTopic } from '@frontdesk/contracts/realtime';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { Grant } from '../domain/grant.ts';
import type {
  ConnectionKey,
  ConnectionState,
  Connections,
  GoingLive,
  LiveConnection,
  WentLive,
} from '../ports/connections.ts';
import { connectionItem, connectionKey, liveConnectionFrom, stateFrom } from './connection-items.ts';

export interface DynamoDbConnectionsOptions {
  client: DynamoDBClient;
  tableName: string;
  eventLogTable: string;
  clock: Clock;
}

const FAILED_CONDITION = 'ConditionalCheckFailed';

/** The open connections, one partition per practice. */
export class DynamoDbConnections implements Connections {
  readonly #options: DynamoDbConnectionsOptions;

  constructor(options: DynamoDbConnectionsOptions) {
    this.#options = options;
  }

  async enter(key: ConnectionKey, grant: Grant, now: number): Promise<void> {
    const put = new PutItemCommand({ TableName: this.#options.tableName, Item: connectionItem(key, grant, now) });
    await retriedRead(() => this.#options.client.send(put));
  }

  async remove(key: ConnectionKey): Promise<void> {
    const { client, tableName: TableName } = this.#options;
    await retriedRead(() => client.send(new DeleteItemCommand({ TableName, Key: connectionKey(key) })));
  }

  async stateOf(key: ConnectionKey): Promise<ConnectionState> {
    const { client, tableName: TableName } = this.#options;
    const get = new GetItemCommand({ TableName, Key: connectionKey(key), ConsistentRead: true });
    return stateFrom((await retriedRead(() => client.send(get))).Item);
  }

  async beginJoining(key: ConnectionKey, joinId: string, now: number): Promise<ConnectionState | undefined> {
    const { client, tableName: TableName } = this.#options;
    const update = new UpdateItemCommand({
      TableName,
      Key: connectionKey(key),
      UpdateExpression: 'SET joinId = :joinId, joiningSince = :now',
      // The same again is an answer that got lost.
      ConditionExpression:
        'attribute_exists(connectionId) AND attribute_not_exists(lane) AND (attribute_not_exists(joinId) OR joinId = :joinId)',
      ExpressionAttributeValues: { ':joinId': { S: joinId }, ':now': { N: String(now) } },
    });
    try {
      await retriedRead(() => client.send(update));
      return undefined;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
      return this.stateOf(key);
    }
  }

  async goLive(change: GoingLive, deadline: number): Promise<WentLive> {
    const { client, clock } = this.#options;
    const TransactItems = [this.#checkEnd(change), { Update: this.#makeLive(change) }];
    // Many dashboards that come back at once meet at one head.
    const backoff = new Backoff({ deadline, clock });
    for (;;) {
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems }));
        return { kind: 'live' };
      } catch (error) {
        const verdict = verdictOf(error);
        if (verdict !== undefined) return verdict;
        if (!(await backoff.wait())) throw new AppError('UNAVAILABLE', { cause: error });
      }
    }
  }

  async removeTopics(key: ConnectionKey, topics: readonly RealtimeTopic[]): Promise<ConnectionState | undefined> {
    const { client, tableName: TableName } = this.#options;
    const update = new UpdateItemCommand({
      TableName,
      Key: connectionKey(key),
      UpdateExpression: 'DELETE topics :topics',
      ConditionExpression: 'attribute_exists(lane)',
      ExpressionAttributeValues: { ':topics': { SS: [...topics] } },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      await retriedRead(() => client.send(update));
      return undefined;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return stateFrom(error.Item);
    }
  }

  async live(practiceId: string): Promise<readonly LiveConnection[]> {
    const found: LiveConnection[] = [];
    let from: Item | undefined;
    do {
      const query = new QueryCommand({
        TableName: this.#options.tableName,
        ConsistentRead: true,
        KeyConditionExpression: 'practiceId = :practiceId',
        FilterExpression: 'attribute_exists(lane)',
        ProjectionExpression: 'connectionId, topics, lane',
        ExpressionAttributeValues: { ':practiceId': { S: practiceId } },
        ...(from && { ExclusiveStartKey: from }),
      });
      const { Items = [], LastEvaluatedKey } = await retriedRead(() => this.#options.client.send(query));
      found.push(...Items.map(liveConnectionFrom));
      from = LastEvaluatedKey;
    } while (from !== undefined);
    return found;
  }

  #checkEnd({ practiceId, position }: GoingLive): TransactWriteItem {
    return {
      ConditionCheck: {
        TableName: this.#options.eventLogTable,
        Key: headKey(practiceId),
        ConditionExpression: 'epoch = :epoch AND seq = :seq',
        ExpressionAttributeValues: { ':epoch': { S: position.epoch }, ':seq': { N: String(position.seq) } },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    };
  }

  #makeLive({ topics, lane, joinId, ...key }: GoingLive): Update {
    const update = { TableName: this.#options.tableName, Key: connectionKey(key) };
    const names = { SS: [...topics] };
    if (joinId === undefined) {
      return {
        ...update,
        UpdateExpression: 'ADD topics :topics',
        ConditionExpression: 'attribute_exists(lane)',
        ExpressionAttributeValues: { ':topics': names },
      };
    }
    return {
      ...update,
      // The join's id stays: when the answer is lost, the second attempt is known for the same.
      UpdateExpression: 'SET topics = :topics, lane = :lane',
      ConditionExpression: 'joinId = :joinId',
      ExpressionAttributeValues: { ':topics': names, ':lane': { N: String(lane) }, ':joinId': { S: joinId } },
    };
  }
}

/** What a failed attempt decides; undefined when another one may tell. Throws what no attempt mends. */
function verdictOf(error: unknown): WentLive | undefined {
  if (!(error instanceof TransactionCanceledException)) {
    if (isTransientError(error)) return undefined;
    throw error;
  }
  const reasons = error.CancellationReasons ?? [];
  const [end, connection] = reasons;
  if (end?.Code === FAILED_CONDITION && end.Item !== undefined) return { kind: 'moved', head: headFrom(end.Item) };
  if (end?.Code === FAILED_CONDITION || connection?.Code === FAILED_CONDITION) return { kind: 'lost' };
  if (reasons.some(({ Code }) => isTransientReason(Code ?? 'None'))) return undefined;
  throw error;
}
