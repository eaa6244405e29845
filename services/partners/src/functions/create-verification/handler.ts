import { createVerificationRequest, verification } from '@frontdesk/contracts/insurance-verification';
import { requestedAnswer } from '@frontdesk/insurance/answers/verification-answer';
import { requestingPorts } from '@frontdesk/insurance/composition/requesting-ports';
import { verificationRequest } from '@frontdesk/insurance/requests/verification-request';
import { requestVerification } from '@frontdesk/insurance/use-cases/request-verification';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';

/** POST /v2/insurance/verifications */
export const handler = partnerHandler(
  {
    operationId: 'createVerification',
    scope: 'insurance:write',
    body: createVerificationRequest,
    answer: verification,
  },
  (request) =>
    requestVerification(
      { ...verificationRequest(request), answer: (asked, now) => requestedAnswer(asked, now, '/v2') },
      requestingPorts,
    ),
);
