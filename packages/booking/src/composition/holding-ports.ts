import type { CreateHoldPorts } from '../use-cases/create-hold.ts';
import { holdPlacer } from './hold-placer.ts';
import { holdPlacesReader } from './hold-places-reader.ts';
import { timeTakingPorts } from './time-taking-ports.ts';

/** What holding a time needs. */
export const holdingPorts: CreateHoldPorts = {
  ...timeTakingPorts,
  holds: {
    place: (placement) => holdPlacer.place(placement),
    places: (practiceId, subject) => holdPlacesReader.places(practiceId, subject),
  },
};
