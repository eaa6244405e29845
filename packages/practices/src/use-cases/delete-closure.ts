import { AppError } from '@frontdesk/core/app-error';
import { closuresToDrop } from '../domain/closure-limits.ts';
import { providersConcerned } from '../domain/rules-change.ts';
import { type ChangeRulesPorts, changeRules, existing } from './change-rules.ts';

/** Opens again what a closure closed, and drops closures that are long over. Throws NOT_FOUND, UNAVAILABLE. */
export async function deleteClosure(
  ports: ChangeRulesPorts,
  practiceId: string,
  closureId: string,
  deadline: number,
): Promise<void> {
  let seen = false;
  await changeRules(ports, practiceId, deadline, (found) => {
    const rules = existing(found);
    const closure = rules.closures.find(({ id }) => id === closureId);
    // Gone between two looks of this call: by its own first step, or by somebody who wanted the same.
    if (closure === undefined && seen) return { result: undefined };
    if (closure === undefined) throw new AppError('NOT_FOUND');
    seen = true;
    const touchProviderIds = providersConcerned(rules, closure);
    const dropClosureIds = closuresToDrop(rules, ports.clock.now() / 60_000).filter((id) => id !== closureId);
    return { change: { removeClosureId: closureId, touchProviderIds, dropClosureIds }, result: undefined };
  });
}
