import { EVENT_CATALOGUE, type PublicEvent } from '@frontdesk/contracts/events';
import { timeOrderedKey } from '@frontdesk/core/ids';
import type { Call } from './call.ts';
import type { CallFacts } from './call-facts.ts';
import { presentProgress } from './present-call.ts';

type CallEventName = Extract<PublicEvent, { topic: 'calls' }>['event'];

/** What a call reaches, in the order it does, and the event that tells of it. */
const EVENT_OF_MILESTONE: readonly (readonly [keyof CallFacts, CallEventName])[] = [
  ['initiatedAt', 'call.initiated'],
  ['queuedAt', 'call.queued'],
  ['connectedAt', 'call.connected'],
  ['endedAt', 'call.ended'],
];

/** The events of a change: one for each milestone that was not known before, so each is published once per call, whatever
 *  arrives how often. Each tells the call as it is now: who keeps the highest version shows the truth. */
export function callEvents(before: Call | undefined, after: Call, now: number): PublicEvent[] {
  const reached = EVENT_OF_MILESTONE.filter(
    ([milestone]) => before?.facts[milestone] === undefined && after.facts[milestone] !== undefined,
  );
  // A millisecond apart, so that their keys keep the order.
  return reached.map(([, event], index) => callEvent(event, after, now + index));
}

function callEvent(event: CallEventName, call: Call, now: number): PublicEvent {
  const { topic, version } = EVENT_CATALOGUE[event];
  return {
    practiceId: call.practiceId,
    eventId: timeOrderedKey(now),
    event,
    topic,
    version,
    at: new Date(now).toISOString(),
    data: { callId: call.id, ...presentProgress(call) },
  };
}
