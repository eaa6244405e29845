import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { DynamoDbExpectedAppointments } from '../adapters/dynamodb-expected-appointments.ts';
import { DynamoDbLastVerifications } from '../adapters/dynamodb-last-verifications.ts';
import { DynamoDbPracticeClocks } from '../adapters/dynamodb-practice-clocks.ts';
import { dynamoDb, tables } from './container.ts';
import { planLists } from './plan-lists.ts';
import { verificationSecret } from './verification-key.ts';

const tableName = z.string().check(z.minLength(1));

const environment = readEnvironment(z.object({ APPOINTMENTS_TABLE: tableName, SCHEDULES_TABLE: tableName }));

/** Whom a practice expects, and what is known of their coverage. */
export const expectedPatients = {
  clocks: new DynamoDbPracticeClocks({ client: dynamoDb, tableName: environment.SCHEDULES_TABLE }),
  appointments: new DynamoDbExpectedAppointments({
    client: dynamoDb,
    tableName: environment.APPOINTMENTS_TABLE,
    clock: systemClock,
  }),
  plans: planLists,
  last: new DynamoDbLastVerifications({
    client: dynamoDb,
    insuranceTable: tables.insurance,
    clock: systemClock,
    key: verificationSecret,
  }),
  clock: systemClock,
};
