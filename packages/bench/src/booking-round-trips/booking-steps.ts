import { randomUUID } from 'node:crypto';
import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { claimUpdate } from '@frontdesk/aws/day-sheet-claim';
import type { WriteStep } from '@frontdesk/aws/idempotent-write';
import { eventPut } from '@frontdesk/aws/outbox';
import { timeOrderedKey } from '@frontdesk/core/ids';
import { pagesOf } from '@frontdesk/scheduling/claim';
import { FOREVER } from '@frontdesk/scheduling/day-sheet';
import type { TableNames } from '@frontdesk/testing/table-templates';

/** Nobody else's: an item that its rules do not name would make a practice unreadable. */
const PRACTICE = 'bench-transactions';
const PROVIDER = 'dr-bench';
const HALF_HOUR_MINUTES = 30;

/** What the bookings check: the schedule of their provider, in its first revision. */
export async function putSchedule(client: DynamoDBClient, tables: TableNames): Promise<void> {
  await client.send(
    new PutItemCommand({ TableName: tables.schedules, Item: { ...scheduleKey, revision: { N: '1' } } }),
  );
}

/** A booking's items but for the idempotency record: day sheet, appointment, schedule's revision, audit, event. */
export function bookingSteps(tables: TableNames, startEpochMinutes: number): WriteStep[] {
  const id = `apt_${randomUUID()}`;
  const now = Date.now();
  const at = new Date(now).toISOString();
  const claim = { start: startEpochMinutes, end: startEpochMinutes + HALF_HOUR_MINUTES };
  const times = { nowEpochSeconds: Math.floor(now / 1000), untilEpochSeconds: FOREVER };
  const sheets = { tableName: tables.daySheets, practiceId: PRACTICE };
  const owner = { ownerKey: { S: `${PRACTICE}#${id}` } };
  return [
    ...pagesOf([PROVIDER], claim).map((page) => ({ name: 'page', action: claimUpdate(sheets, page, times) })),
    {
      name: 'appointment',
      action: {
        Put: {
          TableName: tables.appointments,
          Item: { ...owner, item: { S: 'APPOINTMENT' }, status: { S: 'booked' }, start: { N: String(claim.start) } },
          ConditionExpression: 'attribute_not_exists(ownerKey)',
        },
      },
    },
    {
      name: 'schedule',
      action: {
        ConditionCheck: {
          TableName: tables.schedules,
          Key: scheduleKey,
          ConditionExpression: 'revision = :one',
          ExpressionAttributeValues: { ':one': { N: '1' } },
        },
      },
    },
    {
      name: 'audit',
      action: {
        Put: {
          TableName: tables.audit,
          Item: { ...owner, entry: { S: timeOrderedKey(now) }, action: { S: 'booked' } },
        },
      },
    },
    {
      name: 'event',
      action: eventPut(tables.events, {
        practiceId: PRACTICE,
        eventId: timeOrderedKey(now),
        event: 'appointment.booked',
        topic: 'appointments',
        version: 1,
        at,
        data: {
          appointmentId: id,
          providerId: PROVIDER,
          appointmentType: 'exam',
          status: 'booked',
          start: at,
          end: at,
          version: 1,
        },
      }),
    },
  ];
}

const scheduleKey = { practiceId: { S: PRACTICE }, item: { S: `SCHEDULE#${PROVIDER}` } };
