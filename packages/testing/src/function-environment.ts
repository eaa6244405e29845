import type { TestDynamoDb } from './dynamodb-local.ts';

/** The variables that a service's functions read of the local DynamoDB and the tables that all of them share. A function reads them
 *  when it loads. */
export function functionEnvironment({ endpoint, accessKeyId, tableNames }: TestDynamoDb): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'local',
    LOG_LEVEL: 'SILENT',
    APPOINTMENTS_TABLE: tableNames.appointments,
    AUDIT_TABLE: tableNames.audit,
    DAY_SHEETS_TABLE: tableNames.daySheets,
    EVENTS_TABLE: tableNames.events,
    IDEMPOTENCY_TABLE: tableNames.idempotency,
    INSURANCE_TABLE: tableNames.insurance,
    RATE_LIMITS_TABLE: tableNames.rateLimits,
    PRACTICE_REQUESTS_PER_MINUTE: '1000',
    SCHEDULES_TABLE: tableNames.schedules,
  };
}
