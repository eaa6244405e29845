import { type AttributeValue, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import { type EpochMinutes, formatUtcInstant, parseInstant } from '@frontdesk/scheduling/instant';
import type { Interval } from '@frontdesk/scheduling/interval';
import { MAXIMUM_CLAIM_MINUTES } from '@frontdesk/scheduling/quantum';
import type { StandingAppointment } from '../domain/standing-appointment.ts';
import type { AppointmentsInTime } from '../ports/appointments-in-time.ts';

export interface DynamoDbAppointmentsInTimeOptions {
  readonly client: Pick<DynamoDBClient, 'send'>;
  /** The appointments table, of which only the index `byStart` is read. */
  readonly tableName: string;
}

/** Appointments by their index `byStart`, which carries nothing about a patient. */
export class DynamoDbAppointmentsInTime implements AppointmentsInTime {
  readonly #options: DynamoDbAppointmentsInTimeOptions;

  constructor(options: DynamoDbAppointmentsInTimeOptions) {
    this.#options = options;
  }

  async standing(practiceId: string, { start, end }: Interval, providerId?: string): Promise<StandingAppointment[]> {
    const found: StandingAppointment[] = [];
    let startKey: Record<string, AttributeValue> | undefined;
    do {
      const query = new QueryCommand({
        TableName: this.#options.tableName,
        IndexName: 'byStart',
        // Keys are `<instant>#<id>`: one at `end` itself comes after the bare instant. No appointment is longer than a
        // claim can be, so an earlier start than this cannot reach into the interval.
        KeyConditionExpression: 'practiceId = :practiceId AND startKey BETWEEN :from AND :to',
        FilterExpression: `#status IN (:booked, :arrived)${providerId === undefined ? '' : ' AND providerId = :provider'}`,
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':practiceId': { S: practiceId },
          ':from': { S: formatUtcInstant(start - MAXIMUM_CLAIM_MINUTES) },
          ':to': { S: formatUtcInstant(end) },
          ':booked': { S: 'booked' },
          ':arrived': { S: 'arrived' },
          ...(providerId !== undefined && { ':provider': { S: providerId } }),
        },
        ...(startKey !== undefined && { ExclusiveStartKey: startKey }),
      });
      const page = await retriedRead(() => this.#options.client.send(query));
      found.push(...(page.Items ?? []).map(readAppointment));
      startKey = page.LastEvaluatedKey;
    } while (startKey !== undefined);
    return found.filter((appointment) => appointment.end > start);
  }
}

function readAppointment(item: Record<string, AttributeValue>): StandingAppointment {
  return {
    id: textOf(item, 'appointmentId'),
    providerId: textOf(item, 'providerId'),
    start: minutesOf(textOf(item, 'start')),
    end: minutesOf(textOf(item, 'end')),
  };
}

function minutesOf(text: string): EpochMinutes {
  const instant = parseInstant(text);
  if (instant === undefined) throw new TypeError('An appointment has a time that is no instant.');
  return instant.epochMinutes;
}
