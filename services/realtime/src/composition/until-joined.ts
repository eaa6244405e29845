import { Backoff } from '@frontdesk/aws/retry';
import { systemClock } from '@frontdesk/core/clock';
import type { UntilJoined } from '../use-cases/once-joined.ts';

/** Joining takes milliseconds, but one that died is in the way for good: no message waits for long. */
const LONGEST_WAIT_MILLISECONDS = 5_000;

export const untilJoined: UntilJoined = (deadline) =>
  new Backoff({ deadline: Math.min(deadline, systemClock.now() + LONGEST_WAIT_MILLISECONDS), clock: systemClock });
