import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { type Item, numberOf, textOf } from '@frontdesk/aws/item-attributes';
import { plainItem } from '@frontdesk/aws/plain-item';
import { retriedRead } from '@frontdesk/aws/retried';
import * as z from 'zod/mini';
import { timesOf } from '../domain/facts-of-events.ts';
import type { RecordedAppointment, RecordedHistory } from '../ports/recorded-history.ts';
import { factEvent } from './fact-event.ts';

export interface RecordedHistoryOptions {
  readonly client: DynamoDBClient;
  readonly appointmentsTable: string;
  readonly eventsTable: string;
}

const ITEMS_PER_PART = 500;

/** What is read of an appointment; the function may read nothing else. Of `cancellation` its note stays behind. */
export const APPOINTMENT_ATTRIBUTES = [
  'ownerKey',
  'item',
  'practiceId',
  'appointmentId',
  'providerId',
  'appointmentType',
  'status',
  'start',
  'end',
  'cancellation',
  'version',
  'createdAt',
  'updatedAt',
] as const;

/** A position names the table and the key of the last item: ids, in base64url. */
type Position = readonly ['appointments' | 'events', Item | undefined];

/** Scans the appointments, then the events of the last seven days. */
export class DynamoDbRecordedHistory implements RecordedHistory {
  readonly #options: RecordedHistoryOptions;

  constructor(options: RecordedHistoryOptions) {
    this.#options = options;
  }

  async read(from: string | undefined): ReturnType<RecordedHistory['read']> {
    const [table, key] = from === undefined ? (['appointments', undefined] as const) : positionFrom(from);
    return table === 'appointments' ? this.#appointments(key) : this.#events(key);
  }

  async #appointments(key: Item | undefined): ReturnType<RecordedHistory['read']> {
    const { client, appointmentsTable } = this.#options;
    const names = APPOINTMENT_ATTRIBUTES.map((name) => [`#${name}`, name] as const);
    const scan = new ScanCommand({
      TableName: appointmentsTable,
      ConsistentRead: true,
      Limit: ITEMS_PER_PART,
      ExclusiveStartKey: key,
      ProjectionExpression: names
        .flatMap(([place, name]) => (name === 'cancellation' ? [`${place}.reason`, `${place}.#at`] : [place]))
        .join(', '),
      ExpressionAttributeNames: Object.fromEntries([...names, ['#at', 'at']]),
    });
    const { Items = [], LastEvaluatedKey } = await retriedRead(() => client.send(scan));
    const appointments = Items.filter(({ item }) => item?.S === 'APPOINTMENT').map(appointmentFrom);
    return {
      appointments,
      events: [],
      next: positionOf(LastEvaluatedKey ? ['appointments', LastEvaluatedKey] : ['events', undefined]),
    };
  }

  async #events(key: Item | undefined): ReturnType<RecordedHistory['read']> {
    const { client, eventsTable } = this.#options;
    const scan = new ScanCommand({ TableName: eventsTable, Limit: ITEMS_PER_PART, ExclusiveStartKey: key });
    const { Items = [], LastEvaluatedKey } = await retriedRead(() => client.send(scan));
    const events = Items.flatMap((item) => z.safeParse(factEvent, plainItem(item)).data ?? []);
    return { appointments: [], events, ...(LastEvaluatedKey && { next: positionOf(['events', LastEvaluatedKey]) }) };
  }
}

function appointmentFrom(item: Item): RecordedAppointment {
  const { reason, at } = item.cancellation?.M ?? {};
  const version = numberOf(item, 'version');
  return {
    practiceId: textOf(item, 'practiceId'),
    appointmentId: textOf(item, 'appointmentId'),
    version,
    status: textOf(item, 'status'),
    providerId: textOf(item, 'providerId'),
    appointmentType: textOf(item, 'appointmentType'),
    ...timesOf(textOf(item, 'start'), textOf(item, 'end')),
    bookedAt: textOf(item, 'createdAt'),
    cancelledVersion: at === undefined ? null : version,
    cancelledAt: at?.S ?? null,
    cancellationReason: reason?.S ?? null,
    changedAt: textOf(item, 'updatedAt'),
  };
}

function positionOf(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** `null` stands for a key that is not there. */
function positionFrom(text: string): Position {
  const [table, key] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [Position[0], Item | null];
  return [table, key ?? undefined];
}
