import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { addDays, dayOf } from '../time/practice-time.ts';
import type { Appointment, Call, CallbackTask, Desk, Slot } from './desk.ts';

/** The first part of the key of everything that events change. */
export const LIVE = 'live';

const LARGEST_PAGE = 500;

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

async function everyPage<Item>(read: (cursor: { cursor?: string }) => Promise<Page<Item>>): Promise<Item[]> {
  const all: Item[] = [];
  for (let cursor: { cursor?: string } | undefined = {}; cursor !== undefined; ) {
    const { items, nextCursor } = await read(cursor);
    all.push(...items);
    cursor = nextCursor === undefined ? undefined : { cursor: nextCursor };
  }
  return all;
}

export function appointmentsOf({ api, practice }: Desk, day: string) {
  return queryOptions({
    queryKey: [LIVE, 'appointments', practice.id, day],
    queryFn: ({ signal }): Promise<Appointment[]> =>
      everyPage((cursor) =>
        api.listAppointments({ query: { from: day, to: day, limit: LARGEST_PAGE, ...cursor } }, { signal }),
      ),
    placeholderData: keepPreviousData,
  });
}

export interface SlotQuestion {
  readonly appointmentType: string;
  /** Empty: any. */
  readonly providerId: string;
  /** The first of the seven days that are searched. */
  readonly from: string;
  /** The appointment that is to be moved: its own time is free for it. */
  readonly ignoreAppointmentId?: string;
}

export const SEARCHED_DAYS = 7;

export function slotsFor({ api, practice }: Desk, question: SlotQuestion) {
  const { appointmentType, providerId, from, ignoreAppointmentId } = question;
  const query = {
    from,
    to: addDays(from, SEARCHED_DAYS - 1),
    appointmentType,
    limit: LARGEST_PAGE,
    ...(providerId !== '' && { providerId }),
    ...(ignoreAppointmentId !== undefined && { ignoreAppointmentId }),
  };
  return queryOptions({
    queryKey: [LIVE, 'slots', practice.id, appointmentType, providerId, from, ignoreAppointmentId],
    queryFn: ({ signal }): Promise<Slot[]> =>
      everyPage((cursor) => api.searchSlots({ path: { id: practice.id }, query: { ...query, ...cursor } }, { signal })),
    placeholderData: keepPreviousData,
  });
}

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

/** The key that events of calls change the data of. */
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

export function callsOfToday({ api, practice }: Desk) {
  return queryOptions({
    queryKey: callsKey(practice.id),
    queryFn: async ({ signal }): Promise<Call[]> => {
      const today = dayOf(Date.now(), practice.timeZone);
      return everyPage((cursor) =>
        api.listCalls({ query: { from: today, to: today, limit: LARGEST_PAGE, ...cursor } }, { signal }),
      );
    },
  });
}
