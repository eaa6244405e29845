import { useSyncExternalStore } from 'react';
import { isDay } from '../time/practice-time.ts';

/** Which part of the page is shown. It stands in the address, so that the way back works; nobody's name ever does. */
export type Place =
  | { readonly page: 'day'; readonly day: string | undefined }
  | { readonly page: 'week'; readonly providerId: string; readonly day: string | undefined }
  | { readonly page: 'calls' }
  /** Whose coverage is not known; of tomorrow without a day. */
  | { readonly page: 'insurance'; readonly day: string | undefined }
  /** `record`: which one of the part is open. */
  | { readonly page: 'manage'; readonly part: string | undefined; readonly record?: string | undefined };

export function placeOf(hash: string): Place {
  const [, page, ...parts] = hash.split('/').map(partOf);
  const [first, second] = parts;
  if (page === 'calls') return { page };
  if (page === 'insurance') return { page, day: dayIn(first) };
  if (page === 'manage') return { page, part: first, record: second };
  if (page === 'week' && first !== undefined) return { page, providerId: first, day: dayIn(second) };
  return { page: 'day', day: page === 'day' ? dayIn(first) : undefined };
}

export function hashOf(place: Place): string {
  return ['#', ...partsOf(place)].join('/');
}

function partsOf(place: Place): string[] {
  const { page } = place;
  if (page === 'calls') return [page];
  if (page === 'week') return [page, encodeURIComponent(place.providerId), ...(place.day ? [place.day] : [])];
  if (page === 'manage') return [page, ...[place.part, place.record].filter((each) => each !== undefined)];
  return [page, ...(place.day === undefined ? [] : [place.day])];
}

const dayIn = (part: string | undefined): string | undefined => (part !== undefined && isDay(part) ? part : undefined);

// Somebody may have typed it.
function partOf(text: string): string | undefined {
  try {
    return decodeURIComponent(text) || undefined;
  } catch {
    return undefined;
  }
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
