import type { LoggedEvent } from '@frontdesk/contracts/event-log';
import { type DirectEventType, scopeOfEvent } from '@frontdesk/contracts/vendor-event';

/** An event as it is sent: the same bytes at every attempt. */
export interface OutboundEvent {
  /** `webhook-id`. */
  readonly id: string;
  readonly type: string;
  /** Absent: it is in no log. */
  readonly seq?: number;
  /** Epoch milliseconds from which its delivery is timed. */
  readonly since: number;
  /** `{type, timestamp, data}` as JSON text. */
  readonly body: string;
}

/** What a vendor reads of an event of the log. No patient is in it: the catalogue's schemas have no such field, and the log holds
 *  nothing else. */
export interface VendorEvent {
  readonly id: string;
  readonly type: string;
  readonly timestamp: string;
  readonly data: { readonly epoch: string; readonly seq: number; readonly [member: string]: unknown };
}

export function vendorEventOf(epoch: string, { seq, event, at, data }: LoggedEvent): VendorEvent {
  return {
    // An epoch is one practice's, so the id is one event's, and the same whenever it is made anew.
    id: `evt_${epoch.replace(/^ep_/, '')}_${seq}`,
    type: event,
    timestamp: at,
    data: { epoch, seq, ...(JSON.parse(data) as Record<string, unknown>) },
  };
}

export function outboundEventOf(epoch: string, logged: LoggedEvent): OutboundEvent {
  const { id, type, timestamp, data } = vendorEventOf(epoch, logged);
  return { id, type, seq: logged.seq, since: logged.loggedAt, body: JSON.stringify({ type, timestamp, data }) };
}

/** An event that is in no log. `data` must name no patient. */
export function directEvent(
  type: DirectEventType,
  id: string,
  data: Readonly<Record<string, string | number>>,
  now: number,
): OutboundEvent {
  return { id, type, since: now, body: JSON.stringify({ type, timestamp: new Date(now).toISOString(), data }) };
}

/** Whether a webhook gets an event, by the types it chose and by what its subscription may see now. */
export function isWanted(
  type: string,
  { eventTypes }: { readonly eventTypes: readonly string[] | undefined },
  scopes: readonly string[],
): boolean {
  const scope = scopeOfEvent(type);
  return scope !== undefined && scopes.includes(scope) && (eventTypes?.includes(type) ?? true);
}
