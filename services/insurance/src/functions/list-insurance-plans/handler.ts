import { practicePath } from '@frontdesk/contracts/identifiers';
import { emptyAnswer, jsonAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { planLists } from '@frontdesk/insurance/composition/plan-lists';
import { listInsurancePlans } from '@frontdesk/insurance/use-cases/list-insurance-plans';
import { entityTag, notModified } from '@frontdesk/lambda/preconditions';
import { practiceApi } from '../../composition/practice-api.ts';

export const handler = practiceApi(
  { operationId: 'listInsurancePlans', pathParameters: practicePath },
  async ({ path, caller, headers: sent }) => {
    requireOwnPractice(caller, path.id);
    const list = await listInsurancePlans(planLists, path.id);
    const headers = { etag: entityTag(list.version), 'cache-control': 'private, max-age=300' };
    return notModified(sent, headers.etag) ? emptyAnswer(304, headers) : jsonAnswer(200, list, headers);
  },
);
