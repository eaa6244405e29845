import type { CallDirection } from '@frontdesk/contracts/call';
import { CONTACT_EVENT_TYPES, type ContactEvent, type ContactEventType } from '@frontdesk/contracts/contact-event';
import type { CallSighting } from './call-sighting.ts';

type Contact = ContactEvent['detail'];

const KNOWN_TYPES: ReadonlySet<string> = new Set(CONTACT_EVENT_TYPES);

/** Amazon Connect's words for channels and reasons; whatever else stands there may be anything, and is not kept. */
const WORD = /^[A-Z][A-Z0-9_]{0,63}$/;
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const DIRECTIONS: Readonly<Record<string, CallDirection>> = {
  INBOUND: 'inbound',
  OUTBOUND: 'outbound',
  EXTERNAL_OUTBOUND: 'outbound',
  CALLBACK: 'callback',
  TRANSFER: 'transfer',
  QUEUE_TRANSFER: 'transfer',
};

/** What an event says about its call; undefined when it is of a type that says nothing about one, or not known yet.
 *  Every event repeats the instants that came before it, so one that got lost is made good by the next. Where an event
 *  has not the instant that it is about, its own time stands in. */
export function sightingOf(event: ContactEvent, practiceId: string): CallSighting | undefined {
  const { detail } = event;
  const type = detail.eventType;
  if (!isKnown(type)) return undefined;
  const at = Date.parse(event.time);
  const channel = wordOf(detail.channel);
  const direction = detail.initiationMethod ? (DIRECTIONS[detail.initiationMethod] ?? 'other') : undefined;
  const queueId = lastOf(detail.queueInfo?.queueArn);
  const agentId = lastOf(detail.agentInfo?.agentArn);
  const disconnectReason = wordOf(detail.disconnectReason);
  return {
    practiceId,
    callId: detail.contactId,
    eventId: event.id,
    at,
    ...(channel !== undefined && { channel }),
    ...(direction !== undefined && { direction }),
    ...milestonesOf(detail, type, at),
    ...(queueId !== undefined && { queueId }),
    ...(agentId !== undefined && { agentId }),
    ...(disconnectReason !== undefined && { disconnectReason }),
  };
}

function milestonesOf(
  detail: Contact,
  type: ContactEventType,
  at: number,
): Pick<CallSighting, 'initiatedAt' | 'queuedAt' | 'connectedAt' | 'endedAt'> {
  const told = (instant: string | null | undefined, ...atLatestIn: ContactEventType[]): number | undefined =>
    instant ? Date.parse(instant) : atLatestIn.includes(type) ? at : undefined;
  const initiatedAt = told(detail.initiationTimestamp, 'INITIATED');
  const queuedAt = told(detail.queueInfo?.enqueueTimestamp, 'QUEUED');
  const connectedAt = told(detail.agentInfo?.connectedToAgentTimestamp, 'CONNECTED_TO_AGENT');
  const endedAt = told(detail.disconnectTimestamp, 'DISCONNECTED', 'COMPLETED');
  return {
    ...(initiatedAt !== undefined && { initiatedAt }),
    ...(queuedAt !== undefined && { queuedAt }),
    ...(connectedAt !== undefined && { connectedAt }),
    ...(endedAt !== undefined && { endedAt }),
  };
}

function isKnown(type: string): type is ContactEventType {
  return KNOWN_TYPES.has(type);
}

function wordOf(text: string | null | undefined): string | undefined {
  return text && WORD.test(text) ? text : undefined;
}

/** The id at the end of an ARN: `…/queue/<id>`, `…/agent/<id>`. */
function lastOf(arn: string | null | undefined): string | undefined {
  const id = arn?.slice(arn.lastIndexOf('/') + 1);
  return id !== undefined && ID.test(id) ? id : undefined;
}
