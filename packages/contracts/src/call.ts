import * as z from 'zod';
import { identifier, recordPath } from './identifiers.ts';
import { instantText, rangeBound } from './instant-text.ts';
import { pageOf, paging } from './paging.ts';

/** How far a call has come. */
export const CALL_STATUSES = ['initiated', 'queued', 'connected', 'ended'] as const;
export const callStatus = z.enum(CALL_STATUSES);
export type CallStatus = (typeof CALL_STATUSES)[number];

/** GET /calls. */
export const listCallsQuery = z.strictObject({
  from: rangeBound,
  to: rangeBound,
  status: callStatus.optional(),
  ...paging,
});
export type ListCallsQuery = z.output<typeof listCallsQuery>;

export const callPath = recordPath;

/** A call as the call log tells it. No telephone number: who called is the telephone system's to know. */
export const call = z.object({
  /** Amazon Connect's contact id. */
  id: identifier,
  practiceId: identifier,
  status: callStatus,
  channel: z.string(),
  direction: z.enum(['inbound', 'outbound', 'callback', 'transfer', 'other']),
  initiatedAt: instantText.optional(),
  queuedAt: instantText.optional(),
  connectedAt: instantText.optional(),
  endedAt: instantText.optional(),
  queueId: z.string().optional(),
  agentId: z.string().optional(),
  waitSeconds: z.number().int().optional(),
  talkSeconds: z.number().int().optional(),
  /** Ended without ever reaching an agent. */
  missed: z.boolean(),
  disconnectReason: z.string().optional(),
  /** Set by the post-call workflow. */
  summary: z.string().optional(),
  appointmentIds: z.array(identifier),
  callbackTask: z.object({ status: z.enum(['open', 'closed']), createdAt: instantText }).optional(),
  version: z.number().int(),
});
export type Call = z.output<typeof call>;

export const callPage = pageOf(call);
