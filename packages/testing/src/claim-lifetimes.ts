import type { Claim, Operation, Request } from './booking-history.ts';

/** What one client request came to, its retries with the same key taken together: an effect that happened once, at some
 *  moment from `invokedAt` to before `settledAt`; for unknown ones there is no end to that. */
export interface Effect {
  readonly operations: readonly Operation[];
  readonly request: Request;
  readonly outcome: 'ok' | 'unknown' | 'fail';
  /** Of the appointment or hold; of unknown ones nobody was told. */
  readonly id?: string;
  readonly invokedAt: number;
  readonly settledAt: number;
  readonly lapsesAt: number;
}

/** A claim that an effect made, and the moments between which it was live. */
export interface ClaimLifetime {
  readonly effect: Effect;
  readonly claim: Claim;
  /** Within this, nobody else can have had the time. */
  readonly certainly: { readonly from: number; readonly to: number };
  /** Outside this, it stood in nobody's way. */
  readonly possibly: { readonly from: number; readonly to: number };
}

/** The database counts seconds and compares with "earlier than", so a lapsed hold may stand in the way this much longer. */
const LAPSE_TOLERANCE_MILLISECONDS = 2_000;
const NEVER = Number.POSITIVE_INFINITY;

/** Takes together what belongs to one request: operations with the same key and kind. */
export function effectsOf(operations: readonly Operation[]): Effect[] {
  const groups = new Map<string, Operation[]>();
  for (const [index, operation] of operations.entries()) {
    const { key, kind } = operation.request;
    const group = key === undefined ? `operation ${index}` : `${kind} ${key}`;
    groups.set(group, [...(groups.get(group) ?? []), operation]);
  }
  return [...groups.values()].flatMap((group) => effectOf(group));
}

function effectOf(operations: readonly Operation[]): Effect[] {
  const [first] = operations;
  if (first === undefined) return [];
  const { request } = first;
  const invokedAt = Math.min(...operations.map((operation) => operation.invokedAt));
  const confirmed = operations.filter((operation) => operation.response.kind === 'ok');
  const common = { operations, request, invokedAt, lapsesAt: NEVER };
  if (confirmed.length > 0) {
    const settledAt = Math.min(...confirmed.map((operation) => operation.returnedAt));
    const response = confirmed.find((operation) => operation.returnedAt === settledAt)?.response;
    if (response?.kind !== 'ok') return [];
    return [{ ...common, outcome: 'ok', id: response.id, settledAt, lapsesAt: response.lapsesAt ?? NEVER }];
  }
  const lastUnknown = Math.max(...operations.filter(isUnknown).map((operation) => operation.returnedAt));
  const refusedSince = operations.some(({ response, invokedAt: at }) => response.kind === 'fail' && at >= lastUnknown);
  return [{ ...common, outcome: refusedSince ? 'fail' : 'unknown', settledAt: NEVER }];
}

/** When the claim of every effect that made one was live. */
export function claimLifetimes(effects: readonly Effect[]): ClaimLifetime[] {
  return effects.flatMap((effect) => {
    if (effect.outcome === 'fail' || !('claim' in effect.request)) return [];
    // Of a booking without an answer nobody knows the id, so nobody can have ended it.
    const enders = effects.filter((other) => other !== effect && other.outcome !== 'fail' && mayEnd(other, effect));
    const surely = enders.filter((ender) => ender.outcome === 'ok' && certainlyEnds(ender, effect));
    const certainly = {
      from: effect.outcome === 'ok' ? effect.settledAt : NEVER,
      to: Math.min(effect.lapsesAt, ...enders.map((ender) => ender.invokedAt)),
    };
    const possibly = {
      from: effect.invokedAt,
      to: Math.min(effect.lapsesAt + LAPSE_TOLERANCE_MILLISECONDS, ...surely.map((ender) => ender.settledAt)),
    };
    return [{ effect, claim: effect.request.claim, certainly, possibly }];
  });
}

/** The id whose claim an effect sets: of a book or hold its own, of a reschedule or reclaim the target's. */
export function subjectOf(effect: Effect): string | undefined {
  const { request, id } = effect;
  return request.kind === 'reschedule' || request.kind === 'reclaim' ? request.target : id;
}

/** An effect that was certainly over before another began cannot have ended what that one made. */
function mayEnd(ender: Effect, effect: Effect): boolean {
  const subject = subjectOf(effect);
  if (subject === undefined || ender.settledAt < effect.invokedAt) return false;
  const { request } = ender;
  if (request.kind === 'hold') return renews(request, effect.request);
  return request.kind === 'book' ? request.holdId === subject : 'target' in request && request.target === subject;
}

/** Whether a hold is the same hold again: one owner, one claim. */
export function renews(request: Request, other: Request): boolean {
  if (request.kind !== 'hold' || other.kind !== 'hold' || request.owner === undefined) return false;
  return request.owner === other.owner && claimText(request.claim) === claimText(other.claim);
}

/** A claim in words, the same for equal claims. */
export function claimText({ resourceIds, start, end }: Claim): string {
  return `${[...resourceIds].sort().join('+')} ${start}-${end}`;
}

const ENDING_FOR_GOOD: readonly Request['kind'][] = ['book', 'cancel', 'release'];

/** Of two concurrent moves of one appointment, or renewals of one hold, either may be the later one, and what a no-show gave up may have been taken
 *  again; all else that ends a claim ends it for good. */
function certainlyEnds(ender: Effect, effect: Effect): boolean {
  return (
    effect.outcome === 'ok' && (ENDING_FOR_GOOD.includes(ender.request.kind) || ender.invokedAt >= effect.settledAt)
  );
}

function isUnknown(operation: Operation): boolean {
  return operation.response.kind === 'unknown';
}
