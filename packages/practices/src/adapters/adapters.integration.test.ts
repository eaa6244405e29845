import { PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { claimUpdate } from '@frontdesk/aws/day-sheet-claim';
import { DaySheetReader } from '@frontdesk/aws/day-sheet-reader';
import { IdempotentWriter } from '@frontdesk/aws/idempotent-write';
import { PracticeRulesReader } from '@frontdesk/aws/practice-rules-reader';
import { RecordedAnswers } from '@frontdesk/aws/recorded-answers';
import { systemClock } from '@frontdesk/core/clock';
import { pagesOf } from '@frontdesk/scheduling/claim';
import { FOREVER } from '@frontdesk/scheduling/day-sheet';
import { formatUtcInstant } from '@frontdesk/scheduling/instant';
import { openTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/shared-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { appointmentsInTimeSuite, written } from '../testing/appointments-in-time.suite.ts';
import { appointmentsToMoveSuite } from '../testing/appointments-to-move.suite.ts';
import { daySheetsSuite } from '../testing/day-sheets.suite.ts';
import { keptAnswersSuite } from '../testing/kept-answers.suite.ts';
import { practiceRulesStoreSuite } from '../testing/practice-rules-store.suite.ts';
import { DynamoDbAppointmentsInTime } from './dynamodb-appointments-in-time.ts';
import { DynamoDbAppointmentsToMove } from './dynamodb-appointments-to-move.ts';
import { DynamoDbKeptAnswers } from './dynamodb-kept-answers.ts';
import { DynamoDbPracticeRulesStore } from './dynamodb-practice-rules-store.ts';

let database: TestDynamoDb;
beforeAll(async () => {
  database = await openTestDynamoDb();
});
afterAll(() => database.stop());

let practices = 0;
const nextPracticeId = () => {
  practices += 1;
  return `p${practices}`;
};

practiceRulesStoreSuite(() => {
  const { client, tableNames } = database;
  return new DynamoDbPracticeRulesStore({
    reader: new PracticeRulesReader({ client, tableName: tableNames.schedules }),
    writer: new IdempotentWriter({ client, tableName: tableNames.idempotency, clock: systemClock }),
    tableName: tableNames.schedules,
    eventsTable: tableNames.events,
    clock: systemClock,
  });
}, nextPracticeId);

appointmentsInTimeSuite(() => {
  const { client, tableNames } = database;
  return {
    view: new DynamoDbAppointmentsInTime({ client, tableName: tableNames.appointments }),
    add: async ({ id, practiceId, providerId, status, start, end }) => {
      const texts = {
        ownerKey: `${practiceId}#${id}`,
        item: 'APPOINTMENT',
        startKey: `${formatUtcInstant(start)}#${id}`,
        ...{ practiceId, appointmentId: id, providerId, status, start: written(start), end: written(end) },
      };
      const item = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, { S: text }]));
      await client.send(new PutItemCommand({ TableName: tableNames.appointments, Item: item }));
    },
  };
}, nextPracticeId);

appointmentsToMoveSuite(() => {
  const { client, tableNames } = database;
  return {
    appointments: new DynamoDbAppointmentsToMove({ client, tableName: tableNames.appointments }),
    add: async (practiceId, appointmentId, { appointmentType, status, providerId, resourceIds, start, claim }) => {
      const item = {
        ownerKey: { S: `${practiceId}#${appointmentId}` },
        item: { S: 'APPOINTMENT' },
        ...{ appointmentType: { S: appointmentType }, status: { S: status }, providerId: { S: providerId } },
        resourceIds: { L: resourceIds.map((id) => ({ S: id })) },
        startEpochMinutes: { N: String(start) },
        claimStart: { N: String(claim.start) },
        claimEnd: { N: String(claim.end) },
        patient: { M: { familyName: { S: 'Byron' } } },
      };
      await client.send(new PutItemCommand({ TableName: tableNames.appointments, Item: item }));
    },
  };
}, nextPracticeId);

keptAnswersSuite((clock) => {
  const { client, tableNames } = database;
  const options = { client, tableName: tableNames.idempotency, clock };
  return new DynamoDbKeptAnswers({ recorded: new RecordedAnswers(options), writer: new IdempotentWriter(options) });
}, nextPracticeId);

daySheetsSuite(() => {
  const { client, tableNames } = database;
  return {
    sheets: new DaySheetReader({ client, tableName: tableNames.daySheets }),
    claim: async (practiceId, resourceId, claimed, until = FOREVER) => {
      const times = { nowEpochSeconds: 1, untilEpochSeconds: until };
      const place = { tableName: tableNames.daySheets, practiceId };
      const items = pagesOf([resourceId], claimed).map((page) => claimUpdate(place, page, times));
      await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
    },
  };
}, nextPracticeId);
