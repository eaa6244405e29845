import * as z from 'zod/mini';

/** A message of the lanes' queue. */
export const lanePush = z.strictObject({
  practiceId: z.string(),
  lane: z.int(),
  epoch: z.string(),
  afterSeq: z.int(),
  toSeq: z.int(),
});
