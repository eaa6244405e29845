import { statusOf } from '@frontdesk/calls/domain/call-progress';
import type { Clock } from '@frontdesk/core/clock';
import type { Logger } from '@frontdesk/core/logger';
import { type Call, type CallRecord, isCall, withOutcome } from '../domain/call.ts';
import { postCallOutcome } from '../domain/post-call-outcome.ts';
import type { AppointmentsOfCall } from '../ports/appointments-of-call.ts';
import type { CallStore } from '../ports/call-store.ts';
import type { CallKey } from '../ports/post-call-queue.ts';

export interface RunPostCallWorkflow {
  readonly call: CallKey;
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

export interface RunPostCallWorkflowPorts {
  readonly calls: CallStore;
  readonly appointments: AppointmentsOfCall;
  readonly clock: Clock;
}

/** Once a call has ended: a summary, and the appointments that were booked in it. Once per call, however often it is asked for: the outcome is written only where there is none. Throws UNAVAILABLE. */
export async function runPostCallWorkflow(
  { call: key, logger, deadline }: RunPostCallWorkflow,
  { calls, appointments, clock }: RunPostCallWorkflowPorts,
): Promise<void> {
  if (!isDue(await calls.read(key))) return;

  const appointmentIds = await appointments.find(key);
  const ranAt = clock.now();
  const isOurs = await calls.change(
    key.practiceId,
    async (view) => {
      const before = await view.call(key.id);
      if (!isDue(before)) return { result: false };
      const after = withOutcome(before, postCallOutcome(before.facts, appointmentIds, ranAt));
      return { result: true, changes: { calls: [{ before, after }], events: [] } };
    },
    deadline,
  );
  if (!isOurs) return;
  const { practiceId, id: callId } = key;
  logger.info('POST_CALL_WORKFLOW_DONE', { practiceId, callId, appointments: appointmentIds.length });
}

function isDue(call: CallRecord | undefined): call is Call {
  return isCall(call) && call.outcome === undefined && statusOf(call.facts) === 'ended';
}
