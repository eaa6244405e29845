import { IdempotentWriter } from '@frontdesk/aws/idempotent-write';
import { systemClock } from '@frontdesk/core/clock';
import { randomIds } from '@frontdesk/core/ids';
import { containerLogger } from '@frontdesk/lambda/container';
import { containerMetrics } from '@frontdesk/lambda/embedded-metrics';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { DynamoDbNewReports } from '../adapters/dynamodb-report-store.ts';
import type { RequestReportPorts } from '../use-cases/request-report.ts';
import { dynamoDb } from './container.ts';
import { reportQueue } from './report-queue.ts';
import { reportsTable } from './reports-table.ts';

const environment = readEnvironment(z.object({ IDEMPOTENCY_TABLE: z.string().check(z.minLength(1)) }));

/** What asking for a report needs. */
export const requestingPorts: RequestReportPorts = {
  reports: new DynamoDbNewReports({
    writer: new IdempotentWriter({
      client: dynamoDb,
      tableName: environment.IDEMPOTENCY_TABLE,
      clock: systemClock,
      logger: containerLogger(),
      metrics: containerMetrics,
    }),
    tableName: reportsTable,
  }),
  queue: reportQueue,
  clock: systemClock,
  ids: randomIds,
};
