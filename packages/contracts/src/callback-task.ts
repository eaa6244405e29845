import * as z from 'zod/mini';
import { identifier, recordPath } from './identifiers.ts';
import { instantText } from './instant-text.ts';
import { pageOf, paging } from './paging.ts';

/** Whether somebody is still to be called back. */
export const TASK_STATUSES = ['open', 'closed'] as const;
export const taskStatus = z.enum(TASK_STATUSES);
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** GET /calls/tasks. */
export const listCallTasksQuery = z.strictObject({ status: z.optional(taskStatus), ...paging });
export type ListCallTasksQuery = z.output<typeof listCallTasksQuery>;

export const taskPath = recordPath;

/** What an agent does about a task. */
export const TASK_ACTIONS = ['take', 'release', 'no-answer', 'done'] as const;
export type TaskAction = (typeof TASK_ACTIONS)[number];

/** PUT /calls/tasks/{id}. */
export const changeCallTaskRequest = z.strictObject({ action: z.enum(TASK_ACTIONS) });

/** What the list and the public event both tell of a task. */
export const taskState = {
  /** The contact in which the caller was missed first: `GET /calls/{id}` has it. */
  callId: identifier,
  status: taskStatus,
  /** When the caller was missed last. */
  createdAt: instantText,
  /** How often somebody has called back and nobody answered. */
  attempts: z.int(),
  lastAttemptAt: z.optional(instantText),
  /** The `sub` of whoever has taken it. */
  ownerId: z.optional(z.string()),
  takenAt: z.optional(instantText),
  /** The `sub` of whoever has closed it; absent where the caller was reached. */
  doneBy: z.optional(z.string()),
  doneAt: z.optional(instantText),
  version: z.int(),
};

/** Somebody to call back: one per chain of contacts, however many of these there are. */
export const callbackTask = z.object({
  /** The contact with which the chain began. */
  id: identifier,
  practiceId: identifier,
  ...taskState,
});
export type CallbackTask = z.output<typeof callbackTask>;

export const callbackTaskPage = pageOf(callbackTask);
