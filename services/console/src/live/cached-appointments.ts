import type { QueryClient } from '@tanstack/react-query';
import type { Appointment, Call } from '../desk/desk.ts';
import { appointmentKey, appointmentsKey, callsKey } from '../desk/live-queries.ts';
import { isOnDay } from '../time/is-on-day.ts';

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
    const day = String(queryKey.at(-1));
    queries.setQueryData<Appointment[]>(queryKey, (list) => list && withAppointment(list, day, appointment));
  }
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

function withAppointment(list: readonly Appointment[], day: string, appointment: Appointment): Appointment[] {
  const others = list.filter(({ id }) => id !== appointment.id);
  if (!isOnDay(appointment, day)) return others.length === list.length ? [...list] : others;
  return [...others, appointment].sort((a, b) => Date.parse(a.start) - Date.parse(b.start) || (a.id < b.id ? -1 : 1));
}
