import type { ContactEvent } from '@frontdesk/contracts/contact-event';
import { telephoneNumberOf } from '@frontdesk/contracts/telephone-number';
import { Phi } from '@frontdesk/core/phi';

/** The events with which a call that rings begins. Later ones repeat the number. */
const BEGINNINGS: ReadonlySet<string> = new Set(['INITIATED', 'QUEUED']);

/** The number that a call comes from, or that it dials; undefined where the event does not begin a call, or the caller withholds
 *  it. */
export function callerNumberOf({ detail }: ContactEvent): Phi<string> | undefined {
  if (!BEGINNINGS.has(detail.eventType.toUpperCase())) return undefined;
  const { customerEndpoint: endpoint } = detail;
  if (endpoint === null || typeof endpoint !== 'object') return undefined;
  const { type, address } = endpoint as { type?: unknown; address?: unknown };
  if (type !== 'TELEPHONE_NUMBER' || typeof address !== 'string') return undefined;
  const number = telephoneNumberOf(address);
  return number === undefined ? undefined : new Phi(number);
}
