import type { Clock } from '@frontdesk/core/clock';
import type { Logger } from '@frontdesk/core/logger';
import { type Call, statusOf, withOutcome } from '../domain/call.ts';
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

/** Once a call has ended: a summary, the appointments that were booked in it, a task to call back who did not get through.
 *  Once per call, however often it is asked for: the outcome is written only where there is none. Throws UNAVAILABLE. */
export async function runPostCallWorkflow(
  { call: key, logger, deadline }: RunPostCallWorkflow,
  { calls, appointments, clock }: RunPostCallWorkflowPorts,
): Promise<void> {
  const isDue = (call: Call | undefined): call is Call =>
    call !== undefined && call.outcome === undefined && statusOf(call.facts) === 'ended';
  if (!isDue(await calls.read(key))) return;

  const appointmentIds = await appointments.find(key);
  const ranAt = clock.now();
  let isOurs = false;
  const decide = (current: Call | undefined) => {
    isOurs = isDue(current);
    if (!isDue(current)) return undefined;
    const outcome = postCallOutcome(current.facts, appointmentIds, ranAt);
    return { call: withOutcome(current, outcome), events: [] };
  };
  const call = await calls.change(key, decide, deadline);
  if (!isOurs) return;
  logger.info('POST_CALL_WORKFLOW_DONE', {
    practiceId: key.practiceId,
    callId: key.id,
    appointments: appointmentIds.length,
    callback: call?.outcome?.callbackTask !== undefined,
  });
}
