import type { PublicEvent } from '@frontdesk/contracts/events';
import type { CallRecord } from '../domain/call.ts';
import type { ChainRecord } from '../domain/chain.ts';
import type { CallChanges, CallView, RecordChange } from '../ports/call-store.ts';
import type { CallKey } from '../ports/post-call-queue.ts';

/** Changes that have been decided one after the other and not been written: what a record was at first, and what it is to
 *  become at last. */
export class ChangeDraft {
  readonly #calls = new Map<string, RecordChange<CallRecord>>();
  readonly #chains = new Map<string, RecordChange<ChainRecord>>();
  readonly #events: PublicEvent[] = [];

  /** The records as the draft has them; where it has none, as `view` has them. */
  over(view: CallView, practiceId: string): CallView {
    return {
      call: async (id) => (this.#calls.get(nameOf({ practiceId, id })) ?? { after: await view.call(id) }).after,
      chain: async (id) => (this.#chains.get(nameOf({ practiceId, id })) ?? { after: await view.chain(id) }).after,
    };
  }

  add({ calls = [], chains = [], events }: CallChanges): void {
    for (const change of calls) put(this.#calls, change);
    for (const change of chains) put(this.#chains, change);
    this.#events.push(...events);
  }

  /** Records and events that it would write. */
  get size(): number {
    return this.#calls.size + this.#chains.size + this.#events.length;
  }

  /** The records that it would write. */
  get names(): readonly string[] {
    return [
      ...[...this.#calls.keys()].map((name) => `call ${name}`),
      ...[...this.#chains.keys()].map((name) => `chain ${name}`),
    ];
  }

  get changes(): Required<CallChanges> {
    return { calls: [...this.#calls.values()], chains: [...this.#chains.values()], events: this.#events };
  }
}

/** The name of a practice's record among all practices'. */
export function nameOf({ practiceId, id }: CallKey): string {
  return `${practiceId}#${id}`;
}

function put<Stored extends CallKey>(
  kept: Map<string, RecordChange<Stored>>,
  { before, after }: RecordChange<Stored>,
): void {
  const name = nameOf(after);
  const earlier = kept.get(name);
  kept.set(name, { before: earlier === undefined ? before : earlier.before, after });
}
