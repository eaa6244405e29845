import { AppError, inputInvalid } from '@frontdesk/core/app-error';
import type { VendorContext } from '@frontdesk/core/authoriser-context';
import { isSandbox } from '@frontdesk/core/vendor-identity';
import type { Asked, Subscription } from '@frontdesk/subscriptions/domain/subscription';
import type { ManageSubscriptionPorts } from '@frontdesk/subscriptions/use-cases/manage-subscription';
import { requestSubscription } from '@frontdesk/subscriptions/use-cases/request-subscription';
import type { Accounts } from '../ports/accounts.ts';

export interface AskForAccessPorts {
  readonly accounts: Accounts;
  readonly subscriptions: ManageSubscriptionPorts;
}

interface AccessRequest extends Pick<Asked, 'plan' | 'scopes'> {
  readonly practiceId: string;
  readonly purpose?: string | undefined;
}

/** Asks a practice for access in the name of the vendor's account. Nobody decides for a sandbox, whosever it is. Throws
 *  INPUT_INVALID, STATUS_CONFLICT without an account and as `requestSubscription` does. */
export async function askForAccess(
  { accounts, subscriptions }: AskForAccessPorts,
  { vendorId, email }: VendorContext,
  { practiceId, plan, scopes, purpose }: AccessRequest,
): Promise<Subscription> {
  if (isSandbox(practiceId)) throw inputInvalid('/practiceId', 'must not be a sandbox');
  const account = await accounts.read(vendorId);
  if (account?.sandboxReadyAt === undefined) {
    throw new AppError('STATUS_CONFLICT', { detail: 'Open your account first.' });
  }
  const vendor = { id: vendorId, name: account.name, email };
  const asked = { practiceId, vendor, plan, scopes, ...(purpose !== undefined && { purpose }) };
  return (await requestSubscription(subscriptions, asked)).subscription;
}
