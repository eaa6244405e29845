import { type Item, numberOf, textOf } from '@frontdesk/aws/item-attributes';
import { callbackTaskOf } from '../domain/callback-task.ts';
import type { Chain, ChainRecord } from '../domain/chain.ts';
import { isMerged } from '../domain/chain.ts';
import type { CallKey } from '../ports/post-call-queue.ts';
import { storedJson } from './stored-json.ts';

/** Primary key of a chain. */
export function chainItemKey({ practiceId, id }: CallKey): Item {
  return { ownerKey: { S: `${practiceId}#${id}` }, item: { S: 'CHAIN' } };
}

/** The partition of the index `byTask`. */
export const taskListKey = (practiceId: string, status: 'open' | 'closed'): string => `${practiceId}#${status}`;

/** A chain as it is stored; where somebody was missed in it, with the keys by which its task is listed. */
export function chainItem(record: ChainRecord): Item {
  const { practiceId, id, version } = record;
  const kept = {
    ...chainItemKey(record),
    practiceId: { S: practiceId },
    chainId: { S: id },
    version: numeral(version),
  };
  if (isMerged(record)) return { ...kept, mergedInto: { S: record.mergedInto } };
  const task = callbackTaskOf(record);
  return {
    ...kept,
    members: { S: JSON.stringify(record.members) },
    work: { S: JSON.stringify(record.work) },
    ...(task !== undefined && {
      taskList: { S: taskListKey(practiceId, task.status) },
      taskKey: { S: `${new Date(task.createdAt).toISOString()}#${id}` },
    }),
  };
}

/** The chain that an item holds, or where it went. Throws for an item that is neither. */
export function chainFrom(item: Item): ChainRecord {
  const kept = {
    practiceId: textOf(item, 'practiceId'),
    id: textOf(item, 'chainId'),
    version: numberOf(item, 'version'),
  };
  const mergedInto = item.mergedInto?.S;
  if (mergedInto !== undefined) return { ...kept, mergedInto };
  return {
    ...kept,
    members: storedJson<Chain['members']>(textOf(item, 'members')),
    work: storedJson<Chain['work']>(textOf(item, 'work')),
  };
}

const numeral = (value: number): { N: string } => ({ N: String(value) });
