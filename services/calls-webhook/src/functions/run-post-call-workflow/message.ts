import { identifier } from '@frontdesk/contracts/identifiers';
import * as z from 'zod/mini';

/** Whose workflow, as it stands in the queue. */
export const postCallMessage = z.strictObject({ practiceId: identifier, callId: identifier });
