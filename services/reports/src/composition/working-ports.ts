import { setTimeout as sleep } from 'node:timers/promises';
import { PracticeRulesReader } from '@frontdesk/aws/practice-rules-reader';
import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import type { WorkOnReportPorts } from '../use-cases/work-on-report.ts';
import { dynamoDb } from './container.ts';
import { factStore } from './fact-store.ts';
import { reports } from './reports.ts';

const environment = readEnvironment(z.object({ SCHEDULES_TABLE: z.string().check(z.minLength(1)) }));

/** What a worker needs. */
export const workingPorts: WorkOnReportPorts = {
  reports,
  facts: factStore,
  rules: new PracticeRulesReader({ client: dynamoDb, tableName: environment.SCHEDULES_TABLE }),
  clock: systemClock,
  sleep,
};
