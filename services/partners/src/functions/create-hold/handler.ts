import { heldAnswer } from '@frontdesk/booking/answers/held-answer';
import { holdingPorts } from '@frontdesk/booking/composition/holding-ports';
import { holdRequest } from '@frontdesk/booking/requests/hold-request';
import { createHold } from '@frontdesk/booking/use-cases/create-hold';
import { createHoldRequest, hold } from '@frontdesk/contracts/hold';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';

/** POST /v2/holds */
export const handler = partnerHandler(
  { operationId: 'createHold', scope: 'appointments:write', body: createHoldRequest, answer: hold },
  (request) => createHold({ ...holdRequest(request), answer: (held) => heldAnswer(held, '/v2') }, holdingPorts),
);
