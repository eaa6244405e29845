import type { Clock } from '@frontdesk/core/clock';
import {
  type Trial,
  type TrialAnswer,
  type TrialCall,
  trialBooking,
  trialCancellation,
} from '../domain/release-trial.ts';
import type { ReleasedFunctions } from '../ports/released-functions.ts';

/** How a trial ended. `why` names the call and its status or error, never a body. */
export type Verdict =
  | { passed: true; appointmentId: string }
  | { passed: false; why: string; booking: TrialCall; appointmentId?: string };

export interface TryReleasePorts {
  functions: ReleasedFunctions;
  clock: Clock;
}

/** Of three weeks of half hours one is free soon, unless the version calls every time taken. */
const MOST_TIMES = 5;
/** No further time is tried after this: a booking and a cancellation of eight seconds each, and the verdict, must end before the
 *  hook's own timeout. Without a verdict CodeDeploy waits for an hour. */
const LONGEST_TRYING_MILLISECONDS = 4_000;

/** Books and cancels through the versions that are about to get callers. Never throws: what fails is the verdict. */
export async function tryRelease(trial: Trial, { functions, clock }: TryReleasePorts): Promise<Verdict> {
  const now = clock.now();
  for (let timesTaken = 0; ; timesTaken += 1) {
    const booking = trialBooking(trial, timesTaken, now);
    const refuse = (why: string, appointmentId?: string): Verdict => ({
      passed: false,
      why,
      booking,
      ...(appointmentId !== undefined && { appointmentId }),
    });
    const booked = await outcomeOf(functions, booking, trial);
    const isTaken = booked.statusCode === 409 && booked.shown.code === 'SLOT_TAKEN';
    const hasTime = timesTaken + 1 < MOST_TIMES && clock.now() - now < LONGEST_TRYING_MILLISECONDS;
    if (isTaken && hasTime) continue;
    const { id, start, practiceId, status } = booked.shown;
    if (booked.statusCode !== 201) return refuse(booked.what);
    if (typeof id !== 'string') return refuse(`${booked.what} without an id`);
    const isAsked = status === 'booked' && practiceId === trial.practiceId && isSameInstant(start, booking);
    if (!isAsked) return refuse(`${booked.what} with another appointment`, id);
    const cancelled = await outcomeOf(functions, trialCancellation(booking, id), trial);
    if (cancelled.statusCode !== 200) return refuse(cancelled.what, id);
    if (cancelled.shown.id !== id || cancelled.shown.status !== 'cancelled') {
      return refuse(`${cancelled.what} without a cancelled appointment`, id);
    }
    return { passed: true, appointmentId: id };
  }
}

/** Gives back what a trial that was refused may have booked, through the versions that have the callers. Answers whether the
 *  time is free; throws when the live functions fail too. */
export async function giveTrialBack(
  trial: Trial,
  { booking, appointmentId }: { booking: TrialCall; appointmentId?: string },
  functions: ReleasedFunctions,
): Promise<boolean> {
  // Where no answer came, the same request with the same key tells what was booked, or books it.
  const id = appointmentId ?? shownBy(await functions.call(booking, 'live', trial)).id;
  if (typeof id !== 'string') return false;
  const { statusCode } = await functions.call(trialCancellation(booking, id), 'live', trial);
  return statusCode === 200;
}

interface Outcome {
  /** 0: there was no answer. */
  statusCode: number;
  what: string;
  shown: Readonly<Record<string, unknown>>;
}

async function outcomeOf(functions: ReleasedFunctions, call: TrialCall, trial: Trial): Promise<Outcome> {
  try {
    const answer = await functions.call(call, 'new', trial);
    return { statusCode: answer.statusCode, what: `${call.operation}: ${answer.statusCode}`, shown: shownBy(answer) };
  } catch (error) {
    const name = error instanceof Error ? error.name : 'Error';
    return { statusCode: 0, what: `${call.operation}: ${name}`, shown: {} };
  }
}

function shownBy({ body }: TrialAnswer): Readonly<Record<string, unknown>> {
  try {
    const shown: unknown = JSON.parse(body);
    return typeof shown === 'object' && shown !== null ? { ...shown } : {};
  } catch {
    return {};
  }
}

function isSameInstant(start: unknown, { body }: TrialCall): boolean {
  return typeof start === 'string' && 'start' in body && Date.parse(start) === Date.parse(String(body.start));
}
