import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DaySheetReader } from '@frontdesk/aws/day-sheet-reader';
import { DynamoDbAuditOfMany } from '@frontdesk/aws/dynamodb-audit-of-many';
import { DynamoDbAuditTrail } from '@frontdesk/aws/dynamodb-audit-trail';
import { IdempotentWriter } from '@frontdesk/aws/idempotent-write';
import { PracticeRulesCache } from '@frontdesk/aws/practice-rules-cache';
import { practiceRulesItems } from '@frontdesk/aws/practice-rules-items';
import { PracticeRulesReader } from '@frontdesk/aws/practice-rules-reader';
import { RecordedAnswers } from '@frontdesk/aws/recorded-answers';
import type { Clock } from '@frontdesk/core/clock';
import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';
import { putItems } from '@frontdesk/testing/put-items';
import type { TableNames } from '@frontdesk/testing/table-templates';
import { DynamoDbAppointmentIndex } from '../adapters/dynamodb-appointment-index.ts';
import { DynamoDbAppointmentPages } from '../adapters/dynamodb-appointment-pages.ts';
import { DynamoDbAppointmentReader } from '../adapters/dynamodb-appointment-reader.ts';
import { DynamoDbAppointmentWriter } from '../adapters/dynamodb-appointment-writer.ts';
import { DynamoDbAuditReader } from '../adapters/dynamodb-audit-reader.ts';
import { DynamoDbHoldPlacer } from '../adapters/dynamodb-hold-placer.ts';
import { DynamoDbHoldPlacesReader } from '../adapters/dynamodb-hold-places-reader.ts';
import { DynamoDbHoldStore } from '../adapters/dynamodb-hold-store.ts';
import { DynamoDbPatientIndex } from '../adapters/dynamodb-patient-index.ts';
import { DynamoDbPatientIndexWriter } from '../adapters/dynamodb-patient-index-writer.ts';
import type { IndexKeys } from '../adapters/index-keys.ts';
import { patientIndexItem } from '../adapters/patient-index-item.ts';
import type { PatientIndexEntry } from '../ports/patient-index.ts';
import type { Ports } from './front-desk.ts';

const KEY = 'k'.repeat(64);

/** What one container of the service would build: ports with caches of their own over one client. */
export function dynamoDbPorts(
  client: DynamoDBClient,
  tables: TableNames,
  clock: Clock,
  indexKeys: IndexKeys = { current: KEY, all: [KEY] },
): Ports {
  const writer = new IdempotentWriter({ client, tableName: tables.idempotency, clock });
  const options = {
    client,
    writer,
    appointmentsTable: tables.appointments,
    auditTable: tables.audit,
    daySheetsTable: tables.daySheets,
    eventsTable: tables.events,
    schedulesTable: tables.schedules,
  };
  const placer = new DynamoDbHoldPlacer(options);
  const store = new DynamoDbHoldStore(options);
  const places = new DynamoDbHoldPlacesReader({ client, tableName: tables.appointments });
  const patients = { client, tableName: tables.patientIndex, keys: { valid: async () => indexKeys } };
  const finder = new DynamoDbPatientIndex(patients);
  const indexer = new DynamoDbPatientIndexWriter(patients);
  const audit = { client, tableName: tables.audit, clock };
  const many = new DynamoDbAuditOfMany(audit);
  const trail = new DynamoDbAuditReader(audit);
  const single = new DynamoDbAuditTrail(audit);
  return {
    rules: new PracticeRulesCache({ reader: new PracticeRulesReader({ client, tableName: tables.schedules }) }),
    reader: new DynamoDbAppointmentReader({ client, tableName: tables.appointments }),
    writer: new DynamoDbAppointmentWriter(options),
    holds: {
      place: (placement) => placer.place(placement),
      places: (practiceId, subject) => places.places(practiceId, subject),
      read: (practiceId, holdId) => store.read(practiceId, holdId),
      release: (hold, deadline) => store.release(hold, deadline),
    },
    index: new DynamoDbAppointmentIndex({ client, tableName: tables.appointments, clock }),
    audit: {
      record: (entry) => single.record(entry),
      recordAll: (entries, deadline) => many.recordAll(entries, deadline),
      readTrail: (practiceId, appointmentId, limit, afterKey) =>
        trail.readTrail(practiceId, appointmentId, limit, afterKey),
    },
    patients: {
      find: (practiceId, key, most) => finder.find(practiceId, key, most),
      findAlike: (practiceId, alike, most) => finder.findAlike(practiceId, alike, most),
      alikeOf: (practiceId, name) => finder.alikeOf(practiceId, name),
      put: (entry) => indexer.put(entry),
    },
    pages: new DynamoDbAppointmentPages({ client, tableName: tables.appointments }),
    answers: new RecordedAnswers({ client, tableName: tables.idempotency, clock }),
    clock,
  };
}

/** Writes a practice's rules as they are to be, whatever they were. */
export async function putRules(client: DynamoDBClient, tables: TableNames, rules: PracticeRules): Promise<void> {
  await putItems(client, tables.schedules, practiceRulesItems(rules));
}

/** Writes entries for appointments that the patients' index does not have yet, as its port would. */
export async function putPatients(
  client: DynamoDBClient,
  tables: TableNames,
  entries: readonly PatientIndexEntry[],
): Promise<void> {
  const items = entries.map((entry) => patientIndexItem(KEY, entry));
  await putItems(client, tables.patientIndex, items);
}

/** What is claimed of a resource's days: `<day> <quantum>` to until when. */
export async function claimsOf(
  client: DynamoDBClient,
  tables: TableNames,
  practiceId: string,
  resourceId: string,
): Promise<Record<string, number>> {
  const reader = new DaySheetReader({ client, tableName: tables.daySheets });
  const sheets = await reader.read(practiceId, resourceId, '0000-01-01', '9999-12-31');
  const claims = sheets.flatMap(({ day, claimedUntil }) =>
    [...claimedUntil].map(([quantum, until]) => [`${day} ${String(quantum).padStart(3, '0')}`, until] as const),
  );
  return Object.fromEntries(claims.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The events of a practice, by name, in order. */
export async function eventsOf(client: DynamoDBClient, tables: TableNames, appointmentId: string): Promise<string[]> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: tables.events, ConsistentRead: true }));
  return Items.filter((item) => item.data?.M?.appointmentId?.S === appointmentId)
    .sort((a, b) => ((a.eventId?.S ?? '') < (b.eventId?.S ?? '') ? -1 : 1))
    .map((item) => item.event?.S ?? '');
}
