import type { CallRecord } from '../domain/call.ts';
import { type CallStore, type CallView, type Decide, MOST_WRITTEN } from '../ports/call-store.ts';
import type { CallKey } from '../ports/post-call-queue.ts';
import { ChangeDraft, nameOf } from './change-draft.ts';

/** A change of a call's record, and of what hangs on it. */
export interface CallChange<Result> {
  readonly key: CallKey;
  /** Nothing was heard of this call before, most likely: its record is not read first, and the write finds out. */
  readonly isLikelyNew: boolean;
  readonly decide: Decide<Result>;
}

/** Changes of one practice's calls, in order: a later one sees what the earlier ones have decided. */
export type ChangeSequence<Result> = readonly CallChange<Result>[];

/** Makes several sequences of changes with one read and one write, where each change alone would cost its own. Nothing
 *  depends on these: when one fails, for whatever reason, the changes are made one by one, on what the records are by
 *  then. So a change that cannot be written, or that somebody is in the way of, holds up no other. Sequences that change
 *  the same record are not written together. Outcomes are in the order of the changes; `CallStore.change` says what they
 *  throw. `deadline`: epoch milliseconds. */
export async function changeTogether<Result>(
  sequences: readonly ChangeSequence<Result>[],
  deadline: number,
  calls: CallStore,
): Promise<readonly (readonly PromiseSettledResult<Result>[])[]> {
  const known = await recordsLookedAtFirst(sequences.flat(), deadline, calls).catch(() => undefined);
  const drafted =
    known && (await Promise.all(sequences.map((sequence) => draftOf(sequence, (key) => viewOf(key, known, calls)))));
  const written = new Set(drafted && (await writtenOf(drafted, deadline, calls)));
  return Promise.all(
    sequences.map((sequence, index) => {
      const draft = drafted?.[index];
      return draft !== undefined && written.has(draft) ? draft.outcomes : oneByOne(sequence, deadline, calls);
    }),
  );
}

type KnownRecords = ReadonlyMap<string, CallRecord | undefined>;

interface Drafted<Result> {
  readonly draft: ChangeDraft;
  readonly outcomes: readonly PromiseSettledResult<Result>[];
}

async function recordsLookedAtFirst(
  changes: readonly CallChange<unknown>[],
  deadline: number,
  calls: CallStore,
): Promise<KnownRecords> {
  const known = new Map<string, CallRecord | undefined>(changes.map(({ key }) => [nameOf(key), undefined]));
  const keys = changes.filter(({ isLikelyNew }) => !isLikelyNew).map(({ key }) => key);
  for (const record of keys.length === 0 ? [] : await calls.records(keys, deadline)) known.set(nameOf(record), record);
  return known;
}

function viewOf({ practiceId }: CallKey, known: KnownRecords, calls: CallStore): CallView {
  const view = calls.view(practiceId);
  const call: CallView['call'] = async (id) => {
    const name = nameOf({ practiceId, id });
    return known.has(name) ? known.get(name) : view.call(id);
  };
  return { call, chain: view.chain };
}

async function draftOf<Result>(
  sequence: ChangeSequence<Result>,
  viewFor: (key: CallKey) => CallView,
): Promise<Drafted<Result>> {
  const draft = new ChangeDraft();
  const outcomes: PromiseSettledResult<Result>[] = [];
  for (const { key, decide } of sequence) {
    try {
      const { changes, result } = await decide(draft.over(viewFor(key), key.practiceId));
      if (changes !== undefined) draft.add(changes);
      outcomes.push({ status: 'fulfilled', value: result });
    } catch (reason) {
      outcomes.push({ status: 'rejected', reason });
    }
  }
  return { draft, outcomes };
}

/** The drafts of which all is written, with those that have nothing to write. */
async function writtenOf<Draft extends Drafted<unknown>>(
  drafted: readonly Draft[],
  deadline: number,
  calls: CallStore,
): Promise<Draft[]> {
  const bundles = await Promise.all(
    bundlesOf(drafted).map(async (bundle) => {
      const parts = bundle.map(({ draft }) => draft.changes);
      const changes = {
        calls: parts.flatMap((part) => part.calls),
        chains: parts.flatMap((part) => part.chains),
        events: parts.flatMap((part) => part.events),
      };
      return (await calls.write(changes, deadline).catch(() => false)) ? bundle : [];
    }),
  );
  return [...drafted.filter(({ draft }) => draft.size === 0), ...bundles.flat()];
}

/** What can be written together: no record twice, and not more than fits. What overlaps with others is in none. */
function bundlesOf<Draft extends Drafted<unknown>>(drafted: readonly Draft[]): readonly (readonly Draft[])[] {
  const bundles: Draft[][] = [];
  const taken = new Set<string>();
  let room = 0;
  for (const each of drafted) {
    const { size, names } = each.draft;
    if (size === 0 || size > MOST_WRITTEN || names.some((name) => taken.has(name))) continue;
    for (const name of names) taken.add(name);
    if (size > room) {
      bundles.push([]);
      room = MOST_WRITTEN;
    }
    bundles.at(-1)?.push(each);
    room -= size;
  }
  return bundles;
}

async function oneByOne<Result>(
  sequence: ChangeSequence<Result>,
  deadline: number,
  calls: CallStore,
): Promise<readonly PromiseSettledResult<Result>[]> {
  const outcomes: PromiseSettledResult<Result>[] = [];
  for (const { key, decide } of sequence) {
    outcomes.push(...(await Promise.allSettled([calls.change(key.practiceId, decide, deadline)])));
  }
  return outcomes;
}
