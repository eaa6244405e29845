import { DynamoDbAuditTrail } from '@frontdesk/aws/dynamodb-audit-trail';
import { dynamoDb, tables } from './container.ts';

export const auditTrail = new DynamoDbAuditTrail({ client: dynamoDb, tableName: tables.audit });
