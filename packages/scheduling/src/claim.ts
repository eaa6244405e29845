import { dayOfMinutes, formatDate } from './calendar-date.ts';
import { type EpochMinutes, utcDateOf } from './instant.ts';
import type { Interval } from './interval.ts';
import { MINUTES_PER_DAY, QUANTA_PER_DAY, QUANTUM_MINUTES } from './quantum.ts';
import type { AppointmentType } from './schedule.ts';

/** What a claim takes of one page: the quanta [firstQuantum, lastQuantumExclusive) of a resource's UTC day. */
export interface PageClaim {
  readonly resourceId: string;
  /** UTC date, `YYYY-MM-DD`. */
  readonly day: string;
  readonly firstQuantum: number;
  readonly lastQuantumExclusive: number;
}

/** All that one transaction does to one page: DynamoDB takes a single action per item. */
export interface PageChange {
  readonly page: { readonly resourceId: string; readonly day: string };
  readonly claim: readonly number[];
  readonly release: readonly number[];
}

/** The time an appointment takes from others: its duration and its buffers, rounded outwards to whole quanta. */
export function claimOf(start: EpochMinutes, type: AppointmentType): Interval {
  const from = start - type.bufferBeforeMinutes;
  const to = start + type.durationMinutes + type.bufferAfterMinutes;
  return {
    start: Math.floor(from / QUANTUM_MINUTES) * QUANTUM_MINUTES,
    end: Math.ceil(to / QUANTUM_MINUTES) * QUANTUM_MINUTES,
  };
}

/** The pages a claim lies on, for each resource in the order given: two for a claim over UTC midnight. */
export function pagesOf(resourceIds: readonly string[], claim: Interval): PageClaim[] {
  const pages: PageClaim[] = [];
  for (const resourceId of new Set(resourceIds)) {
    for (let day = dayOfMinutes(claim.start); day * MINUTES_PER_DAY < claim.end; day += 1) {
      const midnight = day * MINUTES_PER_DAY;
      const firstQuantum = Math.max(0, Math.floor((claim.start - midnight) / QUANTUM_MINUTES));
      const lastQuantumExclusive = Math.min(QUANTA_PER_DAY, Math.ceil((claim.end - midnight) / QUANTUM_MINUTES));
      if (firstQuantum < lastQuantumExclusive) {
        pages.push({ resourceId, day: formatDate(day), firstQuantum, lastQuantumExclusive });
      }
    }
  }
  return pages;
}

/** The quanta of a page claim, one by one. */
export function quantaOf({ firstQuantum, lastQuantumExclusive }: PageClaim): number[] {
  return Array.from({ length: lastQuantumExclusive - firstQuantum }, (_, index) => firstQuantum + index);
}

/** What changes when a claim moves: quanta only the new one has are claimed, those only the old one had released, and
 *  what both have is left alone, so an appointment can move onto a part of its own time. One entry per page that
 *  changes. With `before` empty it is a booking, with `after` empty a cancellation. */
export function pageChanges(before: readonly PageClaim[], after: readonly PageClaim[]): PageChange[] {
  const changes = new Map<string, { page: PageChange['page']; had: Set<number>; has: Set<number> }>();
  const changeOf = ({ resourceId, day }: PageClaim) => {
    const key = `${day} ${resourceId}`;
    const change = changes.get(key) ?? { page: { resourceId, day }, had: new Set(), has: new Set() };
    changes.set(key, change);
    return change;
  };
  for (const page of before) for (const quantum of quantaOf(page)) changeOf(page).had.add(quantum);
  for (const page of after) for (const quantum of quantaOf(page)) changeOf(page).has.add(quantum);
  return [...changes.values()]
    .map(({ page, had, has }) => ({ page, claim: without(has, had), release: without(had, has) }))
    .filter(({ claim, release }) => claim.length > 0 || release.length > 0);
}

function without(quanta: ReadonlySet<number>, others: ReadonlySet<number>): number[] {
  return [...quanta].filter((quantum) => !others.has(quantum));
}

/** The first and last page (UTC dates) that hold every claim of a type that starts in [from, to). */
export function sheetDaysOf(
  from: EpochMinutes,
  to: EpochMinutes,
  type: AppointmentType,
): { firstDay: string; lastDay: string } {
  const latestStart = Math.max(from, to - 1);
  return { firstDay: utcDateOf(claimOf(from, type).start), lastDay: utcDateOf(claimOf(latestStart, type).end - 1) };
}
