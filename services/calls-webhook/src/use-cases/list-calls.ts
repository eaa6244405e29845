import type { ListCallsQuery } from '@frontdesk/contracts/call';
import { DEFAULT_PAGE_SIZE } from '@frontdesk/contracts/paging';
import { decodeCursor, encodeCursor, isKeyPosition } from '@frontdesk/core/page-cursor';
import type { Call } from '../domain/call.ts';
import { callRangeOf } from '../domain/call-range.ts';
import type { CallbackTask } from '../domain/callback-task.ts';
import type { CallIndex } from '../ports/call-index.ts';
import type { TasksOfCalls } from '../ports/task-index.ts';
import type { TimeZones } from '../ports/time-zones.ts';

export interface ListCalls {
  readonly practiceId: string;
  readonly query: ListCallsQuery;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

export interface ListCallsPorts {
  readonly index: CallIndex;
  readonly tasks: TasksOfCalls;
  readonly timeZones: TimeZones;
}

export interface CallList {
  readonly calls: readonly Call[];
  /** By the calls' ids. */
  readonly tasks: ReadonlyMap<string, CallbackTask>;
  readonly nextCursor?: string;
}

/** A page of the practice's calls that began in a range of at most 31 days, latest first. `from` and `to` are dates (local
 *  days, `to` included) or instants (`to` excluded). Throws INPUT_INVALID (`/query/…`), NOT_FOUND (another practice's
 *  cursor), UNAVAILABLE. */
export async function listCalls({ practiceId, query, deadline }: ListCalls, ports: ListCallsPorts): Promise<CallList> {
  const { from, to, status, limit = DEFAULT_PAGE_SIZE, cursor } = query;
  const owner = { practiceId, query: [from, to, status] };
  const beforeKey = decodeCursor(cursor, owner, isKeyPosition)?.[0];
  const zone = await ports.timeZones.get(practiceId);
  const range = callRangeOf({ from, to }, zone?.timeZone ?? 'UTC');
  const { calls, lastKey } = await ports.index.find({ practiceId, range, status, beforeKey, limit });
  const tasks = await ports.tasks.of(calls, deadline);
  return { calls, tasks, ...(lastKey !== undefined && { nextCursor: encodeCursor(owner, [lastKey]) }) };
}
