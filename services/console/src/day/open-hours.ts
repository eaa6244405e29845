import type { Schemas } from '@frontdesk/client/app-api-client';
import { addDays, minutesInto } from '../time/practice-time.ts';

type Schedule = Schemas['Schedule'];
type Closure = Schemas['Closure'];

/** A stretch of a day in minutes on the wall clock since midnight. */
export interface OpenTime {
  readonly from: number;
  readonly to: number;
}

const MIDNIGHT = 24 * 60;
/** By the number that JavaScript gives a day of the week. */
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** When a provider is open on a day: the windows of the schedule, without what is closed. Earliest first. */
export function openTimes(schedule: Schedule, closures: readonly Closure[], day: string): OpenTime[] {
  const { providerId, timeZone } = schedule;
  const open = [
    ...windowsOf(schedule, addDays(day, -1)).map(({ from, to }) => ({ from: from - MIDNIGHT, to: to - MIDNIGHT })),
    ...windowsOf(schedule, day),
  ]
    .map(({ from, to }) => ({ from: Math.max(0, from), to: Math.min(MIDNIGHT, to) }))
    .sort((a, b) => a.from - b.from);
  return closures
    .filter((closure) => closure.providerId === undefined || closure.providerId === providerId)
    .map(({ start, end }) => ({ from: minutesInto(day, start, timeZone), to: minutesInto(day, end, timeZone) }))
    .reduce((left, closed) => left.flatMap((each) => without(each, closed)), open)
    .filter(({ from, to }) => from < to);
}

/** What is not open between two times. */
export function closedTimes(open: readonly OpenTime[], { from, to }: OpenTime): OpenTime[] {
  return open.reduce<OpenTime[]>((left, each) => left.flatMap((stretch) => without(stretch, each)), [{ from, to }]);
}

/** What is open in pieces of half an hour, as the clock has them: places to click on. */
export function placesOf(open: readonly OpenTime[]): OpenTime[] {
  const piece = 30;
  return open.flatMap(({ from, to }) =>
    Array.from({ length: Math.ceil(to / piece) - Math.floor(from / piece) }, (_, index) => {
      const start = (Math.floor(from / piece) + index) * piece;
      return { from: Math.max(from, start), to: Math.min(to, start + piece) };
    }),
  );
}

/** A window whose end is not after its start ends on the next day, beyond the 24 hours of its own. */
function windowsOf({ weekly, overrides }: Schedule, day: string): OpenTime[] {
  const dayOfWeek = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()];
  const windows =
    overrides.find(({ date }) => date === day)?.windows ?? weekly.filter((each) => each.dayOfWeek === dayOfWeek);
  return windows.map(({ start, end }) => {
    const [from, to] = [minutesOf(start), minutesOf(end)];
    return { from, to: to > from ? to : to + MIDNIGHT };
  });
}

function without(open: OpenTime, closed: OpenTime): OpenTime[] {
  if (closed.to <= open.from || closed.from >= open.to) return [open];
  return [
    { from: open.from, to: closed.from },
    { from: closed.to, to: open.to },
  ].filter(({ from, to }) => from < to);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
