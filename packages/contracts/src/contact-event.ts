import * as z from 'zod/mini';
import { identifier } from './identifiers.ts';
import { instantText } from './instant-text.ts';

/** The contact events that say something about a call. Amazon Connect has others, and will have more.
 *  https://docs.aws.amazon.com/connect/latest/adminguide/contact-events.html */
export const CONTACT_EVENT_TYPES = [
  'INITIATED',
  'CONNECTED_TO_SYSTEM',
  'CONTACT_DATA_UPDATED',
  'QUEUED',
  'CONNECTED_TO_AGENT',
  'DISCONNECTED',
  'COMPLETED',
] as const;
export type ContactEventType = (typeof CONTACT_EVENT_TYPES)[number];

const text = z.string().check(z.maxLength(2_048));
/** A contact's id, or null, or nothing. */
const contactLink = z.nullish(z.string().check(z.maxLength(256)));
/** Amazon Connect leaves out what it does not know; other senders write null. */
const instant = z.nullish(instantText);

/** Text by name, as `tags` and `attributes` are; what is no text in it is not looked at. */
const textByName = z.nullish(z.record(z.string(), z.unknown()));

/** POST /calls/webhook: EventBridge's envelope of an "Amazon Connect Contact Event". Members that are not named here are
 *  let through and never looked at. */
export const contactEvent = z.looseObject({
  id: identifier,
  source: z.literal('aws.connect'),
  'detail-type': z.literal('Amazon Connect Contact Event'),
  time: instantText,
  detail: z.looseObject({
    contactId: identifier,
    /** Other contacts of the same matter. */
    initialContactId: contactLink,
    previousContactId: contactLink,
    nextContactId: contactLink,
    relatedContactId: contactLink,
    /** Any: one that nobody knows yet is no fault of the sender. */
    eventType: z.string().check(z.minLength(1), z.maxLength(64)),
    channel: z.nullish(text),
    initiationMethod: z.nullish(text),
    initiationTimestamp: instant,
    connectedToSystemTimestamp: instant,
    disconnectTimestamp: instant,
    disconnectReason: z.nullish(text),
    queueInfo: z.nullish(z.looseObject({ queueArn: z.nullish(text), enqueueTimestamp: instant })),
    agentInfo: z.nullish(z.looseObject({ agentArn: z.nullish(text), connectedToAgentTimestamp: instant })),
    /** Where the customer calls from: `{type: "TELEPHONE_NUMBER", address}`. Whatever else it is says nothing. */
    customerEndpoint: z.optional(z.unknown()),
    tags: textByName,
    attributes: textByName,
    contactAttributes: textByName,
    segmentAttributes: textByName,
  }),
});
export type ContactEvent = z.output<typeof contactEvent>;
