import { setImmediate as turn } from 'node:timers/promises';
import { statusOf } from '@frontdesk/calls/domain/call-progress';
import type { PublicEvent } from '@frontdesk/contracts/events';
import { type Call, type CallRecord, isCall, startKeyOf } from '../domain/call.ts';
import { type CallbackTask, callbackTaskOf } from '../domain/callback-task.ts';
import { type Chain, type ChainRecord, isMerged } from '../domain/chain.ts';
import type { CallIndex, CallPage, CallQuery } from '../ports/call-index.ts';
import type { CallChanges, CallStore, CallView, Decide, RecordChange } from '../ports/call-store.ts';
import type { CallKey } from '../ports/post-call-queue.ts';
import type { TaskIndex, TaskPage, TaskQuery, TasksOfCalls } from '../ports/task-index.ts';

const keyOf = ({ practiceId, id }: CallKey): string => `${practiceId}#${id}`;

/** Calls and chains in memory, with the events that were published. Others have their turn between reading and writing. */
export class InMemoryCallStore implements CallStore, CallIndex, TasksOfCalls {
  readonly events: PublicEvent[] = [];
  readonly #calls = new Map<string, CallRecord>();
  readonly #chains = new Map<string, ChainRecord>();
  /** How often somebody was first. */
  overtaken = 0;

  readonly taskIndex: TaskIndex = { find: async (query) => this.#findTasks(query) };

  async read(key: CallKey): Promise<Call | undefined> {
    const record = this.#calls.get(keyOf(key));
    return isCall(record) ? record : undefined;
  }

  async change<Result>(practiceId: string, decide: Decide<Result>): Promise<Result> {
    for (;;) {
      const { changes, result } = await decide(this.view(practiceId));
      if (changes === undefined || (await this.write(changes))) return result;
    }
  }

  view(practiceId: string): CallView {
    return {
      call: async (id) => this.#calls.get(keyOf({ practiceId, id })),
      chain: async (id) => this.#chains.get(keyOf({ practiceId, id })),
    };
  }

  async records(keys: readonly CallKey[]): Promise<readonly CallRecord[]> {
    return keys.flatMap((key) => this.#calls.get(keyOf(key)) ?? []);
  }

  async write(changes: CallChanges): Promise<boolean> {
    await turn();
    if (this.#write(changes)) return true;
    this.overtaken += 1;
    return false;
  }

  async find({ practiceId, range, status, beforeKey, limit }: CallQuery): Promise<CallPage> {
    const fitting = this.calls()
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

  async of(calls: readonly Call[]): Promise<ReadonlyMap<string, CallbackTask>> {
    const tasks = calls.flatMap(({ practiceId, id, chainId }) => {
      const chain = chainId === undefined ? undefined : this.#chainAt({ practiceId, id: chainId });
      const task = chain && callbackTaskOf(chain);
      return task === undefined ? [] : [[id, task] as const];
    });
    return new Map(tasks);
  }

  calls(): Call[] {
    return [...this.#calls.values()].filter(isCall);
  }

  chains(): Chain[] {
    return [...this.#chains.values()].filter((record): record is Chain => !isMerged(record));
  }

  #chainAt(key: CallKey): Chain | undefined {
    const record = this.#chains.get(keyOf(key));
    if (record === undefined || !isMerged(record)) return record;
    return this.#chainAt({ practiceId: key.practiceId, id: record.mergedInto });
  }

  #write({ calls = [], chains = [], events }: CallChanges): boolean {
    const isStill = <Stored extends CallKey & { version: number }>(kept: ReadonlyMap<string, Stored>) => {
      return ({ before, after }: RecordChange<Stored>) => kept.get(keyOf(after))?.version === before?.version;
    };
    if (!calls.every(isStill(this.#calls)) || !chains.every(isStill(this.#chains))) return false;
    for (const { after } of calls) this.#calls.set(keyOf(after), after);
    for (const { after } of chains) this.#chains.set(keyOf(after), after);
    this.events.push(...events);
    return true;
  }

  #findTasks({ practiceId, status, afterKey, limit }: TaskQuery): TaskPage {
    const sign = status === 'open' ? 1 : -1;
    const fitting = this.chains()
      .flatMap((chain) => callbackTaskOf(chain) ?? [])
      .filter((task) => task.practiceId === practiceId && task.status === status)
      .map((task) => ({ task, key: `${new Date(task.createdAt).toISOString()}#${task.id}` }))
      .sort((a, b) => (a.key < b.key ? -sign : sign))
      .filter(({ key }) => afterKey === undefined || (sign === 1 ? key > afterKey : key < afterKey));
    const shown = fitting.slice(0, limit);
    const tasks = shown.map(({ task }) => task);
    return fitting.length > limit ? { tasks, lastKey: shown.at(-1)?.key } : { tasks };
  }
}
