import type { ClosedTime } from '../desk/closed-time.ts';
import { instantOn } from '../time/local-instant.ts';
import { addDays, isDay } from '../time/practice-time.ts';

/** A closure as it is typed. */
export interface ClosureDraft {
  /** Empty: the whole practice. */
  readonly providerId: string;
  readonly isAllDay: boolean;
  /** `YYYY-MM-DD`, as `lastDay`; empty while nothing is typed. */
  readonly day: string;
  /** Of whole days only. */
  readonly lastDay: string;
  /** `HH:MM`, of a part of a day only; an end at or before the start is on the next day. */
  readonly from: string;
  readonly to: string;
  readonly description: string;
}

/** While a year is being typed, a field reads 0002, then 0020. */
const FIRST_DAY = '2000-01-01';
/** In one go; whoever is away for longer closes twice. */
const MOST_DAYS = 366;

/** The days after another first day was typed: the last follows it until it is later of its own. */
export function daysFrom({ day, lastDay }: ClosureDraft, typed: string): Pick<ClosureDraft, 'day' | 'lastDay'> {
  return { day: typed, lastDay: lastDay === day || lastDay < typed ? typed : lastDay };
}

/** The latest last day. */
export function latestFrom(day: string): string | undefined {
  return isDay(day) && day >= FIRST_DAY ? addDays(day, MOST_DAYS - 1) : undefined;
}

/** What a draft closes; undefined while something is missing, or ends before it begins. */
export function closedBy(draft: ClosureDraft, timeZone: string): ClosedTime | undefined {
  const { isAllDay, day, from, to } = draft;
  const lastDay = isAllDay ? draft.lastDay : day;
  const latest = latestFrom(day);
  if (latest === undefined || lastDay < day || lastDay > latest || (!isAllDay && (from === '' || to === '')))
    return undefined;
  const providerId = draft.providerId === '' ? undefined : draft.providerId;
  if (isAllDay) {
    return {
      start: instantOn(day, '00:00', timeZone),
      end: instantOn(addDays(lastDay, 1), '00:00', timeZone),
      providerId,
    };
  }
  const endDay = to <= from ? addDays(day, 1) : day;
  return { start: instantOn(day, from, timeZone), end: instantOn(endDay, to, timeZone), providerId };
}

/** What to send. Whole days go as dates, which the API reads by the practice's calendar. */
export function closureRequest(draft: ClosureDraft, closed: ClosedTime) {
  const description = draft.description.trim();
  const { isAllDay, day, lastDay } = draft;
  return {
    ...(isAllDay ? { start: day, end: lastDay } : { start: closed.start, end: closed.end }),
    ...(closed.providerId !== undefined && { providerId: closed.providerId }),
    ...(description !== '' && { description }),
  };
}
