import type { Call as PresentedCall } from '@frontdesk/contracts/call';
import { type Call, statusOf } from './call.ts';
import { isMissed, talkSecondsOf, waitSecondsOf } from './call-measures.ts';

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
  return {
    status: statusOf(facts),
    channel: facts.channel?.value ?? 'VOICE',
    direction: facts.direction?.value ?? 'other',
    ...(facts.initiatedAt !== undefined && { initiatedAt: instant(facts.initiatedAt) }),
    ...(facts.queuedAt !== undefined && { queuedAt: instant(facts.queuedAt) }),
    ...(facts.connectedAt !== undefined && { connectedAt: instant(facts.connectedAt) }),
    ...(facts.endedAt !== undefined && { endedAt: instant(facts.endedAt) }),
    ...(queueId !== undefined && { queueId: queueId.value }),
    ...(agentId !== undefined && { agentId: agentId.value }),
    ...(waitSeconds !== undefined && { waitSeconds }),
    ...(talkSeconds !== undefined && { talkSeconds }),
    missed: isMissed(facts),
    version,
  };
}

/** The call as callers read it. */
export function presentCall(call: Call): PresentedCall {
  const { facts, outcome } = call;
  const task = outcome?.callbackTask;
  const { version, ...progress } = presentProgress(call);
  return {
    id: call.id,
    practiceId: call.practiceId,
    ...progress,
    ...(facts.disconnectReason !== undefined && { disconnectReason: facts.disconnectReason.value }),
    ...(outcome !== undefined && { summary: outcome.summary }),
    appointmentIds: [...(outcome?.appointmentIds ?? [])],
    ...(task !== undefined && { callbackTask: { status: task.status, createdAt: instant(task.createdAt) } }),
    version,
  };
}

function instant(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString();
}
