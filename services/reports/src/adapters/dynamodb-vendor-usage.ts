import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { type Item, textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import { mapInParallel } from '@frontdesk/core/map-in-parallel';
import type { UsageCounters } from '@frontdesk/subscriptions/ports/usage-counters';
import { vendorCallsOf } from '../domain/vendor-calls.ts';
import type { VendorUsage } from '../ports/vendor-usage.ts';

export interface VendorUsageOptions {
  readonly client: DynamoDBClient;
  readonly subscriptionsTable: string;
  readonly counters: Pick<UsageCounters, 'ofSubscription'>;
}

const AT_ONCE = 5;
/** Keys of vendors are in the index too, and are named otherwise. */
const SUBSCRIPTION_PREFIX = 'sub_';

/** A practice's subscriptions, and of each what was counted. */
export class DynamoDbVendorUsage implements VendorUsage {
  readonly #options: VendorUsageOptions;

  constructor(options: VendorUsageOptions) {
    this.#options = options;
  }

  async callsOf(practiceId: string, fromDay: string, toDay: string): ReturnType<VendorUsage['callsOf']> {
    const { counters } = this.#options;
    const calls = await mapInParallel(await this.#vendorsOf(practiceId), AT_ONCE, async ({ id, vendor }) =>
      vendorCallsOf(id, vendor, await counters.ofSubscription(id, fromDay, toDay)),
    );
    return calls.flat();
  }

  async #vendorsOf(practiceId: string): Promise<{ id: string; vendor: string }[]> {
    const { client, subscriptionsTable } = this.#options;
    const found: Item[] = [];
    let startKey: Item | undefined;
    do {
      const query = new QueryCommand({
        TableName: subscriptionsTable,
        IndexName: 'byPractice',
        KeyConditionExpression: 'practiceId = :practice AND begins_with(id, :subscription)',
        ExpressionAttributeValues: { ':practice': { S: practiceId }, ':subscription': { S: SUBSCRIPTION_PREFIX } },
        ExclusiveStartKey: startKey,
      });
      const { Items = [], LastEvaluatedKey } = await retriedRead(() => client.send(query));
      found.push(...Items);
      startKey = LastEvaluatedKey;
    } while (startKey !== undefined);
    return found.map((item) => ({ id: textOf(item, 'id'), vendor: textOf(item, 'vendor') }));
  }
}
