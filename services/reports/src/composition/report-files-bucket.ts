import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';

const environment = readEnvironment(z.object({ REPORT_FILES_BUCKET: z.string().check(z.minLength(1)) }));

/** Where large results are. */
export const reportFilesBucket = { bucket: environment.REPORT_FILES_BUCKET, clock: systemClock };
