import { listUnverifiedQuery } from '@frontdesk/contracts/unverified-appointments';
import { jsonAnswer } from '@frontdesk/core/answer';
import { unverifiedPorts } from '@frontdesk/insurance/composition/unverified-ports';
import { listUnverified } from '@frontdesk/insurance/use-cases/list-unverified';
import { practiceApi } from '../../composition/practice-api.ts';

/** GET /insurance/unverified */
export const handler = practiceApi({ operationId: 'listUnverified', query: listUnverifiedQuery }, async (request) =>
  jsonAnswer(200, await listUnverified(request, unverifiedPorts)),
);
