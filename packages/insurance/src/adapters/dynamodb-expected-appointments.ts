import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { batchGet } from '@frontdesk/aws/batch-get';
import { type Item, textOf } from '@frontdesk/aws/item-attributes';
import { plainItem } from '@frontdesk/aws/plain-item';
import { retriedRead } from '@frontdesk/aws/retried';
import type { Patient } from '@frontdesk/contracts/patient';
import type { Clock } from '@frontdesk/core/clock';
import { Phi } from '@frontdesk/core/phi';
import { formatUtcInstant } from '@frontdesk/scheduling/instant';
import type { ExpectedAppointment } from '../domain/expected-appointment.ts';
import type { ExpectedAppointments, ExpectedPage, ExpectedQuery } from '../ports/expected-appointments.ts';

export interface ExpectedAppointmentsOptions {
  readonly client: DynamoDBClient;
  /** The appointments table, which another service owns. */
  readonly tableName: string;
  readonly clock: Clock;
}

const EXPECTED = ['booked', 'arrived'];

/** Finds appointments through the index `byStart`, and reads the records themselves: the index follows them by moments. */
export class DynamoDbExpectedAppointments implements ExpectedAppointments {
  readonly #options: ExpectedAppointmentsOptions;

  constructor(options: ExpectedAppointmentsOptions) {
    this.#options = options;
  }

  async page({ practiceId, range, afterKey, limit }: ExpectedQuery, deadline: number): Promise<ExpectedPage> {
    const [from, to] = [formatUtcInstant(range.start), formatUtcInstant(range.end)];
    // An altered cursor may point behind the end; DynamoDB refuses a range that ends before it begins.
    if (afterKey !== undefined && afterKey >= to) return { appointments: [] };
    const query = new QueryCommand({
      TableName: this.#options.tableName,
      IndexName: 'byStart',
      // Keys are `<instant>#<id>`: those of the end itself come after its text. No key lies between a key and itself with a `!`.
      KeyConditionExpression: 'practiceId = :practiceId AND startKey BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':practiceId': { S: practiceId },
        ':from': { S: afterKey === undefined || afterKey < from ? from : `${afterKey}!` },
        ':to': { S: to },
      },
      Limit: limit,
    });
    const { Items = [], LastEvaluatedKey: last } = await retriedRead(() => this.#options.client.send(query));
    const keys = Items.filter(isExpected).map((item) => ({
      ownerKey: { S: `${practiceId}#${textOf(item, 'appointmentId')}` },
      item: { S: 'APPOINTMENT' },
    }));
    const records = await batchGet(this.#options, keys, deadline);
    const appointments = records
      .filter(isExpected)
      .map(expectedFrom)
      .filter(({ startKey }) => startKey >= from && startKey <= to)
      .sort((a, b) => (a.startKey < b.startKey ? -1 : 1));
    return { appointments, ...(last !== undefined && { lastKey: textOf(last, 'startKey') }) };
  }
}

const isExpected = (item: Item): boolean => EXPECTED.includes(textOf(item, 'status'));

function expectedFrom(item: Item): ExpectedAppointment {
  return {
    id: textOf(item, 'appointmentId'),
    providerId: textOf(item, 'providerId'),
    appointmentType: textOf(item, 'appointmentType'),
    start: textOf(item, 'start'),
    startKey: textOf(item, 'startKey'),
    // Written by the booking, so a patient.
    patient: new Phi(plainItem(item.patient?.M ?? {}) as Patient),
  };
}
