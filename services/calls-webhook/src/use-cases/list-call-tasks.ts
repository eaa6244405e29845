import type { ListCallTasksQuery } from '@frontdesk/contracts/callback-task';
import { DEFAULT_PAGE_SIZE } from '@frontdesk/contracts/paging';
import { decodeCursor, encodeCursor, isKeyPosition } from '@frontdesk/core/page-cursor';
import type { CallbackTask } from '../domain/callback-task.ts';
import type { TaskIndex } from '../ports/task-index.ts';

export interface ListCallTasks {
  readonly practiceId: string;
  readonly query: ListCallTasksQuery;
}

export interface CallTaskList {
  readonly tasks: readonly CallbackTask[];
  readonly nextCursor?: string;
}

/** A page of the practice's tasks: open ones unless `status` says otherwise, who was missed first leading; closed ones, who was
 *  missed last. Throws INPUT_INVALID (`/query/…`), NOT_FOUND (another practice's cursor), UNAVAILABLE. */
export async function listCallTasks({ practiceId, query }: ListCallTasks, index: TaskIndex): Promise<CallTaskList> {
  const { status = 'open', limit = DEFAULT_PAGE_SIZE, cursor } = query;
  const owner = { practiceId, query: ['tasks', status] };
  const afterKey = decodeCursor(cursor, owner, isKeyPosition)?.[0];
  const { tasks, lastKey } = await index.find({ practiceId, status, limit, afterKey });
  return lastKey === undefined ? { tasks } : { tasks, nextCursor: encodeCursor(owner, [lastKey]) };
}
