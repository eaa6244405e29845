import * as z from 'zod/mini';
import { taskStatus } from './callback-task.ts';
import { identifier, recordPath } from './identifiers.ts';
import { instantText, rangeBound } from './instant-text.ts';
import { pageOf, paging } from './paging.ts';

/** How far a call has come. */
export const CALL_STATUSES = ['initiated', 'queued', 'connected', 'ended'] as const;
export const callStatus = z.enum(CALL_STATUSES);
export type CallStatus = (typeof CALL_STATUSES)[number];

/** Who called whom. */
export const callDirection = z.enum(['inbound', 'outbound', 'callback', 'transfer', 'other']);
export type CallDirection = z.output<typeof callDirection>;

/** GET /calls. */
export const listCallsQuery = z.strictObject({
  from: rangeBound,
  to: rangeBound,
  status: z.optional(callStatus),
  ...paging,
});
export type ListCallsQuery = z.output<typeof listCallsQuery>;

export const callPath = recordPath;

/** What the call log and the public events both tell of a call. */
export const callProgress = {
  status: callStatus,
  channel: z.string(),
  direction: callDirection,
  initiatedAt: z.optional(instantText),
  queuedAt: z.optional(instantText),
  connectedAt: z.optional(instantText),
  endedAt: z.optional(instantText),
  queueId: z.optional(z.string()),
  agentId: z.optional(z.string()),
  waitSeconds: z.optional(z.int()),
  /** Of what the practice dials, from when the other side answered. */
  talkSeconds: z.optional(z.int()),
  /** The caller gave up: ended in a queue without an agent, with the caller on the line. Not in the menu, not a supervisor's
   *  contact, and not a number that the practice dialed. */
  missed: z.boolean(),
};

/** A call as the call log tells it. No telephone number: who called is the telephone system's to know. */
export const call = z.object({
  /** Amazon Connect's contact id. */
  id: identifier,
  practiceId: identifier,
  ...callProgress,
  disconnectReason: z.optional(z.string()),
  /** Set by the post-call workflow. */
  summary: z.optional(z.string()),
  appointmentIds: z.array(identifier),
  /** Of the contact in which the caller was missed first; the task is its whole chain's. */
  callbackTask: z.optional(z.object({ id: identifier, status: taskStatus, createdAt: instantText, attempts: z.int() })),
  version: z.int(),
});
export type Call = z.output<typeof call>;

export const callPage = pageOf(call);
