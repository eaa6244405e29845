import type { Call as PresentedCall } from '@frontdesk/contracts/call';
import { type Call, statusOf } from './call.ts';
import { channelOfCall, conversationAt, directionOf, isMissed, talkSecondsOf, waitSecondsOf } from './call-measures.ts';
import type { CallbackTask } from './callback-task.ts';

/** What a call's events tell of it, besides whose it is. */
export type CallProgress = Omit<
  PresentedCall,
  'id' | 'practiceId' | 'disconnectReason' | 'summary' | 'appointmentIds' | 'callbackTask'
>;

/** How far a call has come, as it leaves the service. */
export function presentProgress({ facts, version }: Call): CallProgress {
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

/** The call as callers read it. Of its chain's task it tells where it is the contact in which the caller was missed first,
 *  so that a chain shows one task, whatever its number of contacts. */
export function presentCall(call: Call, chainTask: CallbackTask | undefined): PresentedCall {
  const { facts, outcome } = call;
  const task = chainTask?.callId === call.id ? chainTask : undefined;
  const { version, ...progress } = presentProgress(call);
  return {
    id: call.id,
    practiceId: call.practiceId,
    ...progress,
    ...(facts.disconnectReason !== undefined && { disconnectReason: facts.disconnectReason.value }),
    ...(outcome !== undefined && { summary: outcome.summary }),
    appointmentIds: [...(outcome?.appointmentIds ?? [])],
    ...(task !== undefined && { callbackTask: summaryOf(task) }),
    version,
  };
}

function summaryOf({ id, status, createdAt, work }: CallbackTask): NonNullable<PresentedCall['callbackTask']> {
  return { id, status, createdAt: instant(createdAt), attempts: work.attempts };
}

function instant(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString();
}
