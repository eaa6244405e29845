import type { TaskAction } from '@frontdesk/contracts/callback-task';
import { AppError } from '@frontdesk/core/app-error';
import { type AuthoriserContext, isStaff } from '@frontdesk/core/authoriser-context';
import type { Clock } from '@frontdesk/core/clock';
import { roleIncludes } from '@frontdesk/core/roles';
import { taskEvents } from '../domain/call-events.ts';
import { type CallbackTask, callbackTaskOf } from '../domain/callback-task.ts';
import type { Chain } from '../domain/chain.ts';
import { workAfter } from '../domain/task-action.ts';
import type { CallStore, CallView } from '../ports/call-store.ts';
import { resolveChain } from './resolve-chain.ts';

export interface ChangeCallTask {
  readonly caller: Pick<AuthoriserContext, 'practiceId' | 'subject' | 'role'>;
  /** The task's id, or that of any contact of its chain. */
  readonly taskId: string;
  readonly action: TaskAction;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

export interface ChangeCallTaskPorts {
  readonly calls: CallStore;
  readonly clock: Clock;
}

/** What an agent does about somebody who is to be called back. Of two who take it at once one has it, the other is refused;
 *  a repeat changes nothing and answers the same. Throws NOT_FOUND, STATUS_CONFLICT, UNAVAILABLE. */
export function changeCallTask(
  { caller: { practiceId, subject, role }, taskId, action, deadline }: ChangeCallTask,
  { calls, clock }: ChangeCallTaskPorts,
): Promise<CallbackTask> {
  const actor = { subject, isManager: isStaff(role) && roleIncludes(role, 'manager') };
  return calls.change(
    practiceId,
    async (view) => {
      const before = await chainOfTask(view, taskId);
      const task = before && callbackTaskOf(before);
      if (before === undefined || task === undefined) throw new AppError('NOT_FOUND');
      const now = clock.now();
      const work = workAfter(task, action, actor, now);
      if (work === undefined) return { result: task };
      const after: Chain = { ...before, work, version: before.version + 1 };
      const changed = callbackTaskOf(after) ?? task;
      return {
        result: changed,
        changes: { chains: [{ before, after }], events: taskEvents([task], changed, now) },
      };
    },
    deadline,
  );
}

async function chainOfTask(view: CallView, id: string): Promise<Chain | undefined> {
  const chain = await resolveChain(view, id);
  if (chain !== undefined) return chain;
  const chainId = (await view.call(id))?.chainId;
  return chainId === undefined ? undefined : resolveChain(view, chainId);
}
