import type { Clock } from '@frontdesk/core/clock';
import { type Call, statusOf, withFacts } from '../domain/call.ts';
import { callEvents } from '../domain/call-events.ts';
import { type CallFacts, factsOf, mergeFacts } from '../domain/call-facts.ts';
import type { CallSighting } from '../domain/call-sighting.ts';
import type { CallStore } from '../ports/call-store.ts';
import type { CallKey, PostCallQueue } from '../ports/post-call-queue.ts';

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
  readonly facts: CallFacts;
  readonly messages: readonly QueuedSighting[];
}

/** Folds sightings into their calls: those of one call together, calls side by side. What fails is told message by message and
 *  holds up nothing else. A message that comes again changes nothing but asks again for the workflow of an ended call,
 *  since whoever folded it first may have ended before it asked. */
export async function foldCallEvents(
  { messages, deadline, fail }: FoldCallEvents,
  ports: FoldCallEventsPorts,
): Promise<void> {
  const folding = [...groupsOf(messages)].map(async ({ key, facts, messages: ofCall }) => {
    try {
      await foldIntoCall(key, facts, deadline, ports);
    } catch (error) {
      for (const message of ofCall) fail(message, error);
    }
  });
  await Promise.all(folding);
}

async function foldIntoCall(
  key: CallKey,
  facts: CallFacts,
  deadline: number,
  { calls, postCall, clock }: FoldCallEventsPorts,
): Promise<void> {
  const decide = (current: Call | undefined) => {
    const call = withFacts(current, key, facts);
    return call === current ? undefined : { call, events: callEvents(current, call, clock.now()) };
  };
  const call = await calls.change(key, decide, deadline);
  if (call !== undefined && statusOf(call.facts) === 'ended' && call.outcome === undefined) await postCall.request(key);
}

function groupsOf(messages: readonly QueuedSighting[]): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const message of messages) {
    const { practiceId, callId } = message.content;
    const name = `${practiceId}#${callId}`;
    const known = groups.get(name);
    const facts = factsOf(message.content);
    groups.set(name, {
      key: { practiceId, id: callId },
      facts: known === undefined ? facts : mergeFacts(known.facts, facts),
      messages: [...(known?.messages ?? []), message],
    });
  }
  return groups.values();
}
