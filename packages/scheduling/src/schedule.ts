import type { CalendarDate, DayOfWeek } from './calendar-date.ts';
import type { EpochMinutes } from './instant.ts';

/** Wall-clock times of one day, `HH:MM` on the five-minute grid. An end at or before the start lies on the next day
 *  (22:00 to 06:00; 09:00 to 09:00 is 24 hours); `24:00` is allowed as an end. */
export interface DailyWindow {
  readonly start: string;
  readonly end: string;
}

/** A window of every week, on the day on which it starts. */
export interface WeeklyWindow extends DailyWindow {
  readonly dayOfWeek: DayOfWeek;
}

/** Replaces the weekly windows that start on the date; none closes the day. What the evening before leads over
 *  midnight belongs to the day before and stays. */
export interface DateOverride {
  readonly date: CalendarDate;
  readonly windows: readonly DailyWindow[];
}

/** When a provider works, in the wall-clock time of the practice. */
export interface Schedule {
  /** IANA name, such as `America/New_York`. */
  readonly timeZone: string;
  readonly weekly: readonly WeeklyWindow[];
  readonly overrides: readonly DateOverride[];
}

/** A stretch of instants in which nobody, or one provider, sees patients. */
export interface Closure {
  readonly start: EpochMinutes;
  readonly end: EpochMinutes;
  /** Absent: the whole practice. */
  readonly providerId?: string;
}

export interface AppointmentType {
  readonly code: string;
  /** For people; decides nothing. */
  readonly displayName?: string | undefined;
  readonly durationMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
}

export interface BookingPolicy {
  /** Where an appointment may start, counted on the wall clock from each window's start: see `isOnStartGrid`. */
  readonly startGridMinutes: number;
  /** What a search offers, counted on the wall clock from each window's start. */
  readonly offerIntervalMinutes: number;
  /** How long before its start an appointment may still be booked. */
  readonly minimumNoticeMinutes: number;
}

export const DEFAULT_BOOKING_POLICY: BookingPolicy = {
  startGridMinutes: 5,
  offerIntervalMinutes: 15,
  minimumNoticeMinutes: 0,
};

/** The closures that concern a provider: his own and the practice's. */
export function closuresOf(closures: readonly Closure[], providerId: string): Closure[] {
  return closures.filter((closure) => closure.providerId === undefined || closure.providerId === providerId);
}
