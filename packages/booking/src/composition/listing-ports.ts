import { DynamoDbAuditOfMany } from '@frontdesk/aws/dynamodb-audit-of-many';
import { systemClock } from '@frontdesk/core/clock';
import { DynamoDbAppointmentIndex } from '../adapters/dynamodb-appointment-index.ts';
import type { ListAppointmentsPorts } from '../use-cases/list-appointments.ts';
import { dynamoDb, tables } from './container.ts';
import { rulesSource } from './rules-source.ts';

/** What listing appointments needs. */
export const listingPorts: ListAppointmentsPorts = {
  rules: rulesSource,
  index: new DynamoDbAppointmentIndex({ client: dynamoDb, tableName: tables.appointments, clock: systemClock }),
  audit: new DynamoDbAuditOfMany({ client: dynamoDb, tableName: tables.audit, clock: systemClock }),
  clock: systemClock,
};
