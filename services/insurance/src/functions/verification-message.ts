import { identifier } from '@frontdesk/contracts/identifiers';
import * as z from 'zod/mini';

/** Which verification a worker is to look at, as it stands in the queues. */
export const verificationMessage = z.strictObject({ practiceId: identifier, verificationId: identifier });
