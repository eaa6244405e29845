import type { CallSighting } from '@frontdesk/calls/domain/call-sighting';
import { INITIATION_METHODS } from '@frontdesk/calls/domain/initiation-method';
import { CONTACT_EVENT_TYPES, type ContactEvent, type ContactEventType } from '@frontdesk/contracts/contact-event';
import { channelOf, openWord, wordAmong } from './contact-words.ts';

type Contact = ContactEvent['detail'];

const KNOWN_TYPES: ReadonlySet<string> = new Set(CONTACT_EVENT_TYPES);

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const LINKS = ['initialContactId', 'previousContactId', 'nextContactId', 'relatedContactId'] as const;

/** What an event says about its call; undefined when it is of a type that says nothing about one, or not known yet.
 *  Every event repeats the instants that came before it, so one that got lost is made good by the next. Where an event
 *  has not the instant that it is about, its own time stands in. */
export function sightingOf(event: ContactEvent, practiceId: string): CallSighting | undefined {
  const { detail } = event;
  const type = detail.eventType.toUpperCase();
  if (!isKnown(type)) return undefined;
  const at = Date.parse(event.time);
  const channel = channelOf(detail.channel);
  const method = wordAmong(INITIATION_METHODS, detail.initiationMethod);
  const queueId = lastOf(detail.queueInfo?.queueArn);
  const agentId = lastOf(detail.agentInfo?.agentArn);
  const disconnectReason = openWord(detail.disconnectReason);
  return {
    practiceId,
    callId: detail.contactId,
    eventId: event.id,
    at,
    ...(channel !== undefined && { channel }),
    ...(method !== undefined && { method }),
    ...milestonesOf(detail, type, at),
    ...(queueId !== undefined && { queueId }),
    ...(agentId !== undefined && { agentId }),
    ...(disconnectReason !== undefined && { disconnectReason }),
    ...linksIn(detail),
  };
}

function milestonesOf(
  detail: Contact,
  type: ContactEventType,
  at: number,
): Pick<CallSighting, 'initiatedAt' | 'queuedAt' | 'systemConnectedAt' | 'connectedAt' | 'endedAt'> {
  const told = (instant: string | null | undefined, ...atLatestIn: ContactEventType[]): number | undefined =>
    instant ? Date.parse(instant) : atLatestIn.includes(type) ? at : undefined;
  const initiatedAt = told(detail.initiationTimestamp, 'INITIATED');
  const queuedAt = told(detail.queueInfo?.enqueueTimestamp, 'QUEUED');
  const systemConnectedAt = told(detail.connectedToSystemTimestamp, 'CONNECTED_TO_SYSTEM');
  const connectedAt = told(detail.agentInfo?.connectedToAgentTimestamp, 'CONNECTED_TO_AGENT');
  const endedAt = told(detail.disconnectTimestamp, 'DISCONNECTED', 'COMPLETED');
  return {
    ...(initiatedAt !== undefined && { initiatedAt }),
    ...(queuedAt !== undefined && { queuedAt }),
    ...(systemConnectedAt !== undefined && { systemConnectedAt }),
    ...(connectedAt !== undefined && { connectedAt }),
    ...(endedAt !== undefined && { endedAt }),
  };
}

function isKnown(type: string): type is ContactEventType {
  return KNOWN_TYPES.has(type);
}

function linksIn(detail: Contact): Pick<CallSighting, (typeof LINKS)[number]> {
  const named = LINKS.flatMap((name) => {
    const id = detail[name];
    return id && ID.test(id) ? [[name, id]] : [];
  });
  return Object.fromEntries(named);
}

/** The id at the end of an ARN: `…/queue/<id>`, `…/agent/<id>`. */
function lastOf(arn: string | null | undefined): string | undefined {
  const id = arn?.slice(arn.lastIndexOf('/') + 1);
  return id !== undefined && ID.test(id) ? id : undefined;
}
