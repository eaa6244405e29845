import { call, callPage, callPath, listCallsQuery } from '../call.ts';
import {
  callbackTask,
  callbackTaskPage,
  changeCallTaskRequest,
  listCallTasksQuery,
  taskPath,
} from '../callback-task.ts';
import type { Route } from '../route.ts';

/** The call log and who is to be called back. */
export const CALLS_WEBHOOK_ROUTES: readonly Route[] = [
  {
    operationId: 'listCalls',
    service: 'calls-webhook',
    method: 'GET',
    path: '/calls',
    summary: 'List calls by when they began; at most 31 days.',
    scopes: ['calls:read'],
    query: listCallsQuery,
    success: { status: 200, description: 'A page of calls, latest first.', body: callPage },
  },
  {
    operationId: 'readCall',
    service: 'calls-webhook',
    method: 'GET',
    path: '/calls/{id}',
    summary: 'Read one call.',
    scopes: ['calls:read'],
    pathParameters: callPath,
    success: { status: 200, description: 'The call.', body: call },
  },
  {
    operationId: 'listCallTasks',
    service: 'calls-webhook',
    method: 'GET',
    path: '/calls/tasks',
    summary: 'List who is to be called back: open tasks, longest waiting first, or closed ones, latest first.',
    scopes: ['calls:read'],
    query: listCallTasksQuery,
    success: { status: 200, description: 'A page of tasks.', body: callbackTaskPage },
  },
  {
    operationId: 'changeCallTask',
    service: 'calls-webhook',
    method: 'PUT',
    path: '/calls/tasks/{id}',
    summary: 'Take a task, release it, note that nobody answered, or close it. Repeating it changes nothing.',
    scopes: ['calls:write'],
    pathParameters: taskPath,
    body: changeCallTaskRequest,
    success: { status: 200, description: 'The task as it is now.', body: callbackTask, headers: ['ETag'] },
    errors: ['STATUS_CONFLICT'],
  },
];
