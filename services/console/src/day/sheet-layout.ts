import type { Appointment } from '../desk/desk.ts';
import { isOnDay } from '../time/is-on-day.ts';
import { type DayHours, hoursOf, type PlacedAppointment, placed, scaleOf } from './day-layout.ts';
import type { OpenTime } from './open-hours.ts';

/** A column of a sheet: a day of a provider. A day's sheet has the providers side by side, a week's the days of one. */
export interface ColumnPlace {
  readonly key: string;
  readonly day: string;
  readonly providerId: string;
}

export type Column<Place extends ColumnPlace> = Place & {
  /** Undefined: not known yet. */
  readonly open: readonly OpenTime[] | undefined;
  readonly items: readonly PlacedAppointment[];
};

/** What all columns have in common, so that an hour is at one height in all of them. */
export interface Frame {
  readonly hours: DayHours;
  /** Pixels per minute. */
  readonly scale: number;
}

export interface SheetLayout<Place extends ColumnPlace> extends Frame {
  readonly columns: readonly Column<Place>[];
}

interface SheetContent {
  readonly appointments: readonly Appointment[];
  readonly open: ReadonlyMap<string, readonly OpenTime[]>;
  readonly timeZone: string;
}

/** Where everything on a sheet is. One that goes on after midnight is in the columns of both days. */
export function sheetLayout<Place extends ColumnPlace>(
  places: readonly Place[],
  { appointments, open, timeZone }: SheetContent,
): SheetLayout<Place> {
  const scale = scaleOf(appointments);
  const columns = places.map((place) => {
    const { day, providerId } = place;
    const own = appointments.filter((each) => each.providerId === providerId && isOnDay(each, day));
    return { ...place, open: open.get(place.key), items: placed(own, { day, timeZone, scale }) };
  });
  const hours = hoursOf(
    columns.map(({ items }) => items),
    columns.map((column) => column.open ?? []),
  );
  return { columns, hours, scale };
}

/** The key of a card: of the same appointment on the day after, another one. */
export function cardKey({ appointment, hasBegun }: PlacedAppointment): string {
  return hasBegun ? `${appointment.id} goes on` : appointment.id;
}

/** The first day of a week of seven days, a Monday. */
export function weekStart(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
