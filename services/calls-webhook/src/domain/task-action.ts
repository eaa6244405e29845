import type { TaskAction } from '@frontdesk/contracts/callback-task';
import { AppError } from '@frontdesk/core/app-error';
import type { CallbackTask } from './callback-task.ts';
import type { TaskWork } from './task-work.ts';

export interface TaskActor {
  readonly subject: string;
  readonly isManager: boolean;
}

/** The work after an agent's action; undefined when that has been done already, so that a repeat changes nothing. A task that
 *  somebody has taken is theirs: others wait, and only a manager may release or close it for them. After `no-answer` it is
 *  free again for whoever tries next. Throws STATUS_CONFLICT. */
export function workAfter(
  task: CallbackTask,
  action: TaskAction,
  { subject, isManager }: TaskActor,
  now: number,
): TaskWork | undefined {
  const isOpen = task.status === 'open';
  const { ownerId, takenAt: _since, ...free } = task.work;
  const [isFree, isMine] = [ownerId === undefined, ownerId === subject];
  const changedAt = now;
  switch (action) {
    case 'take':
      if (isOpen && isMine) return undefined;
      demand(isOpen && isFree);
      return { ...free, changedAt, ownerId: subject, takenAt: now };
    case 'release':
      if (!isOpen || isFree) return undefined;
      demand(isMine || isManager);
      return { ...free, changedAt };
    case 'no-answer':
      if (isOpen && isFree && free.lastAttemptBy === subject) return undefined;
      demand(isOpen && (isFree || isMine));
      return { ...free, changedAt, attempts: free.attempts + 1, lastAttemptAt: now, lastAttemptBy: subject };
    case 'done':
      if (!isOpen) return undefined;
      demand(isFree || isMine || isManager);
      // The telephone system's clock may be ahead of ours.
      return { ...free, changedAt, doneAt: Math.max(now, task.createdAt), doneBy: subject };
  }
}

function demand(holds: boolean): void {
  if (!holds) throw new AppError('STATUS_CONFLICT');
}
