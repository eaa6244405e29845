import type { CallStatus } from '@frontdesk/contracts/call';
import { type CallFacts, mergeFacts, sameFacts } from './call-facts.ts';
import { type PostCallOutcome, revisedOutcome } from './post-call-outcome.ts';

/** A call as we keep it. Nothing in it is about a patient: who called is the telephone system's to know. */
export interface Call {
  readonly id: string;
  readonly practiceId: string;
  readonly facts: CallFacts;
  /** What the post-call workflow has found; absent until it has run. */
  readonly outcome?: PostCallOutcome;
  /** Counts the changes of the record, so it depends on the events' way; nothing else does. */
  readonly version: number;
}

/** The call with further facts. The same object when it knew them already. */
export function withFacts(call: Call | undefined, key: Pick<Call, 'practiceId' | 'id'>, facts: CallFacts): Call {
  if (call === undefined) return { practiceId: key.practiceId, id: key.id, facts, version: 1 };
  const merged = mergeFacts(call.facts, facts);
  if (sameFacts(merged, call.facts)) return call;
  return {
    ...call,
    facts: merged,
    ...(call.outcome !== undefined && { outcome: revisedOutcome(merged, call.outcome) }),
    version: call.version + 1,
  };
}

/** The call after the post-call workflow. */
export function withOutcome(call: Call, outcome: PostCallOutcome): Call {
  return { ...call, outcome, version: call.version + 1 };
}

/** Where a call stands in its practice's order of time: `<UTC instant in ms>#<id>`. */
export function startKeyOf({ facts, id }: Pick<Call, 'facts' | 'id'>): string {
  return `${new Date(facts.initiatedAt ?? facts.firstSeenAt).toISOString()}#${id}`;
}

/** How far the call has come. */
export function statusOf({ endedAt, connectedAt, queuedAt }: CallFacts): CallStatus {
  if (endedAt !== undefined) return 'ended';
  if (connectedAt !== undefined) return 'connected';
  return queuedAt === undefined ? 'initiated' : 'queued';
}
