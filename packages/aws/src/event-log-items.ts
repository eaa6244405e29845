import { EVENTS_KEPT_DAYS, type LoggedEvent, type LogHead, type RecordedEvent } from '@frontdesk/contracts/event-log';
import { realtimeTopic } from '@frontdesk/contracts/realtime';
import { type Item, numberOf, textOf } from './item-attributes.ts';

/** A day longer than vendors can read it, and much longer than any stream can bring it again. */
const REMEMBERED_SECONDS = (EVENTS_KEPT_DAYS + 1) * 24 * 60 * 60;

const SEQ_DIGITS = 15;

/** The end of a practice's log. No event's id looks like it: they begin with a year. */
export function headKey(practiceId: string): Item {
  return { practiceId: { S: practiceId }, eventId: { S: 'HEAD' } };
}

export function headFrom(item: Item): LogHead {
  return {
    epoch: textOf(item, 'epoch'),
    seq: numberOf(item, 'seq'),
    pushedSeq: numberOf(item, 'pushedSeq'),
    lanes: numberOf(item, 'lanes'),
  };
}

/** The index's range key: in the order of the log within an epoch. */
export function positionKey(epoch: string, seq: number): string {
  return `${epoch}#${String(seq).padStart(SEQ_DIGITS, '0')}`;
}

export function logItem(practiceId: string, epoch: string, seq: number, event: RecordedEvent, now: number): Item {
  return {
    practiceId: { S: practiceId },
    eventId: { S: event.eventId },
    position: { S: positionKey(epoch, seq) },
    seq: { N: String(seq) },
    event: { S: event.event },
    topic: { S: event.topic },
    at: { S: event.at },
    data: { S: event.data },
    loggedAt: { N: String(now) },
    expiresAt: { N: String(Math.floor(now / 1000) + REMEMBERED_SECONDS) },
  };
}

export function loggedEventFrom(item: Item): LoggedEvent {
  return {
    eventId: textOf(item, 'eventId'),
    event: textOf(item, 'event'),
    topic: realtimeTopic.parse(textOf(item, 'topic')),
    at: textOf(item, 'at'),
    data: textOf(item, 'data'),
    seq: numberOf(item, 'seq'),
    loggedAt: numberOf(item, 'loggedAt'),
  };
}
