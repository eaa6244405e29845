import { type Chain, isMerged } from '../domain/chain.ts';
import type { CallView } from '../ports/call-store.ts';

/** How often a chain may have moved since somebody wrote down where it is. */
const MOST_MOVES = 32;

/** The chain that is or was kept under this id, wherever it is now. */
export async function resolveChain(view: Pick<CallView, 'chain'>, id: string): Promise<Chain | undefined> {
  let record = await view.chain(id);
  for (let moves = 0; record !== undefined && isMerged(record) && moves < MOST_MOVES; moves += 1) {
    record = await view.chain(record.mergedInto);
  }
  return record === undefined || isMerged(record) ? undefined : record;
}
