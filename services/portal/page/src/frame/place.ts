import { useSyncExternalStore } from 'react';

/** Which part of the page is shown: it stands in the address. */
export type Place =
  | { readonly page: 'home' }
  | {
      readonly page: 'practices';
      readonly subscriptionId: string | undefined;
      /** Of what the practice's page shows: keys, where nothing is said. */
      readonly part: string | undefined;
      readonly within: string | undefined;
    }
  | { readonly page: 'docs'; readonly part: string; readonly within: string | undefined };

/** Addresses that were given away: in answers of version 1 and in `GET /versions`. */
const GIVEN_AWAY: Readonly<Record<string, Place>> = {
  '/from-v1-to-v2': { page: 'docs', part: 'from-v1', within: undefined },
};

export function placeOf(path: string, hash: string): Place {
  const [, page, first, second, third] = hash.split('/').map(partOf);
  if (page === 'practices') return { page, subscriptionId: first, part: second, within: third };
  if (page === 'docs') return { page, part: first ?? 'first-booking', within: second };
  return (hash === '' ? GIVEN_AWAY[path] : undefined) ?? { page: 'home' };
}

export function hashOf(place: Place): string {
  const parts = place.page === 'home' ? [] : [...ofPractice(place), place.part, place.within];
  const given = parts.filter((part) => part !== undefined).map(encodeURIComponent);
  return place.page === 'home' ? '#/' : ['#', place.page, ...given].join('/');
}

const ofPractice = (place: Place) => (place.page === 'practices' ? [place.subscriptionId] : []);

// Somebody may have typed it.
function partOf(text: string): string | undefined {
  try {
    return decodeURIComponent(text) || undefined;
  } catch {
    return undefined;
  }
}

export function usePlace(): Place {
  const address = useSyncExternalStore(
    (listener) => {
      addEventListener('hashchange', listener);
      return () => removeEventListener('hashchange', listener);
    },
    () => location.pathname + location.hash,
  );
  const [path = '', ...hash] = address.split('#');
  return placeOf(path, hash.length === 0 ? '' : `#${hash.join('#')}`);
}
