import type { SearchFlatSlotsQuery } from '@frontdesk/contracts/version-1';
import { type SearchSlotsPorts, type SlotPage, searchSlots } from '@frontdesk/practices/use-cases/search-slots';
import { searchOf } from '../domain/flat-booking.ts';
import { inFlatTerms } from '../domain/flat-faults.ts';

/** Searches as the current version does. Throws what `searchSlots` throws. */
export async function searchFlatSlots(
  ports: SearchSlotsPorts,
  practiceId: string,
  query: SearchFlatSlotsQuery,
): Promise<SlotPage> {
  try {
    return await searchSlots(ports, practiceId, searchOf(query));
  } catch (error) {
    throw inFlatTerms(error);
  }
}
