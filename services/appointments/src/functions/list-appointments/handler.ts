import { DynamoDbAppointmentIndex } from '@frontdesk/booking/adapters/dynamodb-appointment-index';
import { DynamoDbAuditOfMany } from '@frontdesk/booking/adapters/dynamodb-audit-of-many';
import { listAnswer } from '@frontdesk/booking/answers/listed-answer';
import { dynamoDb, tables } from '@frontdesk/booking/composition/container';
import { rulesSource } from '@frontdesk/booking/composition/rules-source';
import { listAppointments } from '@frontdesk/booking/use-cases/list-appointments';
import { listAppointmentsQuery } from '@frontdesk/contracts/appointment';
import { systemClock } from '@frontdesk/core/clock';
import { practiceApi } from '../../composition/practice-api.ts';

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
