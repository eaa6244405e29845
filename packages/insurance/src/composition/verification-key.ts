import { secretSource } from '@frontdesk/aws/secret-source';
import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { reuseKeyOf } from '../adapters/reuse-key.ts';

const environment = readEnvironment(
  z.object({
    VERIFICATION_KEY_ID: z.string().check(z.minLength(1)),
    /** Only the local cloud sets it. */
    SECRETS_FILE: z.optional(z.string()),
  }),
);

/** The key of the hashes by which last verifications are found. */
export const verificationSecret = secretSource({
  secretId: environment.VERIFICATION_KEY_ID,
  file: environment.SECRETS_FILE,
  // Hashes live for days: one of the key before finds nothing, and the payer is asked once more.
  others: [],
  clock: systemClock,
  parse: reuseKeyOf,
});
