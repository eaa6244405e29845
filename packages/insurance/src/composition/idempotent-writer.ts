import { IdempotentWriter } from '@frontdesk/aws/idempotent-write';
import { systemClock } from '@frontdesk/core/clock';
import { containerLogger } from '@frontdesk/lambda/container';
import { containerMetrics } from '@frontdesk/lambda/embedded-metrics';
import { dynamoDb } from './container.ts';
import { verificationTables } from './verification-tables.ts';

/** What every transaction of this container is written with. */
export const idempotentWriter = new IdempotentWriter({
  client: dynamoDb,
  tableName: verificationTables.idempotency,
  clock: systemClock,
  logger: containerLogger(),
  metrics: containerMetrics,
});
