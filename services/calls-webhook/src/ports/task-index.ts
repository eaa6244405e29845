import type { TaskStatus } from '@frontdesk/contracts/callback-task';
import type { Call } from '../domain/call.ts';
import type { CallbackTask } from '../domain/callback-task.ts';

export interface TaskQuery {
  readonly practiceId: string;
  readonly status: TaskStatus;
  /** Only those that come after this key in the list. */
  readonly afterKey?: string | undefined;
  readonly limit: number;
}

export interface TaskPage {
  readonly tasks: readonly CallbackTask[];
  /** How far the index was read, when there may be more. */
  readonly lastKey?: string | undefined;
}

/** A practice's tasks by when the caller was missed: open ones earliest first, closed ones latest first. It follows the
 *  records by moments. */
export interface TaskIndex {
  find(query: TaskQuery): Promise<TaskPage>;
}

/** The tasks of calls. */
export interface TasksOfCalls {
  /** By the ids of those calls that are part of a chain in which somebody was missed. All are of one practice.
   *  Throws UNAVAILABLE when the deadline (epoch milliseconds) comes first. */
  of(calls: readonly Call[], deadline: number): Promise<ReadonlyMap<string, CallbackTask>>;
}
