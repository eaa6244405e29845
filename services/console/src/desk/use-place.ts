import { useSyncExternalStore } from 'react';
import { isDay } from '../time/practice-time.ts';

/** Which part of the page is shown. It stands in the address, so that the way back works; nobody's name ever does. */
export type Place =
  | { readonly page: 'day'; readonly day: string | undefined }
  | { readonly page: 'calls' }
  | { readonly page: 'manage'; readonly part: string | undefined };

export function placeOf(hash: string): Place {
  const [, page, day] = /^#\/(\w+)(?:\/([\w-]+))?$/.exec(hash) ?? [];
  if (page === 'calls') return { page };
  if (page === 'manage') return { page, part: day };
  return { page: 'day', day: day !== undefined && isDay(day) ? day : undefined };
}

export function hashOf(place: Place): string {
  if (place.page === 'calls') return '#/calls';
  const within = place.page === 'day' ? place.day : place.part;
  return `#/${place.page}${within === undefined ? '' : `/${within}`}`;
}

/** The place in the address, and the way to another. */
export function usePlace(): [Place, (place: Place) => void] {
  const hash = useSyncExternalStore(
    (listener) => {
      addEventListener('hashchange', listener);
      return () => removeEventListener('hashchange', listener);
    },
    () => location.hash,
  );
  return [
    placeOf(hash),
    (place) => {
      location.hash = hashOf(place);
    },
  ];
}
