import { DynamoDbAuditTrail } from '../adapters/dynamodb-audit-trail.ts';
import { dynamoDb, tables } from './container.ts';

export const auditTrail = new DynamoDbAuditTrail({ client: dynamoDb, tableName: tables.audit });
