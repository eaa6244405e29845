import { EVENTS_KEPT_DAYS, type Position } from '@frontdesk/contracts/event-log';
import { scopeOfEvent } from '@frontdesk/contracts/vendor-event';
import type { Clock } from '@frontdesk/core/clock';
import { type VendorEvent, vendorEventOf } from '../domain/outbound-event.ts';
import type { EventLogReader } from '../ports/event-log-reader.ts';

export interface ReadEvents {
  readonly practiceId: string;
  readonly scopes: readonly string[];
  /** Absent: the current one. */
  readonly epoch: string | undefined;
  /** Absent: from the oldest event that is kept. */
  readonly after: number | undefined;
  readonly limit: number;
}

export interface ReadEventsPorts {
  readonly log: EventLogReader;
  readonly clock: Clock;
}

export interface EventPage {
  readonly epoch: string;
  readonly items: readonly VendorEvent[];
  readonly seq: number;
  readonly headSeq: number;
  readonly recovered: boolean;
}

const KEPT_MILLISECONDS = EVENTS_KEPT_DAYS * 24 * 60 * 60 * 1000;

/** Before a practice's first event. */
const NO_EPOCH = 'none';

/** A page of a practice's log as its vendor sees it, in order. `recovered` is true when nothing is missing between `after` and the page:
 *  of another epoch, beyond the end, or older than the log keeps, the page begins with the oldest event that is kept instead. Events
 *  that the scopes do not open are left out, and `seq` counts on over them. */
export async function readEvents(asked: ReadEvents, { log, clock }: ReadEventsPorts): Promise<EventPage> {
  const { practiceId, epoch, after, limit } = asked;
  const head = await log.head(practiceId);
  if (head === undefined) {
    const isBeginning = (epoch === undefined || epoch === NO_EPOCH) && after === 0;
    return { epoch: NO_EPOCH, items: [], seq: 0, headSeq: 0, recovered: isBeginning };
  }
  // Who asked before the first event has missed nothing of the first epoch.
  const isOfEpoch = epoch === undefined || epoch === head.epoch || (epoch === NO_EPOCH && after === 0);
  const keptSince = clock.now() - KEPT_MILLISECONDS;
  const isPlace = isOfEpoch && after !== undefined && after <= head.seq;
  if (isPlace) {
    const page = await log.read(practiceId, head.epoch, { afterSeq: after, toSeq: head.seq, limit });
    const [first] = page;
    const isWhole = first === undefined ? after === head.seq : first.seq === after + 1 && first.loggedAt > keptSince;
    if (isWhole) return pageOf(asked, head, page, after, true);
  }
  const oldest = await oldestKept(practiceId, head, keptSince, log);
  const page = await log.read(practiceId, head.epoch, { afterSeq: oldest - 1, toSeq: head.seq, limit });
  return pageOf(asked, head, page, oldest - 1, false);
}

function pageOf(
  { scopes }: ReadEvents,
  head: Position,
  page: Awaited<ReturnType<EventLogReader['read']>>,
  after: number,
  recovered: boolean,
): EventPage {
  const visible = page.filter(({ event }) => {
    const scope = scopeOfEvent(event);
    return scope !== undefined && scopes.includes(scope);
  });
  return {
    epoch: head.epoch,
    items: visible.map((event) => vendorEventOf(head.epoch, event)),
    seq: page.at(-1)?.seq ?? after,
    headSeq: head.seq,
    recovered,
  };
}

/** The first event that is kept, or the place after the end: events are logged in time's order, and the table forgets only what is older. */
async function oldestKept(practiceId: string, head: Position, keptSince: number, log: EventLogReader): Promise<number> {
  let low = 1;
  let high = head.seq + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [found] = await log.read(practiceId, head.epoch, { afterSeq: middle - 1, toSeq: head.seq, limit: 1 });
    if (found === undefined || found.loggedAt > keptSince) high = middle;
    else low = found.seq + 1;
  }
  return low;
}
