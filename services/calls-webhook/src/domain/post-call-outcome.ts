import type { CallFacts } from './call-facts.ts';
import { isMissed, talkSecondsOf, waitSecondsOf } from './call-measures.ts';

/** What is known once a call has ended. */
export interface PostCallOutcome {
  /** Epoch milliseconds. */
  readonly ranAt: number;
  readonly appointmentIds: readonly string[];
  readonly summary: string;
  /** Somebody should call back. */
  readonly callbackTask?: CallbackTask;
}

export interface CallbackTask {
  readonly status: 'open' | 'closed';
  readonly createdAt: number;
}

/** What the workflow makes of an ended call and of the appointments that were booked in it. Only a caller who did not get
 *  through is called back, not somebody whom the practice tried to reach. */
export function postCallOutcome(facts: CallFacts, appointmentIds: readonly string[], now: number): PostCallOutcome {
  const isCallersCall = facts.direction?.value !== 'outbound' && facts.direction?.value !== 'other';
  const isVoice = facts.channel === undefined || facts.channel.value === 'VOICE';
  const wantsCallback = isMissed(facts) && isCallersCall && isVoice;
  return {
    ranAt: now,
    appointmentIds,
    summary: summaryOf(facts, appointmentIds.length),
    ...(wantsCallback && { callbackTask: { status: 'open', createdAt: now } }),
  };
}

/** The outcome when an event that came late has changed the facts: who got through after all need not be called back. */
export function revisedOutcome(facts: CallFacts, outcome: PostCallOutcome): PostCallOutcome {
  const { callbackTask } = outcome;
  const summary = summaryOf(facts, outcome.appointmentIds.length);
  if (callbackTask === undefined || isMissed(facts)) return { ...outcome, summary };
  return { ...outcome, summary, callbackTask: { ...callbackTask, status: 'closed' } };
}

const DIRECTION_TEXT = {
  inbound: 'Inbound call',
  outbound: 'Outbound call',
  callback: 'Callback',
  transfer: 'Transferred call',
  other: 'Call',
} as const;

/** A sentence or two made of figures only: nobody has typed any of it. */
function summaryOf(facts: CallFacts, appointments: number): string {
  const wait = waitSecondsOf(facts);
  const talk = talkSecondsOf(facts);
  const parts: string[] = [DIRECTION_TEXT[facts.direction?.value ?? 'other']];
  if (isMissed(facts)) parts.push(wait === undefined ? 'missed' : `missed after ${durationText(wait)} in the queue`);
  else {
    parts.push(wait === undefined ? 'answered' : `answered after ${durationText(wait)}`);
    if (talk !== undefined) parts.push(`talked for ${durationText(talk)}`);
  }
  const booked = appointments === 0 ? '' : ` ${appointments} appointment${appointments === 1 ? '' : 's'} booked.`;
  return `${parts.join(', ')}.${booked}`;
}

function durationText(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} min${rest === 0 ? '' : ` ${rest} s`}`;
}
