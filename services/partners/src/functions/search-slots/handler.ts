import { practicePath } from '@frontdesk/contracts/identifiers';
import { searchSlotsQuery, slotPage } from '@frontdesk/contracts/slot';
import { jsonAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';
import { searchingPorts } from '@frontdesk/practices/composition/searching-ports';
import { searchSlots } from '@frontdesk/practices/use-cases/search-slots';

/** GET /v2/practices/{id}/slots */
export const handler = partnerHandler(
  {
    operationId: 'searchSlots',
    scope: 'slots:read',
    pathParameters: practicePath,
    query: searchSlotsQuery,
    answer: slotPage,
  },
  async ({ path, query, caller }) => {
    requireOwnPractice(caller, path.id);
    return jsonAnswer(200, await searchSlots(searchingPorts, path.id, query));
  },
);
