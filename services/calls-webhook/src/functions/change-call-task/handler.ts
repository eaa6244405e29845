import { changeCallTaskRequest, taskPath } from '@frontdesk/contracts/callback-task';
import { jsonAnswer } from '@frontdesk/core/answer';
import { systemClock } from '@frontdesk/core/clock';
import { entityTag } from '@frontdesk/lambda/preconditions';
import { callStoreWithEvents } from '../../composition/call-store.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { presentTask } from '../../domain/present-task.ts';
import { changeCallTask } from '../../use-cases/change-call-task.ts';

const ports = { calls: callStoreWithEvents, clock: systemClock };

/** PUT /calls/tasks/{id} */
export const handler = practiceApi(
  { operationId: 'changeCallTask', pathParameters: taskPath, body: changeCallTaskRequest },
  async ({ caller, path, body: { action }, deadline, logger }) => {
    const task = await changeCallTask({ caller, taskId: path.id, action, deadline }, ports);
    logger.info('CALL_TASK_CHANGED', { taskId: task.id, action, status: task.status });
    return jsonAnswer(200, presentTask(task), { etag: entityTag(task.version) });
  },
);
