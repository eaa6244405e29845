import { AppError } from '@frontdesk/core/app-error';
import type { Call } from '../domain/call.ts';
import type { CallbackTask } from '../domain/callback-task.ts';
import type { AppointmentsOfCall } from '../ports/appointments-of-call.ts';
import type { CallReader } from '../ports/call-store.ts';
import type { CallKey } from '../ports/post-call-queue.ts';
import type { TasksOfCalls } from '../ports/task-index.ts';

export interface ReadCallPorts {
  readonly calls: CallReader;
  readonly appointments: AppointmentsOfCall;
  readonly tasks: TasksOfCalls;
}

/** Which, and by when (epoch milliseconds). */
export interface ReadCall extends CallKey {
  readonly deadline: number;
}

export interface CallNow {
  readonly call: Call;
  readonly appointmentIds: readonly string[];
  readonly task: CallbackTask | undefined;
}

/** One call of the caller's practice, with the appointments that name it by now: also those that were booked after the
 *  post-call workflow had looked. Throws NOT_FOUND, UNAVAILABLE. */
export async function readCall(
  { deadline, ...key }: ReadCall,
  { calls, appointments, tasks }: ReadCallPorts,
): Promise<CallNow> {
  const [call, appointmentIds] = await Promise.all([calls.read(key), appointments.find(key)]);
  if (call === undefined) throw new AppError('NOT_FOUND');
  return { call, appointmentIds, task: (await tasks.of([call], deadline)).get(call.id) };
}
