import { recordPath } from '@frontdesk/contracts/identifiers';
import { verification } from '@frontdesk/contracts/insurance-verification';
import { systemClock } from '@frontdesk/core/clock';
import { verificationAnswer } from '@frontdesk/insurance/answers/verification-answer';
import { readingPorts } from '@frontdesk/insurance/composition/reading-ports';
import { readVerification } from '@frontdesk/insurance/use-cases/read-verification';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';

/** GET /v2/insurance/verifications/{id} */
export const handler = partnerHandler(
  { operationId: 'readVerification', scope: 'insurance:read', pathParameters: recordPath, answer: verification },
  async (request) =>
    verificationAnswer(await readVerification(request, request.path.id, readingPorts), systemClock.now()),
);
