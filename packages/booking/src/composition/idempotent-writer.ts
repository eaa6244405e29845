import { IdempotentWriter } from '@frontdesk/aws/idempotent-write';
import { systemClock } from '@frontdesk/core/clock';
import { containerLogger } from '@frontdesk/lambda/container';
import { containerMetrics } from '@frontdesk/lambda/embedded-metrics';
import { dynamoDb, tables } from './container.ts';

/** What every mutation of this container is written with. */
export const idempotentWriter = new IdempotentWriter({
  client: dynamoDb,
  tableName: tables.idempotency,
  clock: systemClock,
  logger: containerLogger(),
  metrics: containerMetrics,
});
