import type { Appointment } from '../desk/desk.ts';
import { minutesInto } from '../time/practice-time.ts';
import type { OpenTime } from './open-hours.ts';

export interface PlacedAppointment {
  readonly appointment: Appointment;
  /** Minutes on the wall clock since the day's midnight; `to` is no nearer than what can be read and hit. */
  readonly from: number;
  readonly to: number;
  /** It began on the day before. */
  readonly hasBegun: boolean;
  /** It goes on after midnight. */
  readonly goesOn: boolean;
  /** Which of how many lanes side by side, where appointments overlap: cancelled ones beside those that took their time, and
   *  both passes of an hour that the clocks show twice. */
  readonly lane: number;
  readonly lanes: number;
}

export interface DayHours {
  readonly from: number;
  readonly to: number;
}

const OFFICE_HOURS: DayHours = { from: 8 * 60, to: 18 * 60 };
const MIDNIGHT = 24 * 60;
const [LEAST_SCALE, GREATEST_SCALE] = [1.6, 3.2];
/** WCAG 2.5.8. */
const LEAST_HEIGHT = 24;

/** Pixels per minute: so many that the day's shortest appointment can be read, within bounds. */
export function scaleOf(appointments: readonly Pick<Appointment, 'start' | 'end'>[]): number {
  const shortest = Math.min(60, ...appointments.map(durationOf));
  return Math.min(GREATEST_SCALE, Math.max(LEAST_SCALE, LEAST_HEIGHT / Math.max(1, shortest)));
}

/** A provider's appointments of a day, placed side by side where they overlap; earliest first. */
export function placed(
  appointments: readonly Appointment[],
  { day, timeZone, scale }: { readonly day: string; readonly timeZone: string; readonly scale: number },
): PlacedAppointment[] {
  const sorted = appointments.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start) || (a.id < b.id ? -1 : 1));
  const spans = sorted
    .map((appointment) => ({ appointment, ...spanOf(appointment, { day, timeZone, scale }) }))
    .sort((a, b) => a.from - b.from);
  type Span = (typeof spans)[number];
  const groups: { lanesEnd: number[]; members: { span: Span; lane: number }[] }[] = [];
  for (const span of spans) {
    const last = groups.at(-1);
    const group = last?.lanesEnd.some((end) => end > span.from) ? last : { lanesEnd: [], members: [] };
    if (group !== last) groups.push(group);
    const free = group.lanesEnd.findIndex((end) => end <= span.from);
    const lane = free === -1 ? group.lanesEnd.length : free;
    group.lanesEnd[lane] = span.to;
    group.members.push({ span, lane });
  }
  return groups.flatMap(({ lanesEnd, members }) =>
    members.map(({ span, lane }) => ({ ...span, lane, lanes: lanesEnd.length })),
  );
}

/** The hours that a day's view shows: office hours, and more where something is outside them. */
export function hoursOf(
  columns: readonly (readonly PlacedAppointment[])[],
  open: readonly (readonly OpenTime[])[],
): DayHours {
  const all = [...columns.flat(), ...open.flat()];
  const from = Math.min(OFFICE_HOURS.from, ...all.map((item) => item.from));
  const to = Math.max(OFFICE_HOURS.to, ...all.map((item) => item.to));
  return { from: Math.floor(from / 60) * 60, to: Math.ceil(to / 60) * 60 };
}

function spanOf(
  appointment: Appointment,
  { day, timeZone, scale }: { readonly day: string; readonly timeZone: string; readonly scale: number },
) {
  const from = minutesInto(day, appointment.start, timeZone);
  // Over an hour that the clocks show twice, the end may read earlier than the beginning.
  const to = Math.max(minutesInto(day, appointment.end, timeZone), from + durationOf(appointment));
  const shownFrom = Math.min(Math.max(0, from), MIDNIGHT - LEAST_HEIGHT / scale);
  const shownTo = Math.min(MIDNIGHT, Math.max(to, shownFrom + LEAST_HEIGHT / scale));
  return { from: shownFrom, to: shownTo, hasBegun: from < 0, goesOn: to > MIDNIGHT };
}

function durationOf({ start, end }: Pick<Appointment, 'start' | 'end'>): number {
  return (Date.parse(end) - Date.parse(start)) / 60_000;
}
