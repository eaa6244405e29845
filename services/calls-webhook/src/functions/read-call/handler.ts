import { callPath } from '@frontdesk/contracts/call';
import { jsonAnswer } from '@frontdesk/core/answer';
import { appointmentsOfCall } from '../../composition/appointments-of-call.ts';
import { callStore } from '../../composition/call-store.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { tasksOfCalls } from '../../composition/tasks-of-calls.ts';
import { presentCall } from '../../domain/present-call.ts';
import { readCall } from '../../use-cases/read-call.ts';

const ports = { calls: callStore, appointments: appointmentsOfCall, tasks: tasksOfCalls };

/** GET /calls/{id} */
export const handler = practiceApi(
  { operationId: 'readCall', pathParameters: callPath },
  async ({ caller, path, deadline }) => {
    const key = { practiceId: caller.practiceId, id: path.id };
    const { call, appointmentIds, task } = await readCall({ ...key, deadline }, ports);
    return jsonAnswer(200, { ...presentCall(call, task), appointmentIds });
  },
);
