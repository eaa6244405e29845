import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { retriedRead } from '@frontdesk/aws/retried';
import type { Appointment } from '../domain/appointment.ts';
import type { AppointmentReader } from '../ports/appointment-reader.ts';
import { appointmentFrom, appointmentKey } from './appointment-item.ts';

/** Reads appointments one by one, strongly consistent. */
export class DynamoDbAppointmentReader implements AppointmentReader {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor(options: { readonly client: DynamoDBClient; readonly tableName: string }) {
    this.#client = options.client;
    this.#tableName = options.tableName;
  }

  async read(practiceId: string, appointmentId: string): Promise<Appointment | undefined> {
    const get = new GetItemCommand({
      TableName: this.#tableName,
      Key: appointmentKey(practiceId, appointmentId),
      ConsistentRead: true,
    });
    const { Item } = await retriedRead(() => this.#client.send(get));
    return Item === undefined ? undefined : appointmentFrom(Item);
  }
}
