import type { CallDirection } from '@frontdesk/contracts/call';

/** What the way in which a contact began says about it. */
export interface Initiation {
  readonly direction: CallDirection;
  /** When the two sides talk: once an agent is there (`agent`); once both the agent and whoever was dialed are (`both`);
   *  once whoever was dialed is, since an agent dials (`line`); in a contact of this kind never (`never`). */
  readonly talks: 'agent' | 'both' | 'line' | 'never';
  /** A caller is on the line (`on-line`), is dialed and on the line once it answers (`dialed`), or there is none. */
  readonly caller: 'on-line' | 'dialed' | 'none';
  /** A conversation in it is one with the caller: not with a supervisor, and not with a third party. */
  readonly reachesCaller: boolean;
}

const CALLER = { talks: 'agent', caller: 'on-line', reachesCaller: true } as const;
const NO_CALLER: Initiation = { direction: 'other', talks: 'agent', caller: 'none', reachesCaller: false };

/** What is said of contacts whose events never say how they began: Amazon Connect's always do. */
const UNTOLD: Initiation = { ...CALLER, direction: 'other' };

/** How voice contacts begin. https://docs.aws.amazon.com/connect/latest/adminguide/contact-initiation-methods.html and
 *  https://docs.aws.amazon.com/connect/latest/adminguide/customer-first-cb.html */
const OF_VOICE: Readonly<Record<string, Initiation>> = {
  INBOUND: { ...CALLER, direction: 'inbound' },
  /** A call out of an app or a web page. */
  WEBRTC_API: { ...CALLER, direction: 'inbound' },
  TRANSFER: { ...CALLER, direction: 'transfer' },
  QUEUE_TRANSFER: { ...CALLER, direction: 'transfer' },
  CALLBACK: { direction: 'callback', talks: 'both', caller: 'dialed', reachesCaller: true },
  CALLBACK_CUSTOMER_FIRST_DIALED: { direction: 'callback', talks: 'both', caller: 'dialed', reachesCaller: true },
  /** A place in the queue: `connectedToSystemTimestamp` is when its flow started, and nobody is on any line. */
  CALLBACK_CUSTOMER_FIRST_QUEUED: { direction: 'callback', talks: 'never', caller: 'none', reachesCaller: false },
  OUTBOUND: { direction: 'outbound', talks: 'line', caller: 'none', reachesCaller: true },
  /** An agent or a flow dials a third party. */
  EXTERNAL_OUTBOUND: { direction: 'outbound', talks: 'line', caller: 'none', reachesCaller: false },
  /** StartOutboundVoiceContact. */
  API: { direction: 'outbound', talks: 'both', caller: 'none', reachesCaller: true },
  /** What a disconnect flow starts after the conversation: a survey, mostly. */
  DISCONNECT: { ...NO_CALLER, reachesCaller: true },
  /** A supervisor listens. */
  MONITOR: NO_CALLER,
  AGENT_REPLY: NO_CALLER,
  FLOW: NO_CALLER,
};

const INBOUND_BY_API: ReadonlySet<string> = new Set(['CHAT', 'EMAIL']);

/** The words of the table, and no others. */
export const INITIATION_METHODS: ReadonlySet<string> = new Set(Object.keys(OF_VOICE));

/** What a method means in a channel (absent: VOICE). A method that is newer than the table is nobody's call. */
export function initiationOf(method: string | undefined, channel: string | undefined): Initiation {
  if (method === undefined) return UNTOLD;
  const known = OF_VOICE[method];
  if (known === undefined) return NO_CALLER;
  if (channel === undefined || channel === 'VOICE') return known;
  // Customers start chats and e-mails through the API; a task is started for them.
  if (method === 'API') return INBOUND_BY_API.has(channel) ? { ...CALLER, direction: 'inbound' } : NO_CALLER;
  // Nobody dials a chat, a task or an e-mail.
  return { ...known, talks: known.talks === 'never' ? 'never' : 'agent' };
}
