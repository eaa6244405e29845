import { presentProgress } from '@frontdesk/calls/domain/call-progress';
import type { Call as PresentedCall } from '@frontdesk/contracts/call';
import type { Call } from './call.ts';
import type { CallbackTask } from './callback-task.ts';

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
