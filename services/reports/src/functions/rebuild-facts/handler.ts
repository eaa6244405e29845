import { AppError } from '@frontdesk/core/app-error';
import { systemClock } from '@frontdesk/core/clock';
import { containerLogger } from '@frontdesk/lambda/container';
import { readEnvironment } from '@frontdesk/lambda/environment';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { DynamoDbRecordedHistory } from '../../adapters/dynamodb-recorded-history.ts';
import { dynamoDb } from '../../composition/container.ts';
import { factStore } from '../../composition/fact-store.ts';
import { reportsTable } from '../../composition/reports-table.ts';
import { sampledPractices } from '../../composition/sampled-practices.ts';
import { type RebuiltFacts, rebuildFacts } from '../../use-cases/rebuild-facts.ts';

const name = z.string().check(z.minLength(1));
const environment = readEnvironment(
  z.object({ APPOINTMENTS_TABLE: name, CALLS_TABLE: name, INSURANCE_TABLE: name, SCHEDULES_TABLE: name }),
);

const ports = {
  history: new DynamoDbRecordedHistory({
    client: dynamoDb,
    tableNames: {
      schedules: environment.SCHEDULES_TABLE,
      appointments: environment.APPOINTMENTS_TABLE,
      calls: environment.CALLS_TABLE,
      insurance: environment.INSURANCE_TABLE,
      reports: reportsTable,
    },
  }),
  facts: factStore,
  practices: sampledPractices,
  clock: systemClock,
};

const asked = z.object({ from: z.optional(z.string()) });

/** What a part may take at most. */
const PART_MILLISECONDS = 12_000;

/** Invoked by `pnpm reports:rebuild`, again and again until nothing is left; no API leads here. Fails with a code. */
export const handler = async (event: unknown, context: Context): Promise<RebuiltFacts> => {
  const { from } = z.parse(asked, event ?? {});
  const until = systemClock.now() + context.getRemainingTimeInMillis() - PART_MILLISECONDS;
  return rebuildFacts({ from, until }, ports).catch((error: unknown) => {
    containerLogger().error('REBUILD_FAILED', error);
    throw new Error(error instanceof AppError ? error.code : 'UNEXPECTED');
  });
};
