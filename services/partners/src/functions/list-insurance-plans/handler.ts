import { practicePath } from '@frontdesk/contracts/identifiers';
import { insurancePlanList } from '@frontdesk/contracts/insurance-plan';
import { jsonAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { planLists } from '@frontdesk/insurance/composition/plan-lists';
import { listInsurancePlans } from '@frontdesk/insurance/use-cases/list-insurance-plans';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';
import { entityTag } from '@frontdesk/lambda/preconditions';

/** GET /v2/practices/{id}/insurance-plans */
export const handler = partnerHandler(
  {
    operationId: 'listInsurancePlans',
    scope: 'insurance:read',
    cached: true,
    pathParameters: practicePath,
    answer: insurancePlanList,
  },
  async ({ path, caller }) => {
    requireOwnPractice(caller, path.id);
    const list = await listInsurancePlans(planLists, path.id);
    return jsonAnswer(200, list, { etag: entityTag(list.version) });
  },
);
