import type { CallStatus, Call as PresentedCall } from '@frontdesk/contracts/call';
import type { CallFacts } from './call-facts.ts';
import { channelOfCall, conversationAt, directionOf, isMissed, talkSecondsOf, waitSecondsOf } from './call-measures.ts';

/** What a call's events tell of it, besides whose it is. */
export type CallProgress = Omit<
  PresentedCall,
  'id' | 'practiceId' | 'disconnectReason' | 'summary' | 'appointmentIds' | 'callbackTask'
>;

/** How far a call has come, as it leaves the service. */
export function presentProgress({
  facts,
  version,
}: {
  readonly facts: CallFacts;
  readonly version: number;
}): CallProgress {
  const { queueId, agentId } = facts;
  const waitSeconds = waitSecondsOf(facts);
  const talkSeconds = talkSecondsOf(facts);
  const connectedAt = conversationAt(facts);
  return {
    status: statusOf(facts),
    channel: channelOfCall(facts),
    direction: directionOf(facts),
    ...(facts.initiatedAt !== undefined && { initiatedAt: instant(facts.initiatedAt) }),
    ...(facts.queuedAt !== undefined && { queuedAt: instant(facts.queuedAt) }),
    ...(connectedAt !== undefined && { connectedAt: instant(connectedAt) }),
    ...(facts.endedAt !== undefined && { endedAt: instant(facts.endedAt) }),
    ...(queueId !== undefined && { queueId: queueId.value }),
    ...(agentId !== undefined && { agentId: agentId.value }),
    ...(waitSeconds !== undefined && { waitSeconds }),
    ...(talkSeconds !== undefined && { talkSeconds }),
    missed: isMissed(facts),
    version,
  };
}

/** How far the call has come. */
export function statusOf(facts: CallFacts): CallStatus {
  if (facts.endedAt !== undefined) return 'ended';
  if (conversationAt(facts) !== undefined) return 'connected';
  return facts.queuedAt === undefined ? 'initiated' : 'queued';
}

function instant(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString();
}
