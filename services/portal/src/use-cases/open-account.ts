import type { VendorContext } from '@frontdesk/core/authoriser-context';
import type { ManageSubscriptionPorts } from '@frontdesk/subscriptions/use-cases/manage-subscription';
import { openSandboxSubscription } from '@frontdesk/subscriptions/use-cases/open-sandbox-subscription';
import type { Account } from '../domain/account.ts';
import type { Accounts } from '../ports/accounts.ts';
import { type PrepareSandboxPorts, prepareSandbox } from './prepare-sandbox.ts';

export interface OpenAccountPorts extends PrepareSandboxPorts {
  readonly accounts: Accounts;
  readonly subscriptions: ManageSubscriptionPorts;
}

/** Opens a vendor's account with a sandbox, or gives it another name. An interrupted opening may be repeated: each step finds what an
 *  earlier one left. Throws UNAVAILABLE. */
export async function openAccount(
  ports: OpenAccountPorts,
  { vendorId: id, practiceId, email }: VendorContext,
  name: string,
  deadline: number,
): Promise<Account> {
  const { accounts, subscriptions, clock } = ports;
  const named = await accounts.name({ id, name, email }, clock.now());
  if (named.sandboxReadyAt !== undefined) return named;
  await prepareSandbox(ports, practiceId, deadline);
  await openSandboxSubscription(subscriptions, { practiceId, vendor: { id, name, email } });
  await accounts.noteSandbox(id, clock.now());
  return named;
}
