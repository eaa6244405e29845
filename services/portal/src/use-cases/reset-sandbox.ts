import { AppError } from '@frontdesk/core/app-error';
import type { VendorContext } from '@frontdesk/core/authoriser-context';
import { changeRules } from '@frontdesk/practices/use-cases/change-rules';
import { vendorSubscriptionId } from '@frontdesk/subscriptions/domain/subscription';
import type { Accounts } from '../ports/accounts.ts';
import type { SandboxRecords } from '../ports/sandbox-records.ts';
import { type PrepareSandboxPorts, prepareSandbox } from './prepare-sandbox.ts';

export interface ResetSandboxPorts extends PrepareSandboxPorts {
  readonly accounts: Accounts;
  readonly records: SandboxRecords;
}

/** Makes a vendor's sandbox what it was at first. Its keys and the trail of what was done stay. Throws NOT_FOUND without an account, UNAVAILABLE; it may be repeated. */
export async function resetSandbox(
  ports: ResetSandboxPorts,
  { vendorId, practiceId }: VendorContext,
  deadline: number,
): Promise<void> {
  if ((await ports.accounts.read(vendorId))?.sandboxReadyAt === undefined) throw new AppError('NOT_FOUND');
  await changeRules(ports.rules, practiceId, deadline, (rules) => {
    const dropClosureIds = rules?.closures.map(({ id }) => id) ?? [];
    const touchProviderIds = [...(rules?.providers.keys() ?? [])];
    return { ...(dropClosureIds.length > 0 && { change: { dropClosureIds, touchProviderIds } }), result: undefined };
  });
  await prepareSandbox(ports, practiceId, deadline);
  await ports.records.clear(practiceId, vendorSubscriptionId(practiceId, vendorId), deadline);
}
