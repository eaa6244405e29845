import { practicePath } from '@frontdesk/contracts/identifiers';
import { searchSlotsQuery } from '@frontdesk/contracts/slot';
import { jsonAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { searchingPorts } from '@frontdesk/practices/composition/searching-ports';
import { searchSlots } from '@frontdesk/practices/use-cases/search-slots';
import { practiceApi } from '../../composition/practice-api.ts';

export const handler = practiceApi(
  { operationId: 'searchSlots', pathParameters: practicePath, query: searchSlotsQuery },
  async ({ path, query, caller }) => {
    requireOwnPractice(caller, path.id);
    return jsonAnswer(200, await searchSlots(searchingPorts, path.id, query));
  },
);
