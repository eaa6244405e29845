import { type ChainMember, namedBy } from './chain-member.ts';
import { joinedWork, NO_WORK, type TaskWork } from './task-work.ts';

/** The contacts of one caller's matter, as their links join them, and what agents have done about calling back.
 *  Its members are a function of the members' facts, so it does not matter in which order these became known. */
export interface Chain {
  readonly practiceId: string;
  /** The contact with which it began, as far as is known. */
  readonly id: string;
  readonly members: Readonly<Record<string, ChainMember>>;
  readonly work: TaskWork;
  readonly version: number;
}

/** Where a chain was kept before it turned out to be part of another. */
export interface MergedChain {
  readonly practiceId: string;
  readonly id: string;
  readonly mergedInto: string;
  readonly version: number;
}

export type ChainRecord = Chain | MergedChain;

export function isMerged(record: ChainRecord): record is MergedChain {
  return 'mergedInto' in record;
}

/** One chain of several, and of further contacts. Its version is higher than any of theirs and than `above`. */
export function joinChains(
  practiceId: string,
  chains: readonly Chain[],
  members: Readonly<Record<string, ChainMember>>,
): Omit<Chain, 'version'> {
  const all = Object.assign({}, ...chains.map((chain) => chain.members), members) as Record<string, ChainMember>;
  const work = chains.map((chain) => chain.work).reduce(joinedWork, NO_WORK);
  return { practiceId, id: firstOf(all), members: all, work };
}

/** The contact that came after no other, or the first of those by their ids: the same whoever looks first. */
function firstOf(members: Readonly<Record<string, ChainMember>>): string {
  const ids = Object.keys(members).sort();
  const followed = new Set(Object.values(members).flatMap(({ next }) => next));
  const isFirst = (id: string): boolean => {
    const { previous = [], earlier = [] } = members[id] ?? {};
    return previous.length === 0 && earlier.length === 0 && !followed.has(id);
  };
  return ids.find(isFirst) ?? ids[0] ?? '';
}

/** The contacts that a member names and that are not in the chain yet. */
export function strangersTo(members: Readonly<Record<string, ChainMember>>, member: ChainMember): string[] {
  return namedBy(member).filter((id) => !(id in members));
}
