import { createVerificationRequest } from '@frontdesk/contracts/insurance-verification';
import { requestedAnswer } from '@frontdesk/insurance/answers/verification-answer';
import { requestingPorts } from '@frontdesk/insurance/composition/requesting-ports';
import { verificationRequest } from '@frontdesk/insurance/requests/verification-request';
import { requestVerification } from '@frontdesk/insurance/use-cases/request-verification';
import { practiceApi } from '../../composition/practice-api.ts';

/** POST /insurance/verifications */
export const handler = practiceApi({ operationId: 'createVerification', body: createVerificationRequest }, (request) =>
  requestVerification({ ...verificationRequest(request), answer: requestedAnswer }, requestingPorts),
);
