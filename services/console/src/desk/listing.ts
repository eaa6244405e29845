import { isOnDay } from '../time/is-on-day.ts';
import type { Appointment } from './desk.ts';

/** Whose appointments, of which days, a list has. It is the last part of the list's key; a day alone stands for all of the
 *  day's. */
export type Listing = string | { readonly from: string; readonly to: string; readonly providerId: string };

type Placed = Pick<Appointment, 'providerId' | 'start' | 'end' | 'timeZone'>;

/** Whether an appointment belongs into the list with this key. */
export function isListed(appointment: Placed, queryKey: readonly unknown[]): boolean {
  const listing = queryKey.at(-1) as Listing;
  if (typeof listing === 'string') return isOnDay(appointment, listing);
  return appointment.providerId === listing.providerId && isOnDay(appointment, listing.from, listing.to);
}
