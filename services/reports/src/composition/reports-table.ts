import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';

const environment = readEnvironment(z.object({ REPORTS_TABLE: z.string().check(z.minLength(1)) }));

/** Reports that were asked for, samples, and the register of practices. */
export const reportsTable = environment.REPORTS_TABLE;
