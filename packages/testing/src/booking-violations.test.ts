import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BookingHistory,
  type Claim,
  type LiveClaim,
  type Operation,
  type Request,
  type Response,
} from './booking-history.ts';
import { bookingViolations } from './booking-violations.ts';
import { randomHistory } from './random-history.ts';

const nine: Claim = { resourceIds: ['dr-adams'], start: 540, end: 570 };
const quarterPast: Claim = { resourceIds: ['dr-adams', 'room-1'], start: 555, end: 585 };
const halfPast: Claim = { resourceIds: ['dr-adams'], start: 570, end: 600 };
const ok = (id: string, body = id): Response => ({ kind: 'ok', id, body });
const taken: Response = { kind: 'fail', code: 'SLOT_TAKEN' };
const unknown: Response = { kind: 'unknown' };
const book = (claim: Claim, key?: string): Request => ({ kind: 'book', claim, ...(key !== undefined && { key }) });
const noShow: Request = { kind: 'noshow', target: 'a' };
const reclaim: Request = { kind: 'reclaim', target: 'a', claim: nine };
const hold = (owner: string, claim: Claim): Request => ({ kind: 'hold', claim, owner });
const live = (id: string, claim: Claim): LiveClaim => ({ id, claim });

function during(invokedAt: number, returnedAt: number, request: Request, response: Response): Operation {
  return { client: `client at ${invokedAt}`, invokedAt, returnedAt, request, response };
}

describe('accepts', () => {
  test.each<[string, Operation[], LiveClaim[]]>([
    [
      'neighbours',
      [during(0, 5, book(nine), ok('a')), during(6, 9, book(halfPast), ok('b'))],
      [live('a', nine), live('b', halfPast)],
    ],
    ['an unanswered booking that happened', [during(0, 5, book(nine), unknown)], [live('a', nine)]],
    ['an unanswered booking that did not', [during(0, 5, book(nine), unknown)], []],
    [
      'a retry that is told of the first attempt',
      [during(0, 5, book(nine, 'k'), unknown), during(6, 9, book(nine, 'k'), ok('a'))],
      [live('a', nine)],
    ],
    [
      'a time given on after a cancellation',
      [
        during(0, 5, book(nine), ok('a')),
        during(6, 9, { kind: 'cancel', target: 'a' }, ok('a')),
        during(7, 12, book(quarterPast), ok('b')),
      ],
      [live('b', quarterPast)],
    ],
    [
      'a hold that its owner renews',
      [
        during(0, 5, hold('ann', nine), ok('h')),
        during(6, 9, hold('ann', nine), ok('i')),
        during(10, 12, { kind: 'book', claim: nine, holdId: 'i' }, ok('a')),
      ],
      [live('a', nine)],
    ],
    [
      'a time given on after a no-show, whose patient comes too late',
      [
        during(0, 5, book(nine), ok('a')),
        during(6, 9, noShow, ok('a')),
        during(7, 12, book(quarterPast), ok('b')),
        during(13, 15, reclaim, taken),
      ],
      [live('b', quarterPast)],
    ],
    [
      'a late patient who comes in time',
      [
        during(0, 5, book(nine), ok('a')),
        during(6, 9, noShow, ok('a')),
        during(10, 12, reclaim, ok('a')),
        during(13, 15, book(quarterPast), taken),
      ],
      [live('a', nine)],
    ],
    [
      'a move by a quarter of an hour onto its own time',
      [
        during(0, 5, book(nine), ok('a')),
        during(6, 9, { kind: 'reschedule', target: 'a', claim: quarterPast }, ok('a')),
      ],
      [live('a', quarterPast)],
    ],
    [
      'a refusal for a booking that was on its way',
      [during(0, 9, book(nine), ok('a')), during(3, 5, book(quarterPast), taken)],
      [live('a', nine)],
    ],
    [
      'a refusal for an unanswered booking',
      [during(0, 5, book(nine), unknown), during(6, 9, book(quarterPast), taken)],
      [],
    ],
    [
      'a hold that is booked by its holder',
      [
        during(0, 5, { kind: 'hold', claim: nine }, { ...ok('h'), lapsesAt: 300_000 } as Response),
        during(6, 9, { ...book(nine), holdId: 'h' } as Request, ok('a')),
      ],
      [live('a', nine)],
    ],
  ])('%s', (_, operations, finally_) => {
    expect(bookingViolations(operations, finally_)).toEqual([]);
  });
});

describe('finds', () => {
  test.each<[string, Operation[], LiveClaim[], string]>([
    [
      'a double booking that the database has',
      [during(0, 5, book(nine), ok('a')), during(6, 9, book(quarterPast), unknown)],
      [live('a', nine), live('b', quarterPast)],
      'The database has a and b for the same resource at the same time.',
    ],
    [
      'a double booking of which one was cancelled later',
      [
        during(0, 5, book(nine), ok('a')),
        during(1, 6, book(quarterPast), ok('b')),
        during(7, 9, { kind: 'cancel', target: 'b' }, ok('b')),
      ],
      [live('a', nine)],
      "client at 0's book a and client at 1's book b had the same resource for the same time.",
    ],
    [
      'a booking of a time that another holds',
      [
        during(0, 5, { kind: 'hold', claim: nine }, { ...ok('h'), lapsesAt: 300_000 } as Response),
        during(6, 9, book(nine), ok('a')),
      ],
      [live('a', nine)],
      "client at 0's hold h and client at 6's book a had the same resource for the same time.",
    ],
    [
      'a hold that is refused for another of its owner',
      [during(0, 5, hold('ann', nine), ok('h')), during(6, 9, hold('ann', nine), taken)],
      [],
      'client at 6 was told at 9 that dr-adams 540-570 is taken, but nobody had it.',
    ],
    [
      'a hold that another person renews',
      [during(0, 5, hold('ann', nine), ok('h')), during(6, 9, hold('bob', nine), ok('i'))],
      [],
      "client at 0's hold h and client at 6's hold i had the same resource for the same time.",
    ],
    [
      'a lost booking',
      [during(0, 5, book(nine), ok('a'))],
      [],
      "client at 0's book a was confirmed, but the database does not have it.",
    ],
    [
      'a lost move',
      [during(0, 5, book(nine), ok('a')), during(6, 9, { kind: 'reschedule', target: 'a', claim: halfPast }, ok('a'))],
      [live('a', nine)],
      "client at 0's book a is not at the time that was last confirmed.",
    ],
    [
      'a lost cancellation',
      [during(0, 5, book(nine), ok('a')), during(6, 9, { kind: 'cancel', target: 'a' }, ok('a'))],
      [live('a', nine)],
      "client at 0's book a was cancelled, but the database has it.",
    ],
    [
      'a time that a no-show did not give back',
      [during(0, 5, book(nine), ok('a')), during(6, 9, noShow, ok('a')), during(10, 12, book(quarterPast), taken)],
      [],
      'client at 10 was told at 12 that dr-adams+room-1 555-585 is taken, but nobody had it.',
    ],
    [
      'a lost no-show',
      [during(0, 5, book(nine), ok('a')), during(6, 9, noShow, ok('a'))],
      [live('a', nine)],
      "client at 0's book a gave its time back, but the database has it.",
    ],
    [
      'a late patient who is lost',
      [during(0, 5, book(nine), ok('a')), during(6, 9, noShow, ok('a')), during(10, 12, reclaim, ok('a'))],
      [],
      "client at 0's book a was confirmed, but the database does not have it.",
    ],
    [
      'a late patient who takes the time of a walk-in',
      [
        during(0, 5, book(nine), ok('a')),
        during(6, 9, noShow, ok('a')),
        during(10, 12, book(quarterPast), ok('b')),
        during(13, 15, reclaim, ok('a')),
      ],
      [live('a', nine)],
      "client at 10's book b and client at 13's reclaim a had the same resource for the same time.",
    ],
    [
      'a refused booking that happened',
      [during(0, 5, book(halfPast), unknown), during(6, 9, book(quarterPast, 'k'), taken)],
      [live('b', quarterPast)],
      'The database has b, which nobody booked who was not refused.',
    ],
    [
      'a retry that is refused for its own first attempt',
      [during(0, 5, book(nine, 'k'), unknown), during(6, 9, book(nine, 'k'), taken)],
      [live('a', nine)],
      'client at 6 was told at 9 that dr-adams 540-570 is taken, but nobody had it.',
    ],
    [
      'a false refusal',
      [during(0, 5, book(nine), ok('a')), during(6, 9, book(halfPast), taken)],
      [live('a', nine)],
      'client at 6 was told at 9 that dr-adams 570-600 is taken, but nobody had it.',
    ],
    [
      'a refusal for a booking that had been cancelled before',
      [
        during(0, 5, book(nine), ok('a')),
        during(6, 9, { kind: 'cancel', target: 'a' }, ok('a')),
        during(10, 12, book(nine), taken),
      ],
      [],
      'client at 10 was told at 12 that dr-adams 540-570 is taken, but nobody had it.',
    ],
    [
      'a refusal for a booking that came only later',
      [during(0, 5, book(nine), taken), during(6, 9, book(nine), ok('a'))],
      [live('a', nine)],
      'client at 0 was told at 5 that dr-adams 540-570 is taken, but nobody had it.',
    ],
    [
      'a move that is refused for the time it has itself',
      [during(0, 5, book(nine), ok('a')), during(6, 9, { kind: 'reschedule', target: 'a', claim: quarterPast }, taken)],
      [live('a', nine)],
      'client at 6 was told at 9 that dr-adams+room-1 555-585 is taken, but nobody had it.',
    ],
    [
      'a key that led to two appointments',
      [during(0, 5, book(nine, 'k'), ok('a')), during(1, 6, book(nine, 'k'), ok('b'))],
      [live('a', nine)],
      'The key k led to a and b.',
    ],
    [
      'a replay that differs',
      [during(0, 5, book(nine, 'k'), ok('a', '{}')), during(6, 9, book(nine, 'k'), ok('a', '{ }'))],
      [live('a', nine)],
      'The key k got 2 different answers.',
    ],
    [
      'one appointment that two were told of',
      [during(0, 5, book(nine), ok('a')), during(6, 9, book(nine), ok('a'))],
      [live('a', nine)],
      'Two requests were both told that a is theirs.',
    ],
    [
      'an appointment from nowhere',
      [],
      [live('a', nine)],
      'The database has a, which nobody booked who was not refused.',
    ],
  ])('%s', (_, operations, finally_, violation) => {
    expect(bookingViolations(operations, finally_)).toContain(violation);
  });
});

describe('of generated histories', () => {
  test('those of a correct system are accepted', () => {
    fc.assert(
      fc.property(randomHistory(), ({ operations, live: finally_ }) => {
        expect(bookingViolations(operations, finally_)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('those with a confirmed appointment lost are not', () => {
    fc.assert(
      fc.property(randomHistory(), fc.nat(), ({ operations, live: finally_ }, which) => {
        const told = new Set(operations.flatMap(({ response }) => (response.kind === 'ok' ? [response.id] : [])));
        const targets = new Set(operations.flatMap(({ request }) => ('target' in request ? [request.target] : [])));
        const losable = finally_.filter(({ id }) => told.has(id) && !targets.has(id));
        fc.pre(losable.length > 0);
        const lost = losable[which % losable.length];
        expect(
          bookingViolations(
            operations,
            finally_.filter((appointment) => appointment !== lost),
          ),
        ).not.toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

test('a history records what was asked, told and thrown, and when', async () => {
  let now = 0;
  const history = new BookingHistory({ now: () => now++ });
  await history.record('ann', book(nine), async () => ok('a'));
  await history.record('bob', book(nine), () => Promise.reject(new Error('connection reset')));
  expect(history.operations).toEqual([
    { client: 'ann', invokedAt: 0, returnedAt: 1, request: book(nine), response: ok('a') },
    { client: 'bob', invokedAt: 2, returnedAt: 3, request: book(nine), response: unknown },
  ]);
});
