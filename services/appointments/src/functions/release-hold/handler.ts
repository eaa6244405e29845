import { holdStore } from '@frontdesk/booking/composition/hold-store';
import { releaseHold } from '@frontdesk/booking/use-cases/release-hold';
import { recordPath } from '@frontdesk/contracts/identifiers';
import { emptyAnswer } from '@frontdesk/core/answer';
import { practiceApi } from '../../composition/practice-api.ts';

/** DELETE /holds/{id} */
export const handler = practiceApi({ operationId: 'releaseHold', pathParameters: recordPath }, async (request) => {
  await releaseHold({ caller: request.caller, holdId: request.path.id, deadline: request.deadline }, holdStore);
  return emptyAnswer(204);
});
