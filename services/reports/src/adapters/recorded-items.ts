import { type Item, numberOf, textOf } from '@frontdesk/aws/item-attributes';
import { PRACTICE_ITEM } from '@frontdesk/aws/practice-rules-items';
import type { CallFacts } from '@frontdesk/calls/domain/call-facts';
import { presentProgress } from '@frontdesk/calls/domain/call-progress';
import { verificationFacts } from '@frontdesk/insurance/domain/verification-facts';
import { NO_FACTS } from '../domain/facts.ts';
import { callFactOf, timesOf, verificationFactOf } from '../domain/facts-of-events.ts';
import type { RecordedItem } from '../ports/recorded-history.ts';
import { sampleFrom } from './sample-item.ts';

/** How facts are made of a table's items. */
export interface RecordedTable {
  /** What is read of an item; the function may read nothing else. */
  readonly attributes: readonly string[];
  /** Undefined for an item that reports do not count. */
  readonly factsIn: (item: Item) => RecordedItem | undefined;
}

/** Every appointment. Of `cancellation` its note stays behind. */
const appointments: RecordedTable = {
  attributes: [
    'ownerKey',
    'item',
    'practiceId',
    'appointmentId',
    'providerId',
    'appointmentType',
    'status',
    'start',
    'end',
    'callId',
    'cancellation',
    'version',
    'createdAt',
    'updatedAt',
  ],
  factsIn: (item) => {
    if (item.item?.S !== 'APPOINTMENT') return undefined;
    const { reason, at } = item.cancellation?.M ?? {};
    const version = numberOf(item, 'version');
    const appointment = {
      appointmentId: textOf(item, 'appointmentId'),
      version,
      status: textOf(item, 'status'),
      providerId: textOf(item, 'providerId'),
      appointmentType: textOf(item, 'appointmentType'),
      ...timesOf(textOf(item, 'start'), textOf(item, 'end')),
      bookedAt: textOf(item, 'createdAt'),
      callId: item.callId?.S ?? null,
      cancelledVersion: at === undefined ? null : version,
      cancelledAt: at?.S ?? null,
      cancellationReason: reason?.S ?? null,
    };
    return {
      practiceId: textOf(item, 'practiceId'),
      changedAt: textOf(item, 'updatedAt'),
      facts: { ...NO_FACTS, appointments: [appointment] },
    };
  },
};

/** The call log: who called is not in it. */
const calls: RecordedTable = {
  attributes: ['ownerKey', 'item', 'practiceId', 'callId', 'facts', 'version'],
  factsIn: (item) => {
    if (item.item?.S !== 'CALL' || item.facts?.S === undefined) return undefined;
    const facts = JSON.parse(item.facts.S) as CallFacts;
    const { firstSeenAt, initiatedAt = 0, queuedAt = 0, connectedAt = 0, endedAt = 0 } = facts;
    const changedAt = Math.max(firstSeenAt, initiatedAt, queuedAt, connectedAt, endedAt);
    const version = numberOf(item, 'version');
    const call = callFactOf({ callId: textOf(item, 'callId'), ...presentProgress({ facts, version }) });
    return {
      practiceId: textOf(item, 'practiceId'),
      changedAt: instant(changedAt),
      facts: { ...NO_FACTS, calls: [call] },
    };
  },
};

/** Verifications that have ended. Nothing that was asked or answered about a patient is read. */
const verifications: RecordedTable = {
  attributes: [
    'pk',
    'sk',
    'verificationId',
    'payerId',
    'status',
    'errors',
    'answeredAt',
    'dueAt',
    'version',
    'createdAt',
    'updatedAt',
  ],
  factsIn: (item) => {
    const status = item.status?.S;
    if (status !== 'active' && status !== 'inactive' && status !== 'failed') return undefined;
    const facts = verificationFacts({
      payerId: textOf(item, 'payerId'),
      status,
      ...(item.errors?.S !== undefined && { errors: JSON.parse(item.errors.S) }),
      createdAt: numberOf(item, 'createdAt'),
      ...(item.dueAt !== undefined && { dueAt: numberOf(item, 'dueAt') }),
      ...(item.answeredAt !== undefined && { answeredAt: numberOf(item, 'answeredAt') }),
    });
    const key = { verificationId: textOf(item, 'verificationId'), version: numberOf(item, 'version') };
    return {
      practiceId: textOf(item, 'pk'),
      changedAt: instant(numberOf(item, 'updatedAt')),
      facts: { ...NO_FACTS, verifications: [verificationFactOf(key, facts)] },
    };
  },
};

/** What was sampled, beside reports that were asked for. */
const samples: RecordedTable = {
  attributes: ['practiceId', 'reportId', 'takenAt', 'access', 'vendorCalls'],
  factsIn: (item) => {
    const sample = sampleFrom(item);
    if (sample === undefined) return undefined;
    return { practiceId: textOf(item, 'practiceId'), facts: { ...NO_FACTS, samples: [sample] } };
  },
};

/** Of a practice's rules the zone. */
const practices: RecordedTable = {
  attributes: ['practiceId', 'item', 'timeZone', 'revision'],
  factsIn: (item) => {
    if (item.item?.S !== PRACTICE_ITEM) return undefined;
    const practiceId = textOf(item, 'practiceId');
    const practice = { practiceId, timeZone: textOf(item, 'timeZone'), revision: numberOf(item, 'revision') };
    return { practiceId, practice, facts: NO_FACTS };
  },
};

/** In the order in which they are read. */
export const RECORDED_TABLES = {
  schedules: practices,
  appointments,
  calls,
  insurance: verifications,
  reports: samples,
} as const;
export type RecordedTableName = keyof typeof RECORDED_TABLES;

function instant(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString();
}
