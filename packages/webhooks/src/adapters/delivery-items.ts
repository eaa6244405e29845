import { type Item, numberOf, textOf } from '@frontdesk/aws/item-attributes';
import { EVENTS_KEPT_DAYS } from '@frontdesk/contracts/event-log';
import type { AttemptRecord, Replay, Retry } from '../domain/attempt.ts';

const DAY_SECONDS = 24 * 60 * 60;
const KEPT_SECONDS = EVENTS_KEPT_DAYS * DAY_SECONDS;
const MILLISECOND_DIGITS = 15;

/** Range keys of what is to be sent beside the log: the replay, then the retries by when they are due. */
export const PENDING_RANGE = { first: 'REPLAY', last: 'RETRY#~' } as const;
export const ROUND_PREFIX = 'ROUND#';

export function replayKey(webhookId: string): Item {
  return { webhookId: { S: webhookId }, item: { S: PENDING_RANGE.first } };
}

export function replayItem(webhookId: string, { epoch, after, until }: Replay): Item {
  return {
    ...replayKey(webhookId),
    epoch: { S: epoch },
    afterSeq: { N: String(after) },
    untilSeq: { N: String(until) },
  };
}

export function replayFrom(item: Item): Replay {
  return { epoch: textOf(item, 'epoch'), after: numberOf(item, 'afterSeq'), until: numberOf(item, 'untilSeq') };
}

export function isReplay(item: Item): boolean {
  return textOf(item, 'item') === PENDING_RANGE.first;
}

export function retryKey(webhookId: string, { dueAt, event }: Retry): Item {
  return { webhookId: { S: webhookId }, item: { S: `RETRY#${inOrder(dueAt)}#${event.id}` } };
}

export function retryItem(webhookId: string, retry: Retry): Item {
  return {
    ...retryKey(webhookId, retry),
    retry: { S: JSON.stringify(retry) },
    expiresAt: { N: String(Math.floor(retry.dueAt / 1000) + KEPT_SECONDS) },
  };
}

export function retryFrom(item: Item): Retry {
  return JSON.parse(textOf(item, 'retry')) as Retry;
}

/** The attempts of one round, in the order in which they ended. */
export function roundItem(webhookId: string, round: number, attempts: readonly AttemptRecord[], now: number): Item {
  return {
    webhookId: { S: webhookId },
    item: { S: `${ROUND_PREFIX}${inOrder(now)}#${round}` },
    attempts: { S: JSON.stringify(attempts) },
    expiresAt: { N: String(Math.floor(now / 1000) + KEPT_SECONDS) },
  };
}

export function attemptsFrom(item: Item): readonly AttemptRecord[] {
  return JSON.parse(textOf(item, 'attempts')) as AttemptRecord[];
}

function inOrder(milliseconds: number): string {
  return String(milliseconds).padStart(MILLISECOND_DIGITS, '0');
}
