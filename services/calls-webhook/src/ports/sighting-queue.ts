import type { CallSighting } from '@frontdesk/calls/domain/call-sighting';

/** Where sightings wait to be folded into their calls. */
export interface SightingQueue {
  /** Resolves once the sighting cannot get lost any more. Throws UNAVAILABLE. */
  send(sighting: CallSighting): Promise<void>;
}
