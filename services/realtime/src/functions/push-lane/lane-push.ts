import { identifier } from '@frontdesk/contracts/identifiers';
import * as z from 'zod/mini';

/** A message of the lanes' queue. */
export const lanePush = z.strictObject({
  practiceId: identifier,
  lane: z.int(),
  epoch: z.string(),
  afterSeq: z.int(),
  toSeq: z.int(),
});
