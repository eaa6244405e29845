import { holdStore } from '@frontdesk/booking/composition/hold-store';
import { releaseHold } from '@frontdesk/booking/use-cases/release-hold';
import { recordPath } from '@frontdesk/contracts/identifiers';
import { emptyAnswer } from '@frontdesk/core/answer';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';

/** DELETE /v2/holds/{id} */
export const handler = partnerHandler(
  { operationId: 'releaseHold', scope: 'appointments:write', pathParameters: recordPath },
  async ({ caller, path, deadline }) => {
    await releaseHold({ caller, holdId: path.id, deadline }, holdStore);
    return emptyAnswer(204);
  },
);
