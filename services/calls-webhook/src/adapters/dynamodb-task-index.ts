import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { type Item, textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import { callbackTaskOf } from '../domain/callback-task.ts';
import { isMerged } from '../domain/chain.ts';
import type { TaskIndex, TaskPage, TaskQuery } from '../ports/task-index.ts';
import { chainFrom, taskListKey } from './chain-item.ts';

/** Lists through the index `byTask`, which holds the whole records of chains in which somebody was missed. */
export class DynamoDbTaskIndex implements TaskIndex {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor(options: { readonly client: DynamoDBClient; readonly tableName: string }) {
    this.#client = options.client;
    this.#tableName = options.tableName;
  }

  async find({ practiceId, status, afterKey, limit }: TaskQuery): Promise<TaskPage> {
    const isEarliestFirst = status === 'open';
    const comparison = isEarliestFirst ? '>' : '<';
    const found: Item[] = [];
    let position: Item | undefined;
    do {
      const query = new QueryCommand({
        TableName: this.#tableName,
        IndexName: 'byTask',
        KeyConditionExpression: `taskList = :list${afterKey === undefined ? '' : ` AND taskKey ${comparison} :after`}`,
        ExpressionAttributeValues: {
          ':list': { S: taskListKey(practiceId, status) },
          ...(afterKey !== undefined && { ':after': { S: afterKey } }),
        },
        ScanIndexForward: isEarliestFirst,
        // One more than asked for: only then it is known that this is not the last page.
        Limit: limit + 1 - found.length,
        ...(position && { ExclusiveStartKey: position }),
      });
      const { Items = [], LastEvaluatedKey } = await retriedRead(() => this.#client.send(query));
      found.push(...Items);
      position = LastEvaluatedKey;
    } while (position !== undefined && found.length <= limit);
    const shown = found.slice(0, limit);
    const tasks = shown.map(chainFrom).flatMap((chain) => (isMerged(chain) ? [] : (callbackTaskOf(chain) ?? [])));
    const last = shown.at(-1);
    return found.length > limit && last !== undefined ? { tasks, lastKey: textOf(last, 'taskKey') } : { tasks };
  }
}
