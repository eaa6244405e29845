import type { AuthoriserContext } from '@frontdesk/core/authoriser-context';
import type { Clock } from '@frontdesk/core/clock';
import type { Hold } from '../domain/hold.ts';
import { openHolds } from '../domain/hold-places.ts';
import type { HoldPlacesReader } from '../ports/hold-store.ts';

export interface ListHoldsPorts {
  readonly holds: HoldPlacesReader;
  readonly clock: Clock;
}

/** The caller's own open holds, earliest start first; nobody else's, and none of another practice. */
export async function listHolds({ practiceId, subject }: AuthoriserContext, ports: ListHoldsPorts): Promise<Hold[]> {
  return openHolds(await ports.holds.places(practiceId, subject), ports.clock.now());
}
