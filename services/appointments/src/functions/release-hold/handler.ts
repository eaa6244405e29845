import { recordPath } from '@frontdesk/contracts/identifiers';
import { emptyAnswer } from '@frontdesk/core/answer';
import { apiHandler } from '@frontdesk/lambda/api-handler';
import { holdStore } from '../../composition/hold-store.ts';
import { releaseHold } from '../../use-cases/release-hold.ts';

/** DELETE /holds/{id} */
export const handler = apiHandler({ operationId: 'releaseHold', pathParameters: recordPath }, async (request) => {
  await releaseHold({ caller: request.caller, holdId: request.path.id, deadline: request.deadline }, holdStore);
  return emptyAnswer(204);
});
