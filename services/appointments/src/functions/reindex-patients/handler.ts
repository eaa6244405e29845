import { systemClock } from '@frontdesk/core/clock';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { DynamoDbAppointmentPages } from '../../adapters/dynamodb-appointment-pages.ts';
import { DynamoDbPatientIndexWriter } from '../../adapters/dynamodb-patient-index-writer.ts';
import { dynamoDb, tables } from '../../composition/container.ts';
import { patientIndexOptions } from '../../composition/patient-index.ts';
import { type ReindexedPatients, reindexPatients } from '../../use-cases/reindex-patients.ts';

const ports = {
  pages: new DynamoDbAppointmentPages({ client: dynamoDb, tableName: tables.appointments }),
  patients: new DynamoDbPatientIndexWriter(patientIndexOptions),
  clock: systemClock,
};

const asked = z.object({ from: z.optional(z.string()) });

/** What a page may take at most. */
const PAGE_MILLISECONDS = 8_000;

/** Invoked by `pnpm patients:reindex`, again and again until nothing is left; no API leads here. */
export const handler = async (event: unknown, context: Context): Promise<ReindexedPatients> => {
  const { from } = z.parse(asked, event ?? {});
  const until = ports.clock.now() + context.getRemainingTimeInMillis() - PAGE_MILLISECONDS;
  return reindexPatients({ from, until }, ports);
};
