import type { PublicEvent } from '@frontdesk/contracts/events';
import { type Call, startKeyOf, statusOf } from '../domain/call.ts';
import type { CallIndex, CallPage, CallQuery } from '../ports/call-index.ts';
import type { CallStore, DecideChange } from '../ports/call-store.ts';
import type { CallKey } from '../ports/post-call-queue.ts';

/** Calls in memory, with the events that were published. */
export class InMemoryCallStore implements CallStore, CallIndex {
  readonly events: PublicEvent[] = [];
  readonly #calls = new Map<string, Call>();

  async read({ practiceId, id }: CallKey): Promise<Call | undefined> {
    return this.#calls.get(`${practiceId}#${id}`);
  }

  async change(key: CallKey, decide: DecideChange): Promise<Call | undefined> {
    const current = this.#calls.get(`${key.practiceId}#${key.id}`);
    const change = decide(current);
    if (change === undefined) return current;
    this.#calls.set(`${key.practiceId}#${key.id}`, change.call);
    this.events.push(...change.events);
    return change.call;
  }

  async find({ practiceId, range, status, beforeKey, limit }: CallQuery): Promise<CallPage> {
    const fitting = [...this.#calls.values()]
      .map((call) => ({ call, key: startKeyOf(call) }))
      .filter(({ call }) => call.practiceId === practiceId)
      .filter(({ call }) => status === undefined || statusOf(call.facts) === status)
      .filter(({ key }) => key >= new Date(range.from).toISOString() && key < new Date(range.to).toISOString())
      .filter(({ key }) => beforeKey === undefined || key < beforeKey)
      .sort((a, b) => (a.key < b.key ? 1 : -1));
    const shown = fitting.slice(0, limit);
    const calls = shown.map(({ call }) => call);
    return fitting.length > limit ? { calls, lastKey: shown.at(-1)?.key } : { calls };
  }
}
