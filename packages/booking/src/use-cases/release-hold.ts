import { AppError } from '@frontdesk/core/app-error';
import type { AuthoriserContext } from '@frontdesk/core/authoriser-context';
import type { HoldStore } from '../ports/hold-store.ts';

export interface ReleaseHold {
  readonly caller: AuthoriserContext;
  readonly holdId: string;
  readonly deadline: number;
}

/** Gives the caller's held time back; what of it somebody else has by now, stays with them. Throws NOT_FOUND for a hold
 *  that is not the caller's, that was used for a booking, or that never was. */
export async function releaseHold({ caller, holdId, deadline }: ReleaseHold, holds: HoldStore): Promise<void> {
  const hold = await holds.read(caller.practiceId, holdId);
  if (hold === undefined || hold.subject !== caller.subject) throw new AppError('NOT_FOUND');
  if (!(await holds.release(hold, deadline))) throw new AppError('NOT_FOUND');
}
