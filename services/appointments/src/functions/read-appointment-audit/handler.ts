import { DynamoDbAuditReader } from '@frontdesk/booking/adapters/dynamodb-audit-reader';
import { dynamoDb, tables } from '@frontdesk/booking/composition/container';
import { readingPorts } from '@frontdesk/booking/composition/reading-ports';
import { readAppointmentAudit } from '@frontdesk/booking/use-cases/read-appointment-audit';
import { auditQuery } from '@frontdesk/contracts/audit';
import { recordPath } from '@frontdesk/contracts/identifiers';
import { jsonAnswer } from '@frontdesk/core/answer';
import { practiceApi } from '../../composition/practice-api.ts';

const ports = { ...readingPorts, trail: new DynamoDbAuditReader({ client: dynamoDb, tableName: tables.audit }) };

/** GET /appointments/{id}/audit */
export const handler = practiceApi(
  { operationId: 'readAppointmentAudit', role: 'manager', pathParameters: recordPath, query: auditQuery },
  async (request) => {
    const { entries, nextCursor } = await readAppointmentAudit({ ...request, appointmentId: request.path.id }, ports);
    return jsonAnswer(200, { items: entries, ...(nextCursor && { nextCursor }) });
  },
);
