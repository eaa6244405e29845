import { listAppointmentsQuery } from '@frontdesk/contracts/appointment';
import { systemClock } from '@frontdesk/core/clock';
import { DynamoDbAppointmentIndex } from '../../adapters/dynamodb-appointment-index.ts';
import { DynamoDbAuditOfMany } from '../../adapters/dynamodb-audit-of-many.ts';
import { dynamoDb, tables } from '../../composition/container.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { rulesSource } from '../../composition/rules-source.ts';
import { listAppointments } from '../../use-cases/list-appointments.ts';
import { listAnswer } from './response.ts';

const ports = {
  rules: rulesSource,
  index: new DynamoDbAppointmentIndex({ client: dynamoDb, tableName: tables.appointments, clock: systemClock }),
  audit: new DynamoDbAuditOfMany({ client: dynamoDb, tableName: tables.audit, clock: systemClock }),
  clock: systemClock,
};

/** GET /appointments */
export const handler = practiceApi({ operationId: 'listAppointments', query: listAppointmentsQuery }, async (request) =>
  listAnswer(await listAppointments(request, ports)),
);
