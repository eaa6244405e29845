import { createHoldRequest } from '@frontdesk/contracts/hold';
import { holdPlacer } from '../../composition/hold-placer.ts';
import { holdPlacesReader } from '../../composition/hold-places-reader.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { timeTakingPorts } from '../../composition/time-taking-ports.ts';
import { type CreateHoldPorts, createHold } from '../../use-cases/create-hold.ts';
import { holdRequest } from './request.ts';
import { heldAnswer } from './response.ts';

const holds: CreateHoldPorts['holds'] = {
  place: (placement) => holdPlacer.place(placement),
  places: (practiceId, subject) => holdPlacesReader.places(practiceId, subject),
};
const ports = { ...timeTakingPorts, holds };

/** POST /holds */
export const handler = practiceApi({ operationId: 'createHold', body: createHoldRequest }, (request) =>
  createHold({ ...holdRequest(request), answer: heldAnswer }, ports),
);
