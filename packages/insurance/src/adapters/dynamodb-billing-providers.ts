import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import type { BillingProviders } from '../ports/billing-providers.ts';
import type { EligibilityInquiry } from '../ports/payer.ts';

/** Who practices are to payers: an item per practice of the insurance table, `BILLING`. */
export class DynamoDbBillingProviders implements BillingProviders {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #tableName: string;

  constructor(options: { readonly client: Pick<DynamoDBClient, 'send'>; readonly tableName: string }) {
    this.#client = options.client;
    this.#tableName = options.tableName;
  }

  async of(practiceId: string): Promise<EligibilityInquiry['provider'] | undefined> {
    const get = new GetItemCommand({
      TableName: this.#tableName,
      Key: { pk: { S: practiceId }, sk: { S: 'BILLING' } },
    });
    const { Item: item } = await retriedRead(() => this.#client.send(get));
    return item && { npi: textOf(item, 'npi'), organizationName: textOf(item, 'organizationName') };
  }
}
