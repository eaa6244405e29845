import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import type { DeliveryLog, DeliveryPage, DeliveryPlace } from '../ports/webhooks.ts';
import { attemptsFrom, ROUND_PREFIX } from './delivery-items.ts';
import type { WebhookTables } from './dynamodb-webhook-registry.ts';

/** After every character of a range key. */
const END = '~';

/** What was sent to a webhook, round by round. */
export class DynamoDbDeliveryLog implements DeliveryLog {
  readonly #tables: Omit<WebhookTables, 'webhooksTable'>;

  constructor(tables: Omit<WebhookTables, 'webhooksTable'>) {
    this.#tables = tables;
  }

  async page(webhookId: string, limit: number, from: DeliveryPlace | undefined): Promise<DeliveryPage> {
    const { client, deliveriesTable } = this.#tables;
    const query = new QueryCommand({
      TableName: deliveriesTable,
      ConsistentRead: true,
      ScanIndexForward: false,
      KeyConditionExpression: 'webhookId = :id AND #item BETWEEN :first AND :last',
      ExpressionAttributeNames: { '#item': 'item' },
      ExpressionAttributeValues: {
        ':id': { S: webhookId },
        ':first': { S: ROUND_PREFIX },
        ':last': { S: from?.[0] ?? `${ROUND_PREFIX}${END}` },
      },
      // A round has at least one attempt; one more tells whether there is a next page.
      Limit: limit + 1,
    });
    const { Items = [], LastEvaluatedKey } = await retriedRead(() => client.send(query));
    const places = Items.flatMap((item) => {
      const round = textOf(item, 'item');
      const newestFirst = attemptsFrom(item).toReversed();
      const taken = round === from?.[0] ? from[1] : 0;
      return newestFirst.slice(taken).map((attempt, index) => ({ attempt, place: [round, taken + index] as const }));
    });
    const next =
      places[limit]?.place ??
      (LastEvaluatedKey && ([textOf(LastEvaluatedKey, 'item'), Number.MAX_SAFE_INTEGER] as const));
    return { attempts: places.slice(0, limit).map(({ attempt }) => attempt), next };
  }
}
