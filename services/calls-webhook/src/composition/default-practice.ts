import { identifier } from '@frontdesk/contracts/identifiers';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';

const environment = readEnvironment(
  z.object({ DEFAULT_PRACTICE_ID: z.optional(z.union([z.literal(''), identifier])) }),
);

/** Whose the contacts are that name no practice. A stage without one has it empty. */
export const defaultPracticeId = environment.DEFAULT_PRACTICE_ID || undefined;
