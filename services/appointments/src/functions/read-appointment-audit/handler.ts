import { auditQuery } from '@frontdesk/contracts/audit';
import { recordPath } from '@frontdesk/contracts/identifiers';
import { jsonAnswer } from '@frontdesk/core/answer';
import { DynamoDbAuditReader } from '../../adapters/dynamodb-audit-reader.ts';
import { dynamoDb, tables } from '../../composition/container.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { readingPorts } from '../../composition/reading-ports.ts';
import { readAppointmentAudit } from '../../use-cases/read-appointment-audit.ts';

const ports = { ...readingPorts, trail: new DynamoDbAuditReader({ client: dynamoDb, tableName: tables.audit }) };

/** GET /appointments/{id}/audit */
export const handler = practiceApi(
  { operationId: 'readAppointmentAudit', role: 'manager', pathParameters: recordPath, query: auditQuery },
  async (request) => {
    const { entries, nextCursor } = await readAppointmentAudit({ ...request, appointmentId: request.path.id }, ports);
    return jsonAnswer(200, { items: entries, ...(nextCursor && { nextCursor }) });
  },
);
