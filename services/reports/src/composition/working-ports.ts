import { setTimeout as sleep } from 'node:timers/promises';
import { BucketWriter } from '@frontdesk/aws/bucket';
import { PracticeRulesReader } from '@frontdesk/aws/practice-rules-reader';
import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { BucketReportWriter } from '../adapters/bucket-report-files.ts';
import type { WorkOnReportPorts } from '../use-cases/work-on-report.ts';
import { dynamoDb } from './container.ts';
import { factStore } from './fact-store.ts';
import { reportFilesBucket } from './report-files-bucket.ts';
import { reports } from './reports.ts';

const environment = readEnvironment(z.object({ SCHEDULES_TABLE: z.string().check(z.minLength(1)) }));

/** What a worker needs. */
export const workingPorts: WorkOnReportPorts = {
  reports,
  files: new BucketReportWriter(new BucketWriter(reportFilesBucket)),
  facts: factStore,
  rules: new PracticeRulesReader({ client: dynamoDb, tableName: environment.SCHEDULES_TABLE }),
  clock: systemClock,
  sleep,
};
