import { PracticeRulesCache } from '@frontdesk/aws/practice-rules-cache';
import { PracticeRulesReader } from '@frontdesk/aws/practice-rules-reader';
import { listCallsQuery } from '@frontdesk/contracts/call';
import { jsonAnswer } from '@frontdesk/core/answer';
import { DynamoDbCallIndex } from '../../adapters/dynamodb-call-index.ts';
import { dynamoDb, tables } from '../../composition/container.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { tasksOfCalls } from '../../composition/tasks-of-calls.ts';
import { presentCall } from '../../domain/present-call.ts';
import { listCalls } from '../../use-cases/list-calls.ts';

const ports = {
  tasks: tasksOfCalls,
  index: new DynamoDbCallIndex({ client: dynamoDb, tableName: tables.calls }),
  timeZones: new PracticeRulesCache({
    reader: new PracticeRulesReader({ client: dynamoDb, tableName: tables.schedules }),
  }),
};

/** GET /calls */
export const handler = practiceApi(
  { operationId: 'listCalls', query: listCallsQuery },
  async ({ caller, query, deadline }) => {
    const { calls, tasks, nextCursor } = await listCalls({ practiceId: caller.practiceId, query, deadline }, ports);
    const items = calls.map((call) => presentCall(call, tasks.get(call.id)));
    return jsonAnswer(200, { items, ...(nextCursor && { nextCursor }) });
  },
);
