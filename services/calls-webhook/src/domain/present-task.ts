import type { CallbackTask as PresentedTask } from '@frontdesk/contracts/callback-task';
import type { CallbackTask } from './callback-task.ts';

/** A task as callers and events tell it, besides whose it is. */
export function presentTask({ id, practiceId, callId, status, createdAt, work, version }: CallbackTask): PresentedTask {
  const { attempts, ownerId, takenAt, lastAttemptAt, doneAt, doneBy } = work;
  const isOpen = status === 'open';
  return {
    id,
    practiceId,
    callId,
    status,
    createdAt: instant(createdAt),
    attempts,
    ...(lastAttemptAt !== undefined && { lastAttemptAt: instant(lastAttemptAt) }),
    ...(isOpen && ownerId !== undefined && { ownerId }),
    ...(isOpen && takenAt !== undefined && { takenAt: instant(takenAt) }),
    ...(!isOpen && doneAt !== undefined && doneAt >= createdAt && { doneAt: instant(doneAt) }),
    ...(!isOpen && doneBy !== undefined && (doneAt ?? 0) >= createdAt && { doneBy }),
    version,
  };
}

function instant(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString();
}
