import { MOST_OPEN_HOLDS } from '@frontdesk/contracts/hold';
import { type Hold, hasLapsed } from './hold.ts';

/** The places that one person has for holds at a practice, by their number. A hold that has lapsed may stand in one still,
 *  and counts as none. */
export type HoldPlaces = readonly (Hold | undefined)[];

export const NO_HOLDS: HoldPlaces = Array.from({ length: MOST_OPEN_HOLDS });

/** What is asked for; a hold for exactly this is the same hold. */
export type HeldTime = Pick<Hold, 'providerId' | 'appointmentType' | 'startEpochMinutes'>;

/** Equal for two holds of the same time, and only for those. Identifiers have no spaces. */
export function heldTimeKey({ providerId, appointmentType, startEpochMinutes }: HeldTime): string {
  return `${providerId} ${appointmentType} ${startEpochMinutes}`;
}

/** The holds that have not lapsed at `now` (epoch milliseconds), earliest start first. */
export function openHolds(places: HoldPlaces, now: number): Hold[] {
  const open = places.filter((hold) => hold !== undefined).filter(({ until }) => !hasLapsed(until, now));
  return open.sort((a, b) => a.startEpochMinutes - b.startEpochMinutes || (a.id < b.id ? -1 : 1));
}

/** The open hold for exactly this time. */
export function openHoldFor(places: HoldPlaces, time: HeldTime, now: number): Hold | undefined {
  return openHolds(places, now).find((hold) => heldTimeKey(hold) === heldTimeKey(time));
}

/** The numbers of the places in which no open hold stands. */
export function freePlaces(places: HoldPlaces, now: number): number[] {
  return NO_HOLDS.flatMap((_, place) => {
    const hold = places[place];
    return hold === undefined || hasLapsed(hold.until, now) ? [place] : [];
  });
}

/** Seconds until the first of the open holds has lapsed. */
export function secondsUntilFree(places: HoldPlaces, now: number): number {
  const first = Math.min(...openHolds(places, now).map(({ until }) => until));
  return Math.max(1, first + 1 - Math.floor(now / 1000));
}
