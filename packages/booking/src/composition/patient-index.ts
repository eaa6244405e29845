import { secretSource } from '@frontdesk/aws/secret-source';
import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import type { PatientIndexOptions } from '../adapters/dynamodb-patient-index.ts';
import { indexKeysOf } from '../adapters/index-keys.ts';
import { dynamoDb } from './container.ts';

const environment = readEnvironment(
  z.object({
    PATIENT_INDEX_TABLE: z.string().check(z.minLength(1)),
    PATIENT_INDEX_KEY_ID: z.string().check(z.minLength(1)),
    /** Only the local cloud sets it. */
    SECRETS_FILE: z.optional(z.string()),
  }),
);

/** Where the patients' index is, and the key of its hashes. */
export const patientIndexOptions: PatientIndexOptions = {
  client: dynamoDb,
  tableName: environment.PATIENT_INDEX_TABLE,
  keys: secretSource({
    secretId: environment.PATIENT_INDEX_KEY_ID,
    file: environment.SECRETS_FILE,
    others: ['AWSPREVIOUS', 'AWSPENDING'],
    clock: systemClock,
    parse: indexKeysOf,
  }),
};
