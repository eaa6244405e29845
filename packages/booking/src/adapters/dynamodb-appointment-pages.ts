import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { type Item, textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import type { AppointmentPage, AppointmentPages } from '../ports/appointment-pages.ts';
import { appointmentFrom } from './appointment-item.ts';

const ITEMS_PER_PAGE = 500;

/** Scans the table, in which holds are too. A position is the key of the last item: ids, in base64url. */
export class DynamoDbAppointmentPages implements AppointmentPages {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor(options: { readonly client: DynamoDBClient; readonly tableName: string }) {
    this.#client = options.client;
    this.#tableName = options.tableName;
  }

  async read(from: string | undefined): Promise<AppointmentPage> {
    const scan = new ScanCommand({
      TableName: this.#tableName,
      ConsistentRead: true,
      Limit: ITEMS_PER_PAGE,
      ...(from !== undefined && { ExclusiveStartKey: keyAt(from) }),
    });
    const { Items = [], LastEvaluatedKey } = await retriedRead(() => this.#client.send(scan));
    const appointments = Items.filter(({ item }) => item?.S === 'APPOINTMENT').map(appointmentFrom);
    return { appointments, ...(LastEvaluatedKey && { next: positionOf(LastEvaluatedKey) }) };
  }
}

function positionOf(key: Item): string {
  return Buffer.from(JSON.stringify([textOf(key, 'ownerKey'), textOf(key, 'item')])).toString('base64url');
}

function keyAt(position: string): Item {
  const [ownerKey = '', item = ''] = JSON.parse(Buffer.from(position, 'base64url').toString()) as string[];
  return { ownerKey: { S: ownerKey }, item: { S: item } };
}
