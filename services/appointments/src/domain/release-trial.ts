import { createHash } from 'node:crypto';

/** A version that is about to get callers, and one that has them. */
export type Through = 'new' | 'live';

export type TrialOperation = 'bookAppointment' | 'cancelAppointment';

/** A request of a trial, as a client would send it. */
export interface TrialCall {
  operation: TrialOperation;
  /** In the path; absent for a booking. */
  appointmentId?: string;
  idempotencyKey: string;
  body: object;
}

export interface TrialAnswer {
  statusCode: number;
  body: string;
}

/** Which release is tried, and in which practice; nobody's but the trials'. */
export interface Trial {
  deploymentId: string;
  practiceId: string;
}

/** The provider and the type of appointment of the practice in services/slots/test-practice.json, which is always open. */
const PROVIDER = 'dr-trial';
const APPOINTMENT_TYPE = 'trial';
const HALF_HOUR_MILLISECONDS = 1_800_000;
const DAY_MILLISECONDS = 86_400_000;
/** From a week ahead on, three weeks of half hours. */
const FIRST_DAY = 7;
const HALF_HOURS = 21 * 48;

/** A booking of the test practice. Its time follows from the release and from how many times were taken, so that a trial that
 *  runs again sends the same request with the same key, and gets the first one's answer. */
export function trialBooking({ deploymentId }: Trial, timesTaken: number, nowEpochMs: number): TrialCall {
  const digest = createHash('sha256').update(`${deploymentId} ${timesTaken}`).digest();
  const day = Math.floor(nowEpochMs / DAY_MILLISECONDS) * DAY_MILLISECONDS + FIRST_DAY * DAY_MILLISECONDS;
  const startEpochMs = day + (digest.readUInt32BE() % HALF_HOURS) * HALF_HOUR_MILLISECONDS;
  const start = new Date(startEpochMs).toISOString().replace('.000Z', 'Z');
  return {
    operation: 'bookAppointment',
    idempotencyKey: `trial-${deploymentId}-${start}`,
    body: {
      providerId: PROVIDER,
      appointmentType: APPOINTMENT_TYPE,
      start,
      patient: { givenName: 'Release', familyName: 'Trial', birthDate: '2000-01-01' },
    },
  };
}

/** Gives the time of a trial's appointment back. */
export function trialCancellation({ idempotencyKey }: TrialCall, appointmentId: string): TrialCall {
  return {
    operation: 'cancelAppointment',
    appointmentId,
    idempotencyKey: `${idempotencyKey}-cancel`,
    body: { reason: 'prov' },
  };
}
