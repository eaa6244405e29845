import { randomIds } from '@frontdesk/core/ids';
import type { FillNightLanePorts } from '../use-cases/fill-night-lane.ts';
import { expectedPatients } from './expected-patients.ts';
import { nightRunQueue } from './night-run-queue.ts';
import { nightRuns } from './night-runs.ts';
import { verificationRequests } from './verification-requests.ts';

/** What filling a practice's night needs. */
export const fillingPorts: FillNightLanePorts = {
  ...expectedPatients,
  runs: nightRuns,
  requests: verificationRequests,
  queue: nightRunQueue,
  ids: randomIds,
  random: Math.random,
};
