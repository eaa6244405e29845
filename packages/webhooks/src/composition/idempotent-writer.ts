import { IdempotentWriter } from '@frontdesk/aws/idempotent-write';
import { systemClock } from '@frontdesk/core/clock';
import { containerLogger } from '@frontdesk/lambda/container';
import { containerMetrics } from '@frontdesk/lambda/embedded-metrics';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { dynamoDb } from './container.ts';

const environment = readEnvironment(z.object({ IDEMPOTENCY_TABLE: z.string().check(z.minLength(1)) }));

/** What every transaction of this container is written with. */
export const idempotentWriter = new IdempotentWriter({
  client: dynamoDb,
  tableName: environment.IDEMPOTENCY_TABLE,
  clock: systemClock,
  logger: containerLogger(),
  metrics: containerMetrics,
});
