import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';

const environment = readEnvironment(z.object({ WEBHOOK_LOOPBACK: z.enum(['true', 'false']) }));

/** Whether servers on this machine may receive events: `true` in the local cloud and nowhere else. */
export const loopback = environment.WEBHOOK_LOOPBACK === 'true';
