import type { CallFacts } from '@frontdesk/calls/domain/call-facts';
import type { Clock } from '@frontdesk/core/clock';
import { type Call, type CallRecord, isCall, withFacts } from '../domain/call.ts';
import { callEvents, taskEvents } from '../domain/call-events.ts';
import { callbackTaskOf, withFreshWork } from '../domain/callback-task.ts';
import { type Chain, type ChainRecord, joinChains, strangersTo } from '../domain/chain.ts';
import { type ChainMember, memberOf, namedBy, UNSEEN_MEMBER } from '../domain/chain-member.ts';
import type { CallChanges, CallView, Decide, RecordChange } from '../ports/call-store.ts';
import type { CallKey } from '../ports/post-call-queue.ts';
import { resolveChain } from './resolve-chain.ts';

/** Folds facts into a call and the call into its chain, all in one change, so that the chain always has the facts that its
 *  contacts have. Whoever changes a contact that another has named finds its chain in the contact's record; whoever names
 *  a contact writes the chain there. So of two at once one is overtaken, and looks again. */
export function foldIntoCall(key: CallKey, facts: CallFacts, clock: Clock): Decide<Call> {
  return async (view) => {
    const before = await view.call(key.id);
    const call = withFacts(before, key, facts);
    if (call === before) return { result: call };
    const now = clock.now();
    const events = callEvents(before, call, now);
    const member = memberOf(call);
    if (isAlone(call, member)) return { result: call, changes: { calls: [{ before, after: call }], events } };
    const own = call.chainId === undefined ? undefined : await resolveChain(view, call.chainId);
    if (isIn(own, call.id, member)) return { result: call, changes: { calls: [{ before, after: call }], events } };
    const chained = await foldIntoChain(view, own, call, member, now + events.length);
    const after = { ...call, chainId: chained.chainId };
    const { changes } = chained;
    return {
      result: after,
      changes: {
        calls: [{ before, after }, ...(changes.calls ?? [])],
        chains: changes.chains ?? [],
        events: [...events, ...changes.events],
      },
    };
  };
}

/** Most calls: nobody was missed, and no other contact is named. */
function isAlone({ chainId }: Call, member: ChainMember): boolean {
  return chainId === undefined && member.missedAt === undefined && namedBy(member).length === 0;
}

/** Whether the chain has this of the call already: it does not tell all that the call's facts say. */
function isIn(chain: Chain | undefined, callId: string, member: ChainMember): boolean {
  return JSON.stringify(chain?.members[callId]) === JSON.stringify(member);
}

async function foldIntoChain(
  view: CallView,
  own: Chain | undefined,
  call: Call,
  member: ChainMember,
  now: number,
): Promise<{ chainId: string; changes: CallChanges }> {
  const { practiceId, id: callId } = call;
  const { chains, newcomers } = await chainsNamed(view, own, { ...own?.members, [callId]: member }, member);
  const members = Object.fromEntries([
    ...newcomers.map(({ id, record }) => [id, isCall(record) ? memberOf(record) : UNSEEN_MEMBER] as const),
    [callId, member] as const,
  ]);
  const joined = joinChains(practiceId, chains, members);
  const place = chains.find(({ id }) => id === joined.id) ?? (await view.chain(joined.id));
  const version = Math.max(0, place?.version ?? 0, ...chains.map((chain) => chain.version)) + 1;
  const after = withFreshWork(chains.length === 1 ? chains[0] : undefined, { ...joined, version });
  const moved = chains.filter(({ id }) => id !== joined.id);
  const tasks = chains.flatMap((chain) => callbackTaskOf(chain) ?? []);
  return {
    chainId: joined.id,
    changes: {
      calls: newcomers.map(({ id, record }) => namedCall(practiceId, id, record, joined.id)),
      chains: [
        { before: place, after },
        ...moved.map((before): RecordChange<ChainRecord> => {
          return { before, after: { practiceId, id: before.id, mergedInto: joined.id, version: before.version + 1 } };
        }),
      ],
      events: taskEvents(tasks, callbackTaskOf(after), now),
    },
  };
}

interface Newcomer {
  readonly id: string;
  readonly record: CallRecord | undefined;
}

/** The chains of the contacts that a member names, its own first, and those of them that are in no chain yet. */
async function chainsNamed(
  view: CallView,
  own: Chain | undefined,
  members: Readonly<Record<string, ChainMember>>,
  member: ChainMember,
): Promise<{ chains: Chain[]; newcomers: Newcomer[] }> {
  const chains = own === undefined ? [] : [own];
  const newcomers: Newcomer[] = [];
  for (const id of strangersTo(members, member)) {
    if (chains.some((chain) => id in chain.members)) continue;
    const record = await view.call(id);
    const chain = record?.chainId === undefined ? undefined : await resolveChain(view, record.chainId);
    if (chain === undefined) newcomers.push({ id, record });
    else chains.push(chain);
  }
  return { chains, newcomers };
}

/** A contact that has been named knows its chain from then on, before any of its own events. */
function namedCall(
  practiceId: string,
  id: string,
  before: CallRecord | undefined,
  chainId: string,
): RecordChange<CallRecord> {
  return { before, after: { ...before, practiceId, id, chainId, version: (before?.version ?? 0) + 1 } };
}
