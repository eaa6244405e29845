import { VENDOR_SCOPES } from '@frontdesk/core/roles';
import { type Subscription, vendorSubscriptionId } from '../domain/subscription.ts';
import { activityOf, type ManageSubscriptionPorts } from './manage-subscription.ts';

interface SandboxOwner {
  readonly practiceId: string;
  readonly vendor: { readonly id: string; readonly name: string; readonly email: string };
}

/** Subscribes a vendor to the practice of its own, with everything allowed: keys are made when they are asked for. May be repeated. */
export async function openSandboxSubscription(
  ports: ManageSubscriptionPorts,
  { practiceId, vendor }: SandboxOwner,
): Promise<void> {
  const { store, meter, clock } = ports;
  const id = vendorSubscriptionId(practiceId, vendor.id);
  if ((await store.read(id)) !== undefined) return;
  const subscription: Subscription = {
    ...{ id, practiceId, vendor: vendor.name, vendorId: vendor.id, vendorEmail: vendor.email },
    ...{ plan: 'small', scopes: VENDOR_SCOPES, status: 'active', createdAt: clock.now(), keys: [] },
    meteredKey: await meter.provision(id, 'small'),
  };
  // Not kept: another call of the same vendor was faster.
  await store.keep({ subscription, revision: 0 }, activityOf(ports, 'subscription-created'));
}
