import { type CallFacts, factsOf, mergeFacts, onlyTellsBeginning } from '@frontdesk/calls/domain/call-facts';
import { statusOf } from '@frontdesk/calls/domain/call-progress';
import type { CallSighting } from '@frontdesk/calls/domain/call-sighting';
import type { Clock } from '@frontdesk/core/clock';
import type { CallStore } from '../ports/call-store.ts';
import type { CallKey, PostCallQueue } from '../ports/post-call-queue.ts';
import { changeTogether } from './change-together.ts';
import { foldIntoCall } from './fold-into-call.ts';

export interface QueuedSighting {
  readonly id: string;
  readonly content: CallSighting;
}

export interface FoldCallEvents {
  readonly messages: readonly QueuedSighting[];
  /** Epoch milliseconds. */
  readonly deadline: number;
  fail(message: QueuedSighting, error: unknown): void;
}

export interface FoldCallEventsPorts {
  readonly calls: CallStore;
  readonly postCall: PostCallQueue;
  readonly clock: Clock;
}

interface Group {
  readonly key: CallKey;
  /** The same for contacts that are likely to be of one chain. */
  readonly chain: string;
  readonly facts: CallFacts;
  readonly messages: readonly QueuedSighting[];
}

/** What separates the instants of two changes of one chain in one batch: more than a change has events. */
const STEP_MILLISECONDS = 10;

/** Folds sightings into their calls: those of one call together, the calls of a chain one after the other, since they write
 *  one record, chains side by side, and all of them in one transaction where nothing is in the way. What fails is told
 *  message by message and holds up nothing else. A message that comes again changes nothing but asks again for the
 *  workflow of an ended call, since whoever folded it first may have ended before it asked. */
export async function foldCallEvents(
  { messages, deadline, fail }: FoldCallEvents,
  { calls, postCall, clock }: FoldCallEventsPorts,
): Promise<void> {
  const chains = [...Map.groupBy(groupsOf(messages), ({ chain }) => chain).values()];
  const changes = chains.map((groups) => {
    const clockOfChain = steppingClock(clock);
    return groups.map(({ key, facts }) => ({
      key,
      isLikelyNew: onlyTellsBeginning(facts),
      decide: foldIntoCall(key, facts, clockOfChain),
    }));
  });
  const outcomes = (await changeTogether(changes, deadline, calls)).flat();
  const requests = chains.flat().map(async ({ key, messages: ofCall }, index) => {
    try {
      const call = resultOf(outcomes[index]);
      if (statusOf(call.facts) === 'ended' && call.outcome === undefined) await postCall.request(key);
    } catch (error) {
      for (const message of ofCall) fail(message, error);
    }
  });
  await Promise.all(requests);
}

function resultOf<Result>(outcome: PromiseSettledResult<Result> | undefined): Result {
  if (outcome?.status === 'fulfilled') return outcome.value;
  throw outcome?.reason;
}

/** Tells later instants each time, so that the events of changes that are decided in one moment keep their order. */
function steppingClock(clock: Clock): Clock {
  let last = Number.NEGATIVE_INFINITY;
  return {
    now: () => {
      last = Math.max(clock.now(), last + STEP_MILLISECONDS);
      return last;
    },
  };
}

function groupsOf(messages: readonly QueuedSighting[]): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const message of messages) {
    const { practiceId, callId, initialContactId } = message.content;
    const name = `${practiceId}#${callId}`;
    const known = groups.get(name);
    const facts = factsOf(message.content);
    groups.set(name, {
      key: { practiceId, id: callId },
      chain: `${practiceId}#${initialContactId ?? callId}`,
      facts: known === undefined ? facts : mergeFacts(known.facts, facts),
      messages: [...(known?.messages ?? []), message],
    });
  }
  return groups.values();
}
