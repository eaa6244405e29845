import type { Appointment } from '../desk/desk.ts';
import { wallClockMinutes } from '../time/practice-time.ts';

export interface PlacedAppointment {
  readonly appointment: Appointment;
  /** Minutes on the wall clock since midnight. */
  readonly from: number;
  readonly to: number;
  /** Which of how many lanes side by side, where appointments overlap: cancelled ones beside those that took their time. */
  readonly lane: number;
  readonly lanes: number;
}

export interface DayHours {
  readonly from: number;
  readonly to: number;
}

const OFFICE_HOURS: DayHours = { from: 8 * 60, to: 18 * 60 };

/** A provider's appointments of a day, placed side by side where they overlap; earliest first. */
export function placed(appointments: readonly Appointment[], timeZone: string): PlacedAppointment[] {
  const sorted = appointments.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start) || (a.id < b.id ? -1 : 1));
  const groups: { lanesEnd: number[]; members: { appointment: Appointment; lane: number }[] }[] = [];
  for (const appointment of sorted) {
    const start = Date.parse(appointment.start);
    const last = groups.at(-1);
    const group = last?.lanesEnd.some((end) => end > start) ? last : { lanesEnd: [], members: [] };
    if (group !== last) groups.push(group);
    const free = group.lanesEnd.findIndex((end) => end <= start);
    const lane = free === -1 ? group.lanesEnd.length : free;
    group.lanesEnd[lane] = Date.parse(appointment.end);
    group.members.push({ appointment, lane });
  }
  return groups.flatMap(({ lanesEnd, members }) =>
    members.map(({ appointment, lane }) => {
      const from = wallClockMinutes(appointment.start, timeZone);
      const to = wallClockMinutes(appointment.end, timeZone);
      // One that ends at midnight or later reaches to the end of the day.
      return { appointment, from, to: to > from ? to : 24 * 60, lane, lanes: lanesEnd.length };
    }),
  );
}

/** The hours that a day's view shows: office hours, and more where something is outside them. */
export function hoursOf(columns: readonly (readonly PlacedAppointment[])[]): DayHours {
  const all = columns.flat();
  const from = Math.min(OFFICE_HOURS.from, ...all.map((item) => item.from));
  const to = Math.max(OFFICE_HOURS.to, ...all.map((item) => item.to));
  return { from: Math.floor(from / 60) * 60, to: Math.ceil(to / 60) * 60 };
}
