import { DynamoDbAppointmentPages } from '@frontdesk/booking/adapters/dynamodb-appointment-pages';
import { DynamoDbPatientIndexWriter } from '@frontdesk/booking/adapters/dynamodb-patient-index-writer';
import { dynamoDb, tables } from '@frontdesk/booking/composition/container';
import { patientIndexOptions } from '@frontdesk/booking/composition/patient-index';
import { type ReindexedPatients, reindexPatients } from '@frontdesk/booking/use-cases/reindex-patients';
import { AppError } from '@frontdesk/core/app-error';
import { systemClock } from '@frontdesk/core/clock';
import { containerLogger } from '@frontdesk/lambda/container';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';

const ports = {
  pages: new DynamoDbAppointmentPages({ client: dynamoDb, tableName: tables.appointments }),
  patients: new DynamoDbPatientIndexWriter(patientIndexOptions),
  clock: systemClock,
  logger: containerLogger(),
};

const asked = z.object({ from: z.optional(z.string()) });

/** What a page may take at most, with entries that DynamoDB does not answer. */
const PAGE_MILLISECONDS = 12_000;

/** Invoked by `pnpm patients:reindex`, again and again until nothing is left; no API leads here. Fails with a code: what an
 *  error of DynamoDB says may quote the request. */
export const handler = async (event: unknown, context: Context): Promise<ReindexedPatients> => {
  const { from } = z.parse(asked, event ?? {});
  const until = ports.clock.now() + context.getRemainingTimeInMillis() - PAGE_MILLISECONDS;
  return reindexPatients({ from, until }, ports).catch((error: unknown) => {
    ports.logger.error('REINDEX_FAILED', error);
    throw new Error(error instanceof AppError ? error.code : 'UNEXPECTED');
  });
};
