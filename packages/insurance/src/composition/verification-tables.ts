import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';

const tableName = z.string().check(z.minLength(1));

const environment = readEnvironment(
  z.object({ AUDIT_TABLE: tableName, EVENTS_TABLE: tableName, IDEMPOTENCY_TABLE: tableName }),
);

/** The tables that verifications share with the rest of the house. */
export const verificationTables = {
  audit: environment.AUDIT_TABLE,
  events: environment.EVENTS_TABLE,
  idempotency: environment.IDEMPOTENCY_TABLE,
} as const;
