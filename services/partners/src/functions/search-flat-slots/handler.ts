import { practicePath } from '@frontdesk/contracts/identifiers';
import { flatSlotPage, searchFlatSlotsQuery } from '@frontdesk/contracts/version-1';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { searchingPorts } from '@frontdesk/practices/composition/searching-ports';
import { listedFlat } from '../../answers/flat-answers.ts';
import { version1 } from '../../composition/version-1.ts';
import { searchFlatSlots } from '../../use-cases/search-flat-slots.ts';

/** GET /v1/practices/{id}/slots */
export const handler = version1(
  {
    operationId: 'searchFlatSlots',
    scope: 'slots:read',
    pathParameters: practicePath,
    query: searchFlatSlotsQuery,
    answer: flatSlotPage,
  },
  async ({ path, query, caller }) => {
    requireOwnPractice(caller, path.id);
    return listedFlat(await searchFlatSlots(searchingPorts, path.id, query));
  },
);
