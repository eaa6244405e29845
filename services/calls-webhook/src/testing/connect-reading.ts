import { type ContactRecord, instantOf } from './contact-stories.ts';

/** A reading of contact records by Amazon Connect's documentation alone. It knows nothing of the service's own code, so that
 *  the two can be compared.
 *  Sources, all under https://docs.aws.amazon.com/connect/latest/adminguide/: contact-events.html and
 *  contact-initiation-methods.html (what each method is), ctr-data-model.html (`ConnectedToSystemTimestamp`),
 *  customer-first-cb.html, metrics-definitions.html (contacts abandoned: disconnected by the customer while in queue; contacts
 *  queued for callback are not), identify-conferences-transfers.html (which contacts belong together). */
export interface ReadContact {
  readonly direction: string;
  readonly channel: string;
  readonly missed: boolean;
  readonly connectedAt?: string;
  readonly talkSeconds?: number;
}

const upper = (text: string): string => text.toUpperCase();

/** "INBOUND: The customer initiated …", "OUTBOUND: … agent-initiated", and so on. */
const WHO_CALLED: Readonly<Record<string, string>> = {
  INBOUND: 'inbound',
  WEBRTC_API: 'inbound',
  OUTBOUND: 'outbound',
  EXTERNAL_OUTBOUND: 'outbound',
  TRANSFER: 'transfer',
  QUEUE_TRANSFER: 'transfer',
  CALLBACK: 'callback',
  CALLBACK_CUSTOMER_FIRST_QUEUED: 'callback',
  CALLBACK_CUSTOMER_FIRST_DIALED: 'callback',
};
const CUSTOMER_IS_ON_THE_LINE = ['INBOUND', 'WEBRTC_API', 'TRANSFER', 'QUEUE_TRANSFER'];
const CONTACT_CENTER_DIALS = ['OUTBOUND', 'EXTERNAL_OUTBOUND', 'CALLBACK', 'CALLBACK_CUSTOMER_FIRST_DIALED'];
const CALLBACKS = ['CALLBACK', 'CALLBACK_CUSTOMER_FIRST_QUEUED', 'CALLBACK_CUSTOMER_FIRST_DIALED'];

function talkBegan({ method, channel, connectedToAgent, connectedToSystem }: ContactRecord): number | undefined {
  const how = upper(method);
  if (how === 'CALLBACK_CUSTOMER_FIRST_QUEUED') return undefined;
  if (upper(channel) !== 'VOICE' || !CONTACT_CENTER_DIALS.includes(how)) return connectedToAgent;
  // "For OUTBOUND, CALLBACK, and API, this is when the customer endpoint answers."
  if (connectedToSystem === undefined) return undefined;
  if (how === 'OUTBOUND' || how === 'EXTERNAL_OUTBOUND') return Math.max(connectedToSystem, connectedToAgent ?? 0);
  return connectedToAgent === undefined ? undefined : Math.max(connectedToSystem, connectedToAgent);
}

function isAbandoned(record: ContactRecord): boolean {
  const { channel, method, enqueued, connectedToSystem } = record;
  if (enqueued === undefined || talkBegan(record) !== undefined) return false;
  if (upper(channel) === 'CHAT') return ['API', 'TRANSFER'].includes(upper(method));
  if (upper(channel) !== 'VOICE') return false;
  if (CUSTOMER_IS_ON_THE_LINE.includes(upper(method))) return true;
  // "Contacts abandoned - customer first callback": answered, then gone before an agent was there.
  return upper(method) === 'CALLBACK_CUSTOMER_FIRST_DIALED' && connectedToSystem !== undefined;
}

/** What one contact's record says. */
export function readContact(record: ContactRecord): ReadContact {
  const began = talkBegan(record);
  const isByCustomer = upper(record.method) === 'API' && ['CHAT', 'EMAIL'].includes(upper(record.channel));
  return {
    direction: isByCustomer ? 'inbound' : (WHO_CALLED[upper(record.method)] ?? 'other'),
    channel: upper(record.channel),
    missed: isAbandoned(record),
    ...(began !== undefined && { connectedAt: instantOf(began), talkSeconds: record.disconnected - began }),
  };
}

/** Walks through a caller's matter second by second. Undefined: nobody was missed. Otherwise whether the caller has, at the end of
 *  it all, been left waiting. */
export function isLeftWaiting(records: readonly ContactRecord[]): boolean | undefined {
  const moments = records.flatMap((record): { second: number; isLeft: boolean }[] => {
    if (upper(record.channel) !== 'VOICE' && upper(record.channel) !== 'CHAT') return [];
    const talked = talkBegan(record) !== undefined;
    const withCaller = !['MONITOR', 'EXTERNAL_OUTBOUND'].includes(upper(record.method));
    if (talked) return withCaller ? [{ second: record.disconnected, isLeft: false }] : [];
    if (upper(record.channel) !== 'VOICE') return [];
    if (isAbandoned(record)) return [{ second: record.disconnected, isLeft: true }];
    return CALLBACKS.includes(upper(record.method)) ? [{ second: record.initiated, isLeft: true }] : [];
  });
  if (!moments.some(({ isLeft }) => isLeft)) return undefined;
  // Of two things in one second the conversation is the later one.
  moments.sort((a, b) => a.second - b.second || Number(b.isLeft) - Number(a.isLeft));
  return moments.at(-1)?.isLeft;
}
