import { createHoldRequest } from '@frontdesk/contracts/hold';
import { apiHandler } from '@frontdesk/lambda/api-handler';
import { holdPlacer } from '../../composition/hold-placer.ts';
import { timeTakingPorts } from '../../composition/time-taking-ports.ts';
import { createHold } from '../../use-cases/create-hold.ts';
import { holdRequest } from './request.ts';
import { heldAnswer } from './response.ts';

const ports = { ...timeTakingPorts, holds: holdPlacer };

/** POST /holds */
export const handler = apiHandler({ operationId: 'createHold', body: createHoldRequest }, (request) =>
  createHold({ ...holdRequest(request), answer: heldAnswer }, ports),
);
