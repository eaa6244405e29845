import { heldAnswer } from '@frontdesk/booking/answers/held-answer';
import { holdPlacer } from '@frontdesk/booking/composition/hold-placer';
import { holdPlacesReader } from '@frontdesk/booking/composition/hold-places-reader';
import { timeTakingPorts } from '@frontdesk/booking/composition/time-taking-ports';
import { holdRequest } from '@frontdesk/booking/requests/hold-request';
import { type CreateHoldPorts, createHold } from '@frontdesk/booking/use-cases/create-hold';
import { createHoldRequest } from '@frontdesk/contracts/hold';
import { practiceApi } from '../../composition/practice-api.ts';

const holds: CreateHoldPorts['holds'] = {
  place: (placement) => holdPlacer.place(placement),
  places: (practiceId, subject) => holdPlacesReader.places(practiceId, subject),
};
const ports = { ...timeTakingPorts, holds };

/** POST /holds */
export const handler = practiceApi({ operationId: 'createHold', body: createHoldRequest }, (request) =>
  createHold({ ...holdRequest(request), answer: heldAnswer }, ports),
);
