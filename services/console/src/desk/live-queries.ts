import { takesTime } from '@frontdesk/contracts/appointment-status-rules';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { addDays, dayOf } from '../time/practice-time.ts';
import { startOfDay } from '../time/wall-clock.ts';
import { type ClosedTime, overlaps, rangesOf } from './closed-time.ts';
import type { Appointment, Call, CallbackTask, Desk, Slot } from './desk.ts';
import { isListed, type Listing } from './listing.ts';

/** The first part of the key of everything that events change. */
export const LIVE = 'live';

const LARGEST_PAGE = 500;
const MINUTE_MS = 60_000;

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

/** All items of a list, page after page. */
export async function everyPage<Item>(read: (cursor: { cursor?: string }) => Promise<Page<Item>>): Promise<Item[]> {
  const all: Item[] = [];
  for (let cursor: { cursor?: string } | undefined = {}; cursor !== undefined; ) {
    const { items, nextCursor } = await read(cursor);
    all.push(...items);
    cursor = nextCursor === undefined ? undefined : { cursor: nextCursor };
  }
  return all;
}

/** The lists of appointments; each key ends with what it lists. */
export const appointmentsKey = (practiceId: string): readonly string[] => [LIVE, 'appointments', practiceId];

/** The appointments of a day, with those that began on the day before and go on. */
export function appointmentsOf(desk: Desk, day: string) {
  return listOf(desk, day, { from: day, to: day });
}

/** A provider's appointments of the seven days from `from` on. */
export function weekOf(desk: Desk, providerId: string, from: string) {
  const listing = { from, to: addDays(from, 6), providerId };
  return listOf(desk, listing, listing);
}

function listOf(
  { api, practice }: Desk,
  listing: Listing,
  { from, to, providerId }: { readonly from: string; readonly to: string; readonly providerId?: string },
) {
  const longest = Math.max(0, ...practice.appointmentTypes.map(({ durationMinutes }) => durationMinutes));
  const earliest = new Date(startOfDay(from, practice.timeZone) - longest * MINUTE_MS).toISOString();
  const queryKey = [...appointmentsKey(practice.id), listing];
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }): Promise<Appointment[]> => {
      const query = { from: earliest, to, limit: LARGEST_PAGE, ...(providerId !== undefined && { providerId }) };
      const all = await everyPage((cursor) => api.listAppointments({ query: { ...query, ...cursor } }, { signal }));
      return all.filter((appointment) => isListed(appointment, queryKey));
    },
    placeholderData: keepPreviousData,
  });
}

export const appointmentKey = (practiceId: string, id: string): readonly string[] => [
  LIVE,
  'appointment',
  practiceId,
  id,
];

/** One appointment, wherever it is by now. */
export function oneAppointment({ api, practice }: Desk, id: string) {
  return queryOptions({
    queryKey: appointmentKey(practice.id, id),
    queryFn: ({ signal }): Promise<Appointment> => api.readAppointment({ path: { id } }, { signal }),
  });
}

/** The key of the appointments that stand in some time. */
export const standingKey = (practiceId: string): readonly string[] => [LIVE, 'standing', practiceId];

/** What takes time between two instants (RFC 3339), of one provider or of all. */
export function appointmentsStanding({ api, practice }: Desk, { start, end, providerId }: ClosedTime) {
  return queryOptions({
    queryKey: [...standingKey(practice.id), start, end, providerId],
    queryFn: async ({ signal }): Promise<Appointment[]> => {
      const found: Appointment[] = [];
      for (const range of rangesOf(start, end)) {
        const query = { ...range, limit: LARGEST_PAGE, ...(providerId !== undefined && { providerId }) };
        found.push(
          ...(await everyPage((cursor) => api.listAppointments({ query: { ...query, ...cursor } }, { signal }))),
        );
      }
      return found.filter((appointment) => takesTime(appointment) && overlaps(appointment, { start, end }));
    },
  });
}

export interface SlotQuestion {
  readonly appointmentType: string;
  /** Empty: any. */
  readonly providerId: string;
  /** The first of the days that are searched. */
  readonly from: string;
  /** The last of them; absent: seven days. */
  readonly to?: string;
  /** The appointment that is to be moved: its own time is free for it. */
  readonly ignoreAppointmentId?: string;
}

export const SEARCHED_DAYS = 7;

export const lastDayOf = ({ from, to }: SlotQuestion): string => to ?? addDays(from, SEARCHED_DAYS - 1);

export const slotsKey = (practiceId: string): readonly string[] => [LIVE, 'slots', practiceId];

export function readSlots(
  { api, practice }: Pick<Desk, 'api' | 'practice'>,
  { appointmentType, providerId, from, to, ignoreAppointmentId }: SlotQuestion & { readonly to: string },
  signal?: AbortSignal,
): Promise<Slot[]> {
  const query = {
    ...{ from, to, appointmentType, limit: LARGEST_PAGE },
    ...(providerId !== '' && { providerId }),
    ...(ignoreAppointmentId !== undefined && { ignoreAppointmentId }),
  };
  const path = { id: practice.id };
  return everyPage((cursor) => api.searchSlots({ path, query: { ...query, ...cursor } }, signal && { signal }));
}

export function slotsFor(desk: Desk, question: SlotQuestion) {
  const { appointmentType, providerId, from, ignoreAppointmentId } = question;
  return queryOptions({
    queryKey: [
      ...slotsKey(desk.practice.id),
      appointmentType,
      providerId,
      from,
      lastDayOf(question),
      ignoreAppointmentId,
    ],
    queryFn: ({ signal }) => readSlots(desk, { ...question, to: lastDayOf(question) }, signal),
    // What events reread a part of, while it is shown; then it is forgotten, since nothing keeps it right.
    meta: { question },
    gcTime: 0,
  });
}

export const practiceKey = (practiceId: string): readonly string[] => ['practice', practiceId];
export const closuresKey = (practiceId: string): readonly string[] => ['closures', practiceId];
/** Each provider's ends with the provider. */
export const schedulesKey = (practiceId: string): readonly string[] => ['schedule', practiceId];

/** What the practice's rules decide. */
export const rulesKeys = (practiceId: string): readonly (readonly string[])[] =>
  [practiceKey, closuresKey, schedulesKey, slotsKey].map((keyOf) => keyOf(practiceId));

/** What the person at the page holds already: left over from a page that crashed, or another tab's. Not live: nobody else
 *  changes it. */
export function ownHolds({ api, practice }: Desk) {
  return queryOptions({
    queryKey: ['holds', practice.id],
    queryFn: async ({ signal }) => (await api.listHolds({}, { signal })).items,
    staleTime: 0,
    gcTime: 0,
  });
}

/** The key that events of calls change the data of; each day's ends with the day. */
export const callsKey = (practiceId: string): readonly string[] => [LIVE, 'calls', practiceId];

/** The key that events of tasks change the data of. */
export const callTasksKey = (practiceId: string): readonly string[] => [LIVE, 'call-tasks', practiceId];

export function openCallTasks({ api, practice }: Desk) {
  return queryOptions({
    queryKey: callTasksKey(practice.id),
    queryFn: ({ signal }): Promise<CallbackTask[]> =>
      everyPage((cursor) =>
        api.listCallTasks({ query: { status: 'open', limit: LARGEST_PAGE, ...cursor } }, { signal }),
      ),
  });
}

/** A call may have begun before midnight. */
const LONGEST_CALL_MS = 4 * 60 * MINUTE_MS;

/** The calls of a day: those that began on it, and those that went on after its midnight. */
export function callsOf({ api, practice }: Desk, day: string) {
  const { id, timeZone } = practice;
  const from = new Date(startOfDay(day, timeZone) - LONGEST_CALL_MS).toISOString();
  return queryOptions({
    queryKey: [...callsKey(id), day],
    queryFn: async ({ signal, client, queryKey }): Promise<Call[]> => {
      const all = await everyPage((cursor) =>
        api.listCalls({ query: { from, to: day, limit: LARGEST_PAGE, ...cursor } }, { signal }),
      );
      // What was booked in a call is in the call log when the call is over.
      const before = new Map(client.getQueryData<Call[]>(queryKey)?.map((call) => [call.id, call.appointmentIds]));
      return all
        .filter(({ endedAt }) => endedAt === undefined || dayOf(endedAt, timeZone) >= day)
        .map((call) => ({
          ...call,
          appointmentIds: [...new Set([...(before.get(call.id) ?? []), ...call.appointmentIds])],
        }));
    },
  });
}
