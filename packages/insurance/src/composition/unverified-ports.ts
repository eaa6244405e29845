import { DynamoDbAuditOfMany } from '@frontdesk/aws/dynamodb-audit-of-many';
import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import type { ListUnverifiedPorts } from '../use-cases/list-unverified.ts';
import { dynamoDb } from './container.ts';
import { expectedPatients } from './expected-patients.ts';

const environment = readEnvironment(z.object({ AUDIT_TABLE: z.string().check(z.minLength(1)) }));

/** What listing unverified patients needs. */
export const unverifiedPorts: ListUnverifiedPorts = {
  ...expectedPatients,
  audit: new DynamoDbAuditOfMany({ client: dynamoDb, tableName: environment.AUDIT_TABLE, clock: systemClock }),
};
