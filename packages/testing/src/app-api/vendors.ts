import { decides, PortalVendor } from '../portal/portal-vendor.ts';
import type { Practice } from './practice.ts';

/** A vendor asks the practice for access. Resolves with the subscription's id. */
export async function askedIn(practice: Practice): Promise<string> {
  return (await PortalVendor.signUp()).asks(practice);
}

/** A vendor has access to the practice. */
export async function subscribedIn(practice: Practice): Promise<string> {
  return (await PortalVendor.signUp()).reaches(practice);
}

/** A vendor's access to the practice is suspended. */
export async function suspendedIn(practice: Practice): Promise<string> {
  const id = await subscribedIn(practice);
  await decides(practice, id, 'suspend');
  return id;
}
