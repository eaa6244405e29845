import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { numberOf, textOf } from '@frontdesk/aws/item-attributes';
import { retried, retriedRead } from '@frontdesk/aws/retried';
import type { PlanList } from '../domain/plan-list.ts';
import type { PlanListStore } from '../ports/plan-lists.ts';

/** What is read of the insurance table. The functions' permissions name the same: what verifications hold is not in it. */
export const PLAN_ATTRIBUTES = ['list', 'version'] as const;

const WRITE_ATTEMPTS = 4;

/** Lists of plans in the insurance table: an item per practice, `PLANS`. Nothing in it is a patient's. */
export class DynamoDbPlanLists implements PlanListStore {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #tableName: string;

  constructor(options: { readonly client: Pick<DynamoDBClient, 'send'>; readonly tableName: string }) {
    this.#client = options.client;
    this.#tableName = options.tableName;
  }

  async read(practiceId: string): Promise<PlanList | undefined> {
    const get = new GetItemCommand({
      TableName: this.#tableName,
      Key: plansKey(practiceId),
      ProjectionExpression: '#list, version',
      ExpressionAttributeNames: { '#list': 'list' },
      ConsistentRead: true,
    });
    const { Item: item } = await retriedRead(() => this.#client.send(get));
    if (item === undefined) return undefined;
    return { ...JSON.parse(textOf(item, 'list')), version: numberOf(item, 'version') };
  }

  async replaceList(practiceId: string, { version, ...list }: PlanList): Promise<'replaced' | 'stale'> {
    const put = new PutItemCommand({
      TableName: this.#tableName,
      Item: { ...plansKey(practiceId), version: { N: String(version) }, list: { S: JSON.stringify(list) } },
      ...(version === 1
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: 'version = :before',
            ExpressionAttributeValues: { ':before': { N: String(version - 1) } },
          }),
    });
    try {
      // One that was written and not answered is stale to its repetition: whoever reads again finds what it wanted.
      await retried(() => this.#client.send(put), { attempts: WRITE_ATTEMPTS });
      return 'replaced';
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 'stale';
      throw error;
    }
  }
}

function plansKey(practiceId: string) {
  return { pk: { S: practiceId }, sk: { S: 'PLANS' } };
}
