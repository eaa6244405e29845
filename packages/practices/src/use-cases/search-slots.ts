import { isMovable } from '@frontdesk/contracts/appointment-status-rules';
import { DEFAULT_PAGE_SIZE } from '@frontdesk/contracts/paging';
import type { SearchSlotsQuery, Slot } from '@frontdesk/contracts/slot';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import { formatInstant } from '@frontdesk/scheduling/instant';
import type { AppointmentToMove } from '../domain/appointment-to-move.ts';
import { planSearch } from '../domain/search-plan.ts';
import { readCursor, writeCursor } from '../domain/slot-cursor.ts';
import type { AppointmentsToMove } from '../ports/appointments-to-move.ts';
import type { DaySheets } from '../ports/day-sheets.ts';
import type { RulesInContainer, RulesRevision } from '../ports/rules-in-container.ts';
import { type FreeTime, findFreeTimes } from './find-free-times.ts';

export interface SearchSlotsPorts {
  readonly rules: RulesInContainer;
  readonly revision: RulesRevision;
  readonly sheets: DaySheets;
  readonly appointments: AppointmentsToMove;
  readonly clock: Clock;
}

export interface SlotPage {
  items: Slot[];
  nextCursor?: string;
}

/** How often one search follows rules that change under it. */
const MOST_ATTEMPTS = 5;

/** Lists free times, earliest first: each can be booked as long as nobody else does. Searches by the rules that the
 *  container has kept while it asks whether they are still the practice's, so a warm search takes one round trip;
 *  neither slots nor refusals leave before the answer is yes. See ADR-0005.
 *  With `ignoreAppointmentId`, the times to which that appointment could be rescheduled: read first, in a round trip more.
 *  Throws NOT_FOUND (practice, provider, appointment, another practice's cursor), STATUS_CONFLICT (appointment),
 *  INPUT_INVALID, UNAVAILABLE. */
export async function searchSlots(
  { rules, revision, sheets, appointments, clock }: SearchSlotsPorts,
  practiceId: string,
  query: SearchSlotsQuery,
): Promise<SlotPage> {
  const { from, to, appointmentType, providerId, ignoreAppointmentId, cursor, limit = DEFAULT_PAGE_SIZE } = query;
  const ignored = ignoreAppointmentId === undefined ? [] : [ignoreAppointmentId];
  const owner = { practiceId, query: [from, to, appointmentType, providerId, ...ignored] };
  const after = readCursor(cursor, owner);

  const [kept, toMove] = await Promise.all([
    rules.get(practiceId),
    ignoreAppointmentId === undefined ? undefined : readToMove(appointments, practiceId, ignoreAppointmentId),
  ]);
  let known = kept;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    if (known === undefined) throw new AppError('NOT_FOUND');
    const plan = planSearch(known, query, toMove);
    const refused = plan instanceof AppError;
    const [present, found] = await Promise.all([
      revision.readRevision(practiceId),
      refused ? [] : findFreeTimes(sheets, plan, { now: clock.now() / 60_000, after, limit: limit + 1 }),
    ]);
    if (present === known.revision) {
      if (refused) throw plan;
      return page(found, limit, known.timeZone, (last) => writeCursor(owner, last));
    }
    known = await rules.reload(practiceId);
  }
  throw new AppError('UNAVAILABLE', { detail: 'The rules of the practice are being changed.', retryAfterSeconds: 1 });
}

async function readToMove(
  appointments: AppointmentsToMove,
  practiceId: string,
  appointmentId: string,
): Promise<AppointmentToMove> {
  const appointment = await appointments.read(practiceId, appointmentId);
  if (appointment === undefined) throw new AppError('NOT_FOUND');
  if (!isMovable(appointment)) throw new AppError('STATUS_CONFLICT');
  return appointment;
}

function page(
  found: readonly FreeTime[],
  limit: number,
  timeZone: string,
  cursorAfter: (last: FreeTime) => string,
): SlotPage {
  const listed = found.slice(0, limit);
  const items = listed.map(({ providerId, start, end }) => ({
    providerId,
    start: formatInstant(start, timeZone),
    end: formatInstant(end, timeZone),
    timeZone,
  }));
  const last = found.length > limit ? listed.at(-1) : undefined;
  return last === undefined ? { items } : { items, nextCursor: cursorAfter(last) };
}
