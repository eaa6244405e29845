import { setTimeout as sleep } from 'node:timers/promises';
import { BucketWriter } from '@frontdesk/aws/bucket';
import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { BucketReportWriter } from '../adapters/bucket-report-files.ts';
import { DynamoDbToldReports } from '../adapters/dynamodb-report-store.ts';
import type { WorkOnReportPorts } from '../use-cases/work-on-report.ts';
import { dynamoDb } from './container.ts';
import { factStore } from './fact-store.ts';
import { practiceRules } from './practice-rules.ts';
import { reportFilesBucket } from './report-files-bucket.ts';
import { reportsTable } from './reports-table.ts';

const { EVENTS_TABLE: eventsTable } = readEnvironment(z.object({ EVENTS_TABLE: z.string().check(z.minLength(1)) }));

/** What a worker needs. */
export const workingPorts: WorkOnReportPorts = {
  reports: new DynamoDbToldReports({ client: dynamoDb, tableName: reportsTable, eventsTable }),
  files: new BucketReportWriter(new BucketWriter(reportFilesBucket)),
  facts: factStore,
  rules: practiceRules,
  clock: systemClock,
  sleep,
};
