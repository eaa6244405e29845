import type { Clock } from '@frontdesk/core/clock';
import { statusOf } from '../domain/call.ts';
import { type CallFacts, factsOf, mergeFacts } from '../domain/call-facts.ts';
import type { CallSighting } from '../domain/call-sighting.ts';
import type { CallStore } from '../ports/call-store.ts';
import type { CallKey, PostCallQueue } from '../ports/post-call-queue.ts';
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

/** Folds sightings into their calls: those of one call together, the calls of a chain one after the other, since they write
 *  one record, and chains side by side. What fails is told message by message and holds up nothing else. A message that
 *  comes again changes nothing but asks again for the workflow of an ended call, since whoever folded it first may have
 *  ended before it asked. */
export async function foldCallEvents(
  { messages, deadline, fail }: FoldCallEvents,
  ports: FoldCallEventsPorts,
): Promise<void> {
  const chains = Map.groupBy(groupsOf(messages), ({ chain }) => chain);
  const folding = [...chains.values()].map(async (groups) => {
    for (const { key, facts, messages: ofCall } of groups) {
      try {
        await foldOne(key, facts, deadline, ports);
      } catch (error) {
        for (const message of ofCall) fail(message, error);
      }
    }
  });
  await Promise.all(folding);
}

async function foldOne(
  key: CallKey,
  facts: CallFacts,
  deadline: number,
  { calls, postCall, clock }: FoldCallEventsPorts,
): Promise<void> {
  const call = await calls.change(key.practiceId, foldIntoCall(key, facts, clock), deadline);
  if (statusOf(call.facts) === 'ended' && call.outcome === undefined) await postCall.request(key);
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
