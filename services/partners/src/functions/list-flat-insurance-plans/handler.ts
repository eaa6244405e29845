import { practicePath } from '@frontdesk/contracts/identifiers';
import { flatInsurancePlanList } from '@frontdesk/contracts/version-1';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { planLists } from '@frontdesk/insurance/composition/plan-lists';
import { listInsurancePlans } from '@frontdesk/insurance/use-cases/list-insurance-plans';
import { plansFlat } from '../../answers/flat-answers.ts';
import { version1 } from '../../composition/version-1.ts';

/** GET /v1/practices/{id}/insurance-plans */
export const handler = version1(
  {
    operationId: 'listFlatInsurancePlans',
    scope: 'insurance:read',
    pathParameters: practicePath,
    answer: flatInsurancePlanList,
  },
  async ({ path, caller }) => {
    requireOwnPractice(caller, path.id);
    return plansFlat(await listInsurancePlans(planLists, path.id));
  },
);
