import type { CallDirection } from '@frontdesk/contracts/call';
import type { CallFacts } from './call-facts.ts';
import { type Initiation, initiationOf } from './initiation-method.ts';

/** Amazon Connect always says it; VOICE where no event did. */
export function channelOfCall({ channel }: CallFacts): string {
  return channel?.value ?? 'VOICE';
}

/** What the way in which the call began says about it. */
export function initiationOfCall({ method, channel }: CallFacts): Initiation {
  return initiationOf(method?.value, channel?.value);
}

export function directionOf(facts: CallFacts): CallDirection {
  return initiationOfCall(facts).direction;
}

/** When caller and practice began to talk. For what the practice dials that is not when the agent was connected, who then
 *  hears it ring, but when the customer's side was (`connectedToSystemTimestamp`). Undefined: never, or not yet. */
export function conversationAt(facts: CallFacts): number | undefined {
  const { connectedAt, systemConnectedAt } = facts;
  switch (initiationOfCall(facts).talks) {
    case 'agent':
      return connectedAt;
    case 'both':
      return latestOf(connectedAt, systemConnectedAt);
    case 'line':
      return latestOf(systemConnectedAt, connectedAt ?? systemConnectedAt);
    case 'never':
      return undefined;
  }
}

/** Whether the caller has given up, as Amazon Connect counts abandoned contacts: ended in a queue without an agent, with the
 *  caller on the line. Who hung up in the menu was never waiting; who was dialed and did not answer was never there. */
export function isMissed(facts: CallFacts): boolean {
  if (facts.endedAt === undefined || conversationAt(facts) !== undefined) return false;
  return isLive(facts) && wasQueued(facts) && hadCallerOnTheLine(facts);
}

export function wasQueued({ queuedAt, queueId }: CallFacts): boolean {
  return queuedAt !== undefined || queueId !== undefined;
}

/** Whether both sides have to be there at once: nobody hangs up a task or a letter. */
export function isLive(facts: CallFacts): boolean {
  const channel = channelOfCall(facts);
  return channel === 'VOICE' || channel === 'CHAT';
}

function hadCallerOnTheLine(facts: CallFacts): boolean {
  const { caller } = initiationOfCall(facts);
  return caller === 'on-line' || (caller === 'dialed' && facts.systemConnectedAt !== undefined);
}

/** From the queue to the conversation, or to the end of a call that was missed. Undefined for a call that never waited or
 *  still does, and for one in which nobody was there to wait. */
export function waitSecondsOf(facts: CallFacts): number | undefined {
  return secondsBetween(facts.queuedAt, conversationAt(facts) ?? (isMissed(facts) ? facts.endedAt : undefined));
}

/** From the conversation's beginning to the end. */
export function talkSecondsOf(facts: CallFacts): number | undefined {
  return secondsBetween(conversationAt(facts), facts.endedAt);
}

/** Undefined unless both are known. */
function latestOf(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : Math.max(one, other);
}

/** Never negative: the clocks of the telephone system are several. */
function secondsBetween(from: number | undefined, to: number | undefined): number | undefined {
  return from === undefined || to === undefined ? undefined : Math.max(0, Math.round((to - from) / 1000));
}
