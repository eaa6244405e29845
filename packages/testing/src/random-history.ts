import * as fc from 'fast-check';
import type { Claim, LiveClaim, Operation, Request, Response } from './booking-history.ts';

/** Chances for one operation, each used as far as it is wanted. */
interface Dice {
  readonly kind: Request['kind'];
  readonly claim: Claim;
  readonly which: number;
  readonly before: number;
  readonly after: number;
  readonly fate: 'answered' | 'answer-lost' | 'request-lost';
  readonly retried: boolean;
  readonly withHold: boolean;
}

interface Owned {
  readonly claim: Claim;
  readonly hold: boolean;
  /** Nobody came, so it takes no time. */
  readonly missed?: boolean;
  /** When its client knew of it; undefined when nobody was told. */
  readonly knownAt?: number;
  readonly lapsesAt: number;
}

const STEP = 10;
const HOLD_LASTS = 150;

/** Histories of a correct system: every operation takes effect at one moment between its sending and its answer, some
 *  answers and some requests are lost, some unanswered bookings are tried again with their key, holds lapse, missed
 *  appointments give their time back and take it again. */
export function randomHistory(): fc.Arbitrary<{ operations: Operation[]; live: LiveClaim[] }> {
  const claim = fc
    .record({
      resource: fc.constantFrom('dr-adams', 'dr-baker'),
      start: fc.integer({ min: 0, max: 8 }),
      length: fc.integer({ min: 1, max: 4 }),
    })
    .map(({ resource, start, length }) => ({ resourceIds: [resource], start: start * 5, end: (start + length) * 5 }));
  const dice: fc.Arbitrary<Dice> = fc.record({
    kind: fc.constantFrom('book', 'book', 'book', 'cancel', 'reschedule', 'noshow', 'reclaim', 'hold', 'release'),
    claim,
    which: fc.nat({ max: 20 }),
    before: fc.integer({ min: 0, max: 40 }),
    after: fc.integer({ min: 1, max: 40 }),
    fate: fc.constantFrom('answered', 'answered', 'answered', 'answer-lost', 'request-lost'),
    retried: fc.boolean(),
    withHold: fc.boolean(),
  });
  return fc.array(dice, { maxLength: 30 }).map(play);
}

function play(throws: readonly Dice[]): { operations: Operation[]; live: LiveClaim[] } {
  const owned = new Map<string, Owned>();
  const operations: Operation[] = [];
  for (const [index, dice] of throws.entries()) {
    const at = 1_000 + index * STEP;
    const target = targetOf(owned, dice, at);
    const request = requestOf(dice, `key ${index}`, target);
    if (request === undefined) continue;
    const invokedAt = Math.max(at - dice.before, target?.[1].knownAt ?? 0);
    const returnedAt = at + dice.after;
    const effect: Response =
      dice.fate === 'request-lost' ? { kind: 'unknown' } : apply(owned, request, index, at, returnedAt);
    const response: Response = dice.fate === 'answered' ? effect : { kind: 'unknown' };
    const client = `client ${index}`;
    operations.push({ client, invokedAt, returnedAt, request, response });
    if (response.kind === 'unknown' && effect.kind === 'ok') {
      const made = owned.get(effect.id);
      if (made !== undefined && 'claim' in request && !('target' in request))
        owned.set(effect.id, withoutKnowledge(made));
      if (request.kind === 'book' && dice.retried) {
        operations.push({ client, invokedAt: returnedAt + 1, returnedAt: returnedAt + 2, request, response: effect });
      }
    }
  }
  const live = [...owned].flatMap(([id, { claim, hold, missed }]) => (hold || missed ? [] : [{ id, claim }]));
  return { operations, live };
}

/** A target is one that its client knows of. */
function targetOf(owned: ReadonlyMap<string, Owned>, dice: Dice, at: number): [string, Owned] | undefined {
  const wantsHold = dice.kind === 'release' || dice.kind === 'book';
  if (dice.kind === 'hold' || (dice.kind === 'book' && !dice.withHold)) return undefined;
  const known = [...owned].filter(([, { hold, knownAt, lapsesAt }]) => {
    return hold === wantsHold && knownAt !== undefined && knownAt <= at && lapsesAt > at;
  });
  return known[dice.which % Math.max(1, known.length)];
}

function requestOf({ kind, claim }: Dice, key: string, known: [string, Owned] | undefined): Request | undefined {
  const [target, owned] = known ?? [];
  if (kind === 'book') return { kind, claim, key, ...(target !== undefined && { holdId: target }) };
  if (kind === 'hold') return { kind, claim };
  if (target === undefined || owned === undefined) return undefined;
  if (kind === 'reclaim') return { kind, target, claim: owned.claim };
  return kind === 'reschedule' ? { kind, target, claim } : { kind, target };
}

function apply(owned: Map<string, Owned>, request: Request, index: number, at: number, knownAt: number): Response {
  const id = 'target' in request ? request.target : `${request.kind} ${index}`;
  const before = owned.get(id);
  if (request.kind === 'noshow' && before !== undefined) {
    owned.set(id, { ...before, missed: true });
    return { kind: 'ok', id, body: '' };
  }
  if (request.kind === 'reschedule' && before?.missed) return { kind: 'fail', code: 'STATUS_CONFLICT' };
  if (!('claim' in request)) {
    owned.delete(id);
    return { kind: 'ok', id, body: '' };
  }
  const mine = request.kind === 'book' ? request.holdId : id;
  const { claim } = request;
  for (const [other, { claim: theirs, lapsesAt, missed }] of owned) {
    const shares = theirs.resourceIds.some((resourceId) => claim.resourceIds.includes(resourceId));
    if (other !== mine && !missed && lapsesAt > at && shares && theirs.start < claim.end && claim.start < theirs.end) {
      return { kind: 'fail', code: 'SLOT_TAKEN' };
    }
  }
  if (mine !== undefined && mine !== id) owned.delete(mine);
  const hold = request.kind === 'hold';
  const known = before?.knownAt ?? knownAt;
  owned.set(id, { claim, hold, knownAt: known, lapsesAt: hold ? at + HOLD_LASTS : Number.POSITIVE_INFINITY });
  return { kind: 'ok', id, body: `{"id":"${id}"}`, ...(hold && { lapsesAt: at + HOLD_LASTS }) };
}

function withoutKnowledge({ claim, hold, lapsesAt }: Owned): Owned {
  return { claim, hold, lapsesAt };
}
