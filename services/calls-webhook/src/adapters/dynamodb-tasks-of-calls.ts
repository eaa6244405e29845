import { type BatchGetOptions, batchGet } from '@frontdesk/aws/batch-get';
import type { Call } from '../domain/call.ts';
import { type CallbackTask, callbackTaskOf } from '../domain/callback-task.ts';
import { type Chain, type ChainRecord, isMerged } from '../domain/chain.ts';
import type { TasksOfCalls } from '../ports/task-index.ts';
import { chainFrom, chainItemKey } from './chain-item.ts';

/** Reads the chains of calls, as a rule all that a page needs in one request. */
export class DynamoDbTasksOfCalls implements TasksOfCalls {
  readonly #options: BatchGetOptions;

  constructor(options: BatchGetOptions) {
    this.#options = options;
  }

  async of(calls: readonly Call[], deadline: number): Promise<ReadonlyMap<string, CallbackTask>> {
    const practiceId = calls[0]?.practiceId ?? '';
    const read = new Map<string, ChainRecord>();
    let wanted = new Set(calls.flatMap(({ chainId }) => chainId ?? []));
    while (wanted.size > 0) {
      const keys = [...wanted].map((id) => chainItemKey({ practiceId, id }));
      const found = (await batchGet(this.#options, keys, deadline)).map(chainFrom);
      for (const record of found) read.set(record.id, record);
      // A chain that went into another one is there.
      wanted = new Set(found.flatMap((record) => (isMerged(record) ? record.mergedInto : [])));
      for (const id of read.keys()) wanted.delete(id);
    }
    const tasks = calls.flatMap(({ id, chainId }) => {
      const chain = chainAt(read, chainId);
      const task = chain && callbackTaskOf(chain);
      return task === undefined ? [] : [[id, task] as const];
    });
    return new Map(tasks);
  }
}

function chainAt(read: ReadonlyMap<string, ChainRecord>, chainId: string | undefined): Chain | undefined {
  const passed = new Set<string>();
  let record = chainId === undefined ? undefined : read.get(chainId);
  while (record !== undefined && isMerged(record) && !passed.has(record.id)) {
    passed.add(record.id);
    record = read.get(record.mergedInto);
  }
  return record === undefined || isMerged(record) ? undefined : record;
}
