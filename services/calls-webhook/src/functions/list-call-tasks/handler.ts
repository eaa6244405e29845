import { listCallTasksQuery } from '@frontdesk/contracts/callback-task';
import { jsonAnswer } from '@frontdesk/core/answer';
import { DynamoDbTaskIndex } from '../../adapters/dynamodb-task-index.ts';
import { dynamoDb, tables } from '../../composition/container.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { presentTask } from '../../domain/present-task.ts';
import { listCallTasks } from '../../use-cases/list-call-tasks.ts';

const index = new DynamoDbTaskIndex({ client: dynamoDb, tableName: tables.calls });

/** GET /calls/tasks */
export const handler = practiceApi(
  { operationId: 'listCallTasks', query: listCallTasksQuery },
  async ({ caller, query }) => {
    const { tasks, nextCursor } = await listCallTasks({ practiceId: caller.practiceId, query }, index);
    return jsonAnswer(200, { items: tasks.map(presentTask), ...(nextCursor && { nextCursor }) });
  },
);
