import type { RealtimeEvent } from '@frontdesk/client/realtime-client';
import type { Query, QueryClient } from '@tanstack/react-query';
import type { Appointment, Desk, Slot } from '../desk/desk.ts';
import { isListed } from '../desk/listing.ts';
import {
  appointmentKey,
  appointmentsKey,
  lastDayOf,
  readSlots,
  type SlotQuestion,
  slotsKey,
} from '../desk/live-queries.ts';
import { dayOf } from '../time/practice-time.ts';
import { knownAppointment, putAppointment } from './cached-appointments.ts';

/** What events tell of an appointment: everything but the patient. */
interface AppointmentEventData extends Pick<Appointment, 'providerId' | 'status' | 'start' | 'end' | 'version'> {
  readonly appointmentId: string;
  readonly previous?: Pick<Appointment, 'providerId' | 'start' | 'end'>;
}

/** Beyond these many, one read of everything is less than one for each. */
const SINGLE_READS = 3;

/** Brings the page up to date after events of appointments, with one small read for one event: of the appointment, since
 *  events name no patient, or, while free times are shown, of the free times of that provider on that day. What is not in sight then is
 *  read when it comes into sight. */
export async function applyAppointmentEvents(
  queries: QueryClient,
  desk: Pick<Desk, 'api' | 'practice'>,
  events: readonly RealtimeEvent[],
): Promise<void> {
  const latest = new Map(
    events.map(({ data }) => data as unknown as AppointmentEventData).map((data) => [data.appointmentId, data]),
  );
  const searches = queries.getQueryCache().findAll({ queryKey: slotsKey(desk.practice.id), type: 'active' });
  await Promise.all(searches.map((search) => rereadTimes(queries, desk, search, [...latest.values()])));
  const news = [...latest.values()].filter((data) => isNews(queries, desk, data));
  if (searches.length > 0) for (const data of news) applyUnread(queries, desk, data);
  else await readNews(queries, desk, news);
}

async function readNews(
  queries: QueryClient,
  desk: Pick<Desk, 'api' | 'practice'>,
  news: readonly AppointmentEventData[],
): Promise<void> {
  const queryKey = appointmentsKey(desk.practice.id);
  // A read under way may be older than the event, and would undo what is put here.
  const isReading = queries.isFetching({ queryKey }) > 0;
  if (isReading || news.length > SINGLE_READS) {
    await queries.invalidateQueries({ queryKey });
    return;
  }
  await Promise.all(
    news.map(async ({ appointmentId }) => {
      try {
        putAppointment(queries, desk.practice.id, await desk.api.readAppointment({ path: { id: appointmentId } }));
      } catch {
        await queries.invalidateQueries({ queryKey });
      }
    }),
  );
}

// What is known is changed as the event tells; what the event does not tell is read later.
function applyUnread(queries: QueryClient, { practice }: Pick<Desk, 'practice'>, data: AppointmentEventData): void {
  const { appointmentId, previous: _, ...told } = data;
  const known = knownAppointment(queries, practice.id, appointmentId);
  if (known !== undefined) putAppointment(queries, practice.id, { ...known, ...pick(told) });
  for (const queryKey of [appointmentsKey(practice.id), appointmentKey(practice.id, appointmentId)])
    void queries.invalidateQueries({ queryKey, refetchType: 'none' });
}

function pick({ providerId, status, start, end, version }: Omit<AppointmentEventData, 'appointmentId' | 'previous'>) {
  return { providerId, status, start, end, version };
}

/** Whether an event changes anything that the page keeps. */
function isNews(queries: QueryClient, { practice }: Pick<Desk, 'practice'>, data: AppointmentEventData): boolean {
  const known = knownAppointment(queries, practice.id, data.appointmentId);
  if (known !== undefined) return known.version < data.version;
  const lists = queries.getQueriesData<Appointment[]>({ queryKey: appointmentsKey(practice.id) });
  const { timeZone } = practice;
  return lists.some(([queryKey, list]) => list !== undefined && isListed({ ...data, timeZone }, queryKey));
}

async function rereadTimes(
  queries: QueryClient,
  desk: Pick<Desk, 'api' | 'practice'>,
  { queryKey, meta }: Query,
  changed: readonly AppointmentEventData[],
): Promise<void> {
  const question = meta?.question as SlotQuestion;
  const places = changed
    .flatMap(({ providerId, start, previous }) => [{ providerId, start }, ...(previous ? [previous] : [])])
    .filter(({ providerId }) => question.providerId === '' || question.providerId === providerId)
    .map(({ providerId, start }) => ({ providerId, day: dayOf(start, desk.practice.timeZone) }))
    .filter(({ day }) => day >= question.from && day <= lastDayOf(question));
  const distinct = [...new Map(places.map((place) => [`${place.providerId} ${place.day}`, place])).values()];
  if (distinct.length > SINGLE_READS || queries.isFetching({ queryKey }) > 0) {
    await queries.invalidateQueries({ queryKey });
    return;
  }
  await Promise.all(
    distinct.map(async ({ providerId, day }) => {
      try {
        const times = await readSlots(desk, { ...question, providerId, from: day, to: day });
        queries.setQueryData<Slot[]>(queryKey, (old) => old && replaced(old, times, { providerId, day }, desk));
      } catch {
        await queries.invalidateQueries({ queryKey });
      }
    }),
  );
}

function replaced(
  old: readonly Slot[],
  times: readonly Slot[],
  { providerId, day }: { providerId: string; day: string },
  { practice }: Pick<Desk, 'practice'>,
): Slot[] {
  const others = old.filter((slot) => slot.providerId !== providerId || dayOf(slot.start, practice.timeZone) !== day);
  return [...others, ...times].sort(
    (a, b) => Date.parse(a.start) - Date.parse(b.start) || (a.providerId < b.providerId ? -1 : 1),
  );
}
