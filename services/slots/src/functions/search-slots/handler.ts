import { practicePath } from '@frontdesk/contracts/identifiers';
import { searchSlotsQuery } from '@frontdesk/contracts/slot';
import { jsonAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { practiceApi } from '../../composition/practice-api.ts';
import { searchingPorts } from '../../composition/searching-ports.ts';
import { searchSlots } from '../../use-cases/search-slots.ts';

export const handler = practiceApi(
  { operationId: 'searchSlots', pathParameters: practicePath, query: searchSlotsQuery },
  async ({ path, query, caller }) => {
    requireOwnPractice(caller, path.id);
    return jsonAnswer(200, await searchSlots(searchingPorts, path.id, query));
  },
);
