import { mapInParallel } from '@frontdesk/core/map-in-parallel';
import { sheetDaysOf } from '@frontdesk/scheduling/claim';
import type { DaySheet } from '@frontdesk/scheduling/day-sheet';
import type { EpochMinutes } from '@frontdesk/scheduling/instant';
import type { Interval } from '@frontdesk/scheduling/interval';
import { openPieces } from '@frontdesk/scheduling/open-intervals';
import { MINUTES_PER_DAY } from '@frontdesk/scheduling/quantum';
import { closuresOf } from '@frontdesk/scheduling/schedule';
import { findSlots } from '@frontdesk/scheduling/slot-search';
import { sheetsWithout } from '../domain/appointment-to-move.ts';
import type { SearchPlan } from '../domain/search-plan.ts';
import type { SlotPosition } from '../domain/slot-cursor.ts';
import type { DaySheets } from '../ports/day-sheets.ts';

export interface FreeTime extends Interval {
  readonly providerId: string;
}

/** How far a search over several providers looks first, and twice as far each time that was not enough: a day of a large
 *  practice fills a page, a fully booked month takes five looks. */
const FIRST_LOOK_MINUTES = MINUTES_PER_DAY;
/** Queries at once, so that one search of a large practice does not take all sockets of its container. */
const PROVIDERS_AT_ONCE = 10;

/** Free times by start, then by provider, after a position; at most `limit`. One provider: one read of the day sheets, and
 *  one of each room that an appointment to move has.
 *  `now` in epoch minutes, fraction included. */
export async function findFreeTimes(
  sheets: DaySheets,
  plan: SearchPlan,
  { now, after, limit }: { now: number; after: SlotPosition | undefined; limit: number },
): Promise<FreeTime[]> {
  const { rules, range, providerIds } = plan;
  const earliest = Math.max(
    range.start,
    after?.start ?? range.start,
    Math.ceil(now + rules.policy.minimumNoticeMinutes),
  );
  let look = providerIds.length === 1 ? Number.POSITIVE_INFINITY : FIRST_LOOK_MINUTES;
  const found: FreeTime[] = [];
  for (let from = earliest, to = from; from < range.end && found.length < limit; from = to, look *= 2) {
    to = Math.min(range.end, from + look);
    const rooms = readRooms(sheets, plan, from, to);
    const timesOf = (providerId: string) =>
      freeTimesOf(sheets, plan, providerId, { from, to, now, after, limit: limit - found.length, rooms });
    // The rooms are awaited here too: where nobody works, nobody else does.
    const [lists] = await Promise.all([mapInParallel(providerIds, PROVIDERS_AT_ONCE, timesOf), rooms]);
    found.push(...lists.flat().sort(byStartThenProvider));
  }
  return found.slice(0, limit);
}

/** The pages of the rooms and equipment that an appointment to move takes along, for a stretch of time. */
async function readRooms(
  sheets: DaySheets,
  { rules, type, toMove }: SearchPlan,
  from: EpochMinutes,
  to: EpochMinutes,
): Promise<readonly DaySheet[]> {
  if (toMove === undefined) return [];
  const { firstDay, lastDay } = sheetDaysOf(from, to, type);
  const pages = await mapInParallel(toMove.resourceIds, PROVIDERS_AT_ONCE, async (resourceId) =>
    sheetsWithout(toMove, resourceId, await sheets.read(rules.practiceId, resourceId, firstDay, lastDay)),
  );
  return pages.flat();
}

interface Stretch {
  readonly from: EpochMinutes;
  readonly to: EpochMinutes;
  readonly now: number;
  readonly after: SlotPosition | undefined;
  readonly limit: number;
  readonly rooms: Promise<readonly DaySheet[]>;
}

async function freeTimesOf(
  sheets: DaySheets,
  { rules, type, toMove }: SearchPlan,
  providerId: string,
  { from, to, now, after, limit, rooms }: Stretch,
): Promise<FreeTime[]> {
  const schedule = rules.providers.get(providerId)?.schedule;
  // Who does not work in these days has no pages worth reading.
  if (schedule === undefined || openPieces(schedule, from, to).length === 0) return [];
  const { firstDay, lastDay } = sheetDaysOf(from, to, type);
  const [pages, pagesOfRooms] = await Promise.all([
    sheets.read(rules.practiceId, providerId, firstDay, lastDay),
    rooms,
  ]);
  const listedAlready = after !== undefined && comparedIds(providerId, after.providerId) <= 0;
  const slots = findSlots({
    schedule,
    closures: closuresOf(rules.closures, providerId),
    type,
    policy: rules.policy,
    sheets: toMove === undefined ? pages : [...sheetsWithout(toMove, providerId, pages), ...pagesOfRooms],
    from,
    to,
    now,
    limit,
    ...(listedAlready && { after: after.start }),
    ...(toMove?.providerId === providerId && { alsoOffered: toMove.start }),
  });
  return slots.map((slot) => ({ ...slot, providerId }));
}

function byStartThenProvider(a: FreeTime, b: FreeTime): number {
  return a.start - b.start || comparedIds(a.providerId, b.providerId);
}

/** By code unit, as `Array.prototype.sort` does, and not by any locale: cursors outlive deployments. */
function comparedIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
