import { IdempotentWriter } from '@frontdesk/aws/idempotent-write';
import { systemClock } from '@frontdesk/core/clock';
import { containerMetrics } from '@frontdesk/lambda/embedded-metrics';
import { createLogger } from '@frontdesk/lambda/logger';
import { dynamoDb, tables } from './container.ts';

/** What every change of this container is written with. */
export const idempotentWriter = new IdempotentWriter({
  client: dynamoDb,
  tableName: tables.idempotency,
  clock: systemClock,
  logger: createLogger('slots'),
  metrics: containerMetrics,
});
