import { recordPath } from '@frontdesk/contracts/identifiers';
import { emptyAnswer } from '@frontdesk/core/answer';
import { holdStore } from '../../composition/hold-store.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { releaseHold } from '../../use-cases/release-hold.ts';

/** DELETE /holds/{id} */
export const handler = practiceApi({ operationId: 'releaseHold', pathParameters: recordPath }, async (request) => {
  await releaseHold({ caller: request.caller, holdId: request.path.id, deadline: request.deadline }, holdStore);
  return emptyAnswer(204);
});
