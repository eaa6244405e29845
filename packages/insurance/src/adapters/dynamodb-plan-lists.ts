import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { numberOf, textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import type { PlanList } from '../domain/plan-list.ts';
import type { PlanListReader } from '../ports/plan-lists.ts';

/** What is read of the insurance table. The functions' permissions name the same: what verifications hold is not in it. */
const ATTRIBUTES_READ = ['plans', 'version'] as const;

/** Lists of plans in the insurance table: an item per practice, `PLANS`. */
export class DynamoDbPlanLists implements PlanListReader {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #tableName: string;

  constructor(options: { readonly client: Pick<DynamoDBClient, 'send'>; readonly tableName: string }) {
    this.#client = options.client;
    this.#tableName = options.tableName;
  }

  async read(practiceId: string): Promise<PlanList | undefined> {
    const get = new GetItemCommand({
      TableName: this.#tableName,
      Key: { pk: { S: practiceId }, sk: { S: 'PLANS' } },
      ProjectionExpression: ATTRIBUTES_READ.join(', '),
      ConsistentRead: true,
    });
    const { Item: item } = await retriedRead(() => this.#client.send(get));
    if (item === undefined) return undefined;
    return { version: numberOf(item, 'version'), plans: JSON.parse(textOf(item, 'plans')) };
  }
}
