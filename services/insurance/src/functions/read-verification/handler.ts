import { recordPath } from '@frontdesk/contracts/identifiers';
import { systemClock } from '@frontdesk/core/clock';
import { verificationAnswer } from '@frontdesk/insurance/answers/verification-answer';
import { readingPorts } from '@frontdesk/insurance/composition/reading-ports';
import { readVerification } from '@frontdesk/insurance/use-cases/read-verification';
import { practiceApi } from '../../composition/practice-api.ts';

/** GET /insurance/verifications/{id} */
export const handler = practiceApi({ operationId: 'readVerification', pathParameters: recordPath }, async (request) =>
  verificationAnswer(await readVerification(request, request.path.id, readingPorts), systemClock.now()),
);
