import type { Query, QueryClient } from '@tanstack/react-query';
import type { Appointment, Call } from '../desk/desk.ts';
import { isListed } from '../desk/listing.ts';
import { appointmentKey, appointmentsKey, callsKey } from '../desk/live-queries.ts';

/** The appointment as the page knows it; undefined: it does not. */
export function knownAppointment(queries: QueryClient, practiceId: string, id: string): Appointment | undefined {
  const single = queries.getQueryData<Appointment>(appointmentKey(practiceId, id));
  const days = queries.getQueriesData<Appointment[]>({ queryKey: appointmentsKey(practiceId) });
  return [single, ...days.flatMap(([, list]) => list?.filter((each) => each.id === id))]
    .filter((each) => each !== undefined)
    .toSorted((a, b) => b.version - a.version)[0];
}

/** Puts an appointment as it is now wherever the page shows it, and takes it away from where it was. One that the page knows
 *  in a later version changes nothing. */
export function putAppointment(queries: QueryClient, practiceId: string, appointment: Appointment): void {
  const known = knownAppointment(queries, practiceId, appointment.id);
  if (known !== undefined && known.version > appointment.version) return;
  queries.setQueryData<Appointment>(appointmentKey(practiceId, appointment.id), (old) => old && appointment);
  showAtCall(queries, practiceId, appointment);
  for (const [queryKey] of queries.getQueriesData<Appointment[]>({ queryKey: appointmentsKey(practiceId) })) {
    queries.setQueryData<Appointment[]>(queryKey, (list) => list && withAppointment(list, queryKey, appointment));
  }
}

/** Reads the lists in sight of which events told while only free times were read. */
export async function readMissed(queries: QueryClient, practiceId: string): Promise<void> {
  const predicate = ({ state }: Query): boolean => state.isInvalidated;
  await queries.refetchQueries({ queryKey: appointmentsKey(practiceId), type: 'active', predicate });
}

/** A call in which an appointment was booked tells so; the call log knows only when the call is over. */
function showAtCall(queries: QueryClient, practiceId: string, { id, callId }: Appointment): void {
  if (callId === undefined) return;
  const told = (call: Call): Call =>
    call.id === callId && !call.appointmentIds.includes(id)
      ? { ...call, appointmentIds: [...call.appointmentIds, id] }
      : call;
  queries.setQueriesData<Call[]>({ queryKey: callsKey(practiceId) }, (calls) => calls?.map(told));
}

function withAppointment(
  list: readonly Appointment[],
  queryKey: readonly unknown[],
  appointment: Appointment,
): Appointment[] {
  const others = list.filter(({ id }) => id !== appointment.id);
  if (!isListed(appointment, queryKey)) return others.length === list.length ? [...list] : others;
  return [...others, appointment].sort((a, b) => Date.parse(a.start) - Date.parse(b.start) || (a.id < b.id ? -1 : 1));
}
