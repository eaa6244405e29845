import { type CallFacts, mergeFacts, sameFacts } from '@frontdesk/calls/domain/call-facts';
import { type PostCallOutcome, revisedOutcome } from './post-call-outcome.ts';

/** What we keep of a contact: nothing about a patient, since who called is the telephone system's to know. */
export interface CallRecord {
  readonly id: string;
  readonly practiceId: string;
  /** Absent: another contact has named this one, and none of its own events has come yet. */
  readonly facts?: CallFacts;
  /** What the post-call workflow has found; absent until it has run. */
  readonly outcome?: PostCallOutcome;
  /** The chain it is part of, by the id that this had when the record was last written. */
  readonly chainId?: string;
  /** Counts the changes of the record, so it depends on the events' way; nothing else does. */
  readonly version: number;
}

/** A contact that we have heard of. */
export type Call = CallRecord & { readonly facts: CallFacts };

export function isCall(record: CallRecord | undefined): record is Call {
  return record?.facts !== undefined;
}

/** The call with further facts. The same object when it knew them already. */
export function withFacts(
  record: CallRecord | undefined,
  key: Pick<CallRecord, 'practiceId' | 'id'>,
  facts: CallFacts,
): Call {
  const version = (record?.version ?? 0) + 1;
  if (!isCall(record)) return { ...record, practiceId: key.practiceId, id: key.id, facts, version };
  const merged = mergeFacts(record.facts, facts);
  if (sameFacts(merged, record.facts)) return record;
  return {
    ...record,
    facts: merged,
    ...(record.outcome !== undefined && { outcome: revisedOutcome(merged, record.outcome) }),
    version,
  };
}

/** The call after the post-call workflow. */
export function withOutcome(call: Call, outcome: PostCallOutcome): Call {
  return { ...call, outcome, version: call.version + 1 };
}

/** Where a call stands in its practice's order of time: `<UTC instant in ms>#<id>`. */
export function startKeyOf({ facts, id }: Pick<Call, 'facts' | 'id'>): string {
  return `${new Date(beganAtOf(facts)).toISOString()}#${id}`;
}

export function beganAtOf({ initiatedAt, firstSeenAt }: CallFacts): number {
  return initiatedAt ?? firstSeenAt;
}
