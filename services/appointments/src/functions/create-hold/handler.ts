import { heldAnswer } from '@frontdesk/booking/answers/held-answer';
import { holdingPorts } from '@frontdesk/booking/composition/holding-ports';
import { holdRequest } from '@frontdesk/booking/requests/hold-request';
import { createHold } from '@frontdesk/booking/use-cases/create-hold';
import { createHoldRequest } from '@frontdesk/contracts/hold';
import { practiceApi } from '../../composition/practice-api.ts';

/** POST /holds */
export const handler = practiceApi({ operationId: 'createHold', body: createHoldRequest }, (request) =>
  createHold({ ...holdRequest(request), answer: heldAnswer }, holdingPorts),
);
