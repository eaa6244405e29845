import type { Chain } from './chain.ts';
import type { ChainMember } from './chain-member.ts';
import { NO_WORK, type TaskWork } from './task-work.ts';

/** Somebody was missed in a chain: whether they are still to be called back, and who does it. */
export interface CallbackTask {
  readonly work: TaskWork;
  readonly id: string;
  readonly practiceId: string;
  /** The contact in which the caller was missed first. */
  readonly callId: string;
  readonly status: 'open' | 'closed';
  /** When the caller was missed last, in epoch milliseconds. */
  readonly createdAt: number;
  readonly version: number;
}

/** The task of a chain in which a caller was missed, one per chain; undefined where nobody was. It is open from then on until
 *  somebody has talked to the caller or an agent has closed it, and not while the caller is on the line again or a callback
 *  is still to be made: contacts that wait for a callback are not abandoned. A function of the chain. */
export function callbackTaskOf({ practiceId, id, members, work, version }: Chain): CallbackTask | undefined {
  const missed = Object.entries(members).flatMap(([callId, { missedAt, beganAt = 0 }]) =>
    missedAt === undefined ? [] : [{ callId, missedAt, beganAt }],
  );
  missed.sort((a, b) => a.beganAt - b.beganAt || (a.callId < b.callId ? -1 : 1));
  const [first] = missed;
  if (first === undefined) return undefined;
  const createdAt = Math.max(...missed.map(({ missedAt }) => missedAt));
  const isOwed = createdAt > settledAtOf(members, work);
  return { work, id, practiceId, callId: first.callId, status: isOwed ? 'open' : 'closed', createdAt, version };
}

/** Until when the caller needs nobody any more: for ever while somebody is at it. */
function settledAtOf(members: Chain['members'], { doneAt }: TaskWork): number {
  const settled = Object.entries(members).map(([id, member]) => {
    if (member.talkedUntil === 'now' || (member.isOpen && !isOver(id, members))) return Number.POSITIVE_INFINITY;
    return member.talkedUntil ?? 0;
  });
  return Math.max(doneAt ?? 0, ...settled);
}

/** A contact whose end was not told has ended all the same when another came directly after it. */
function isOver(id: string, members: Readonly<Record<string, ChainMember>>): boolean {
  return Object.values(members).some(({ previous }) => previous.includes(id));
}

/** The chain after it has changed: what was done about a caller who is to be called back anew was about the last time. */
export function withFreshWork(before: Chain | undefined, after: Chain): Chain {
  const closed = before !== undefined && callbackTaskOf(before)?.status === 'closed';
  if (!closed || callbackTaskOf(after)?.status !== 'open') return after;
  const { doneAt, doneBy } = after.work;
  return {
    ...after,
    work: { ...NO_WORK, ...(doneAt !== undefined && { doneAt }), ...(doneBy !== undefined && { doneBy }) },
  };
}
