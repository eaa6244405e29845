import { randomBytes } from 'node:crypto';
import {
  type AttributeValue,
  BatchWriteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
} from '@aws-sdk/client-dynamodb';
import { textOf } from '@frontdesk/aws/item-attributes';
import { patientIndexItem } from '@frontdesk/booking/adapters/patient-index-item';
import { patientKeysOf } from '@frontdesk/booking/domain/patient-key';
import { mapInParallel } from '@frontdesk/core/map-in-parallel';
import { Phi } from '@frontdesk/core/phi';

type Item = Record<string, AttributeValue>;

/** A patient nobody is: told apart by the number. */
export interface SamplePatient {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
  readonly phone: string;
  readonly memberId: string;
}

const FAMILIES = 500;
/** Each with its entry in the index: 24 items, of 25 that a request may have. */
const APPOINTMENTS_PER_REQUEST = 12;
const REQUESTS_AT_ONCE = 8;
const DAY_MILLISECONDS = 86_400_000;

export function samplePatient(index: number): SamplePatient {
  const birth = new Date(Date.UTC(1940, 0, 1) + (index % 25_000) * DAY_MILLISECONDS);
  return {
    givenName: `Sample${index}`,
    familyName: `Family${index % FAMILIES}`,
    birthDate: birth.toISOString().slice(0, 10),
    phone: `+1 (212) 5${String(index)
      .padStart(6, '0')
      .replace(/(..)(....)$/, '$1-$2')}`,
    memberId: `M-${index}`,
  };
}

export interface Seeding {
  readonly client: DynamoDBClient;
  readonly tables: { readonly appointments: string; readonly patientIndex: string };
  /** The key of the index. */
  readonly indexKey: string;
  readonly practiceId: string;
  /** A booked appointment, of which the others are copies. */
  readonly appointmentId: string;
  readonly patients: number;
  /** From three years ago to next year. */
  readonly appointmentsOfEach: number;
  readonly progress: (done: number) => void;
}

/** Puts appointments and what finds their patients into the tables as bookings would have, without their days, events and
 *  audit. */
export async function seedAppointments(seeding: Seeding): Promise<void> {
  const { client, tables, indexKey, practiceId, appointmentId, patients, appointmentsOfEach, progress } = seeding;
  const Key = { ownerKey: { S: `${practiceId}#${appointmentId}` }, item: { S: 'APPOINTMENT' } };
  const { Item: booked } = await client.send(
    new GetItemCommand({ TableName: tables.appointments, Key, ConsistentRead: true }),
  );
  if (booked === undefined) throw new Error(`There is no appointment ${appointmentId}.`);
  const total = patients * appointmentsOfEach;
  const batches = Array.from(
    { length: Math.ceil(total / APPOINTMENTS_PER_REQUEST) },
    (_, index) => index * APPOINTMENTS_PER_REQUEST,
  );
  let done = 0;
  await mapInParallel(batches, REQUESTS_AT_ONCE, async (first) => {
    const last = Math.min(first + APPOINTMENTS_PER_REQUEST, total);
    const indexes = Array.from({ length: last - first }, (_, offset) => first + offset);
    const copies = indexes.map((index) => {
      const patient = samplePatient(index % patients);
      return copyOf(booked, { practiceId, patient, visit: Math.floor(index / patients), index, indexKey });
    });
    const RequestItems = {
      [tables.appointments]: copies.map(({ appointment: Item }) => ({ PutRequest: { Item } })),
      [tables.patientIndex]: copies.map(({ entry: Item }) => ({ PutRequest: { Item } })),
    };
    const { UnprocessedItems } = await client.send(new BatchWriteItemCommand({ RequestItems }));
    if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error('DynamoDB Local left items out.');
    done += copies.length;
    progress(done);
  });
}

interface Copy {
  readonly practiceId: string;
  readonly patient: SamplePatient;
  readonly visit: number;
  readonly index: number;
  readonly indexKey: string;
}

function copyOf(
  booked: Item,
  { practiceId, patient, visit, index, indexKey }: Copy,
): Record<'appointment' | 'entry', Item> {
  const id = `apt_${randomBytes(16).toString('hex')}`;
  const start = Date.now() + (visit * 300 - 3 * 365) * DAY_MILLISECONDS + (index % 1_000) * 1_800_000;
  const [from, to] = [start, start + 1_800_000].map((at) => new Date(Math.floor(at / 60_000) * 60_000).toISOString());
  const keys = patientKeysOf(new Phi({ ...patient }));
  const times = {
    startEpochMinutes: Math.floor(start / 60_000),
    endEpochMinutes: Math.floor(start / 60_000) + 30,
    toldAt: Date.parse(textOf(booked, 'createdAt')),
  };
  return {
    appointment: {
      ...booked,
      ownerKey: { S: `${practiceId}#${id}` },
      appointmentId: { S: id },
      startKey: { S: `${from?.slice(0, 16)}Z#${id}` },
      startEpochMinutes: { N: String(times.startEpochMinutes) },
      start: { S: from ?? '' },
      end: { S: to ?? '' },
      patient: { M: Object.fromEntries(Object.entries(patient).map(([name, value]) => [name, { S: value }])) },
    },
    entry: patientIndexItem(indexKey, { practiceId, appointmentId: id, version: 1, keys, times }),
  };
}
