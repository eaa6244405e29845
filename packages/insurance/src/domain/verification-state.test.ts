import { Phi } from '@frontdesk/core/phi';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { someVerification } from '../testing/some-verification.ts';
import type { PayerAnswer, PayerFault } from './payer-answer.ts';
import { GIVE_UP_AFTER_MILLISECONDS, isOpen, type Verification } from './verification.ts';
import { concluded, swept, taken } from './verification-state.ts';

const START = Date.parse('2026-12-01T12:00:00Z');
const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60_000;

const active: PayerAnswer = { kind: 'answered', coverage: new Phi({ status: 'active' }) };
const inactive: PayerAnswer = { kind: 'answered', coverage: new Phi({ status: 'inactive' }) };
const refused = (...errors: PayerFault[]): PayerAnswer => ({ kind: 'refused', errors });
const wrongMember: PayerFault = { code: '72', fixBy: 'caller', retryable: false };
const noAnswerNow: PayerFault = { code: '42', fixBy: 'payer', retryable: true };
const timeout: PayerAnswer = { kind: 'unavailable', reason: 'timeout' };

const inWork = (now = START): Verification => taken(someVerification(START), now, now + 27_000) as Verification;

describe('a try', () => {
  it.each([
    [active, 'active'],
    [inactive, 'inactive'],
    [refused(wrongMember), 'failed'],
    [refused(noAnswerNow, wrongMember), 'failed'],
    [refused(noAnswerNow), 'retrying'],
    [refused(), 'retrying'],
    [timeout, 'retrying'],
  ])('%j leaves the verification %s', (answer, status) => {
    expect(concluded(inWork(), answer, START + 1_000, 0)).toMatchObject({ status, version: 3 });
  });

  it('is repeated only for what the payer mends, whatever the fault claims of itself', () => {
    const claimed = refused({ code: '75', fixBy: 'caller', retryable: true });
    const after = concluded(inWork(), claimed, START, 0);
    expect(after).toMatchObject({ status: 'failed', errors: [{ code: '75', fixBy: 'caller', retryable: false }] });
  });

  it('names each way in which a payer is not there, and says that the payer mends it', () => {
    const reasons = ['timeout', 'connection', 'throttled', 'garbled', 'circuit-open', 'bulkhead-full'] as const;
    const codes = reasons.map((reason) => concluded(inWork(), { kind: 'unavailable', reason }, START, 0).errors);
    expect(codes.flat().map((fault) => fault?.code)).toEqual([
      'PAYER_TIMEOUT',
      'PAYER_UNREACHABLE',
      'PAYER_BUSY',
      'PAYER_ANSWER_UNREADABLE',
      'PAYER_OUTAGE',
      'PAYER_BUSY',
    ]);
    expect(codes.flat().every((fault) => fault?.fixBy === 'payer' && fault.retryable)).toBe(true);
  });

  it('waits as long as the payer asks, at least', () => {
    const busy: PayerAnswer = { kind: 'unavailable', reason: 'throttled', retryAfterSeconds: 600 };
    expect(concluded(inWork(), busy, START, 0).nextTryAt).toBe(START + 10 * MINUTE);
  });

  it('is the last when the next would come a day after the request', () => {
    const busy: PayerAnswer = { kind: 'unavailable', reason: 'throttled', retryAfterSeconds: DAY / 1000 };
    expect(concluded(inWork(), busy, START, 0)).toMatchObject({ status: 'failed', errors: [{ code: 'PAYER_BUSY' }] });
  });

  it('leaves nothing of the tries before behind when the payer answers', () => {
    const again = { ...concluded(inWork(), timeout, START, 0), nextTryAt: START, takenUntil: START };
    const after = concluded(taken(again, START, START + 1) as Verification, active, START, 0);
    expect(Object.keys(after)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/errors|nextTryAt|takenUntil|sweepAt/)]),
    );
  });
});

test('a payer that is down for a day is asked with growing pauses, and no more after it', () => {
  let verification = someVerification(START);
  const begun: number[] = [];
  while (isOpen(verification)) {
    const now = verification.nextTryAt ?? START;
    begun.push(now - START);
    verification = concluded(taken(verification, now, now + 27_000) as Verification, timeout, now + 20_000, 0.5);
  }
  const pauses = begun.slice(1).map((at, index) => at - (begun[index] ?? 0));
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  expect(pauses.at(-1)).toBeLessThanOrEqual(60 * MINUTE + 20_000);
  expect(begun.at(-1)).toBeLessThan(DAY);
  expect(begun.length).toBeLessThan(40);
  expect(verification).toMatchObject({ status: 'failed', errors: [{ code: 'PAYER_TIMEOUT', retryable: true }] });
});

test('one that no worker ever looked at fails after a day', () => {
  const after = swept(someVerification(START), START + GIVE_UP_AFTER_MILLISECONDS);
  expect(after).toMatchObject({ status: 'failed', errors: [{ code: 'PAYER_NOT_ASKED' }] });
});

describe('nobody takes a verification', () => {
  it('that another worker is at', () => expect(taken(inWork(), START + 26_000, START + 50_000)).toBeUndefined());
  it('whose time has not come', () =>
    expect(taken(concluded(inWork(), timeout, START, 0), START + 4_000, START + 9_000)).toBeUndefined());
  it('whose day is over', () => expect(taken(someVerification(START), START + DAY, START + DAY + 1)).toBeUndefined());
  it('that has ended', () => expect(taken(concluded(inWork(), active, START, 0), START + DAY, 0)).toBeUndefined());
});

test('the worker of a verification that was left is followed by another', () => {
  expect(taken(inWork(), START + 27_000, START + 54_000)).toMatchObject({ tries: 2, status: 'queued' });
});

/** What the contract allows, told apart from the code. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  queued: ['queued', 'retrying', 'active', 'inactive', 'failed'],
  retrying: ['retrying', 'active', 'inactive', 'failed'],
  active: [],
  inactive: [],
  failed: [],
};

const fault = fc.record({
  code: fc.constantFrom('42', '43', '51', '71', '72', '73', '75', '79', '80'),
  fixBy: fc.constantFrom('caller' as const, 'practice' as const, 'payer' as const),
  retryable: fc.boolean(),
});
const answer: fc.Arbitrary<PayerAnswer> = fc.oneof(
  fc.constantFrom(active, inactive),
  fc.array(fault, { maxLength: 3 }).map((errors) => refused(...errors)),
  fc.record({
    kind: fc.constant('unavailable' as const),
    reason: fc.constantFrom('timeout' as const, 'connection' as const, 'throttled' as const, 'bulkhead-full' as const),
    retryAfterSeconds: fc.integer({ min: 0, max: 100_000 }),
  }),
);
/** A worker that gets an answer, one that dies at it, or a sweep; each some time after the one before. */
const step = fc.record({
  what: fc.constantFrom('work', 'die', 'sweep'),
  later: fc.integer({ min: 0, max: 3 * 60 * MINUTE }),
  answer,
  random: fc.double({ min: 0, max: 0.999, noNaN: true }),
});

test('whatever happens in whatever order, only allowed changes are made, and every verification ends', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let now = START;
      let verification = someVerification(START);
      const move = (after: Verification | undefined): void => {
        if (after === undefined) return;
        expect(ALLOWED[verification.status]).toContain(after.status);
        expect(after.version).toBe(verification.version + 1);
        expect(isOpen(after)).toBe(after.sweepAt !== undefined);
        if (isOpen(after)) expect(after.sweepAt).toBeGreaterThan(now);
        if (after.status === 'retrying') expect(after.errors?.every(({ retryable }) => retryable)).toBe(true);
        verification = after;
      };
      for (const { what, later, answer: given, random } of steps) {
        now += later;
        if (what === 'sweep') move(swept(verification, now));
        const mine = what === 'sweep' ? undefined : taken(verification, now, now + 27_000);
        move(mine);
        if (mine !== undefined && what === 'work') {
          now += 20_000;
          move(concluded(mine, given, now, random));
        }
      }
      // Nobody comes any more but the sweep.
      for (let sweeps = 0; isOpen(verification) && sweeps < 60; sweeps += 1) {
        now = Math.max(now, verification.sweepAt ?? now);
        move(swept(verification, now));
      }
      expect(isOpen(verification)).toBe(false);
    }),
    { numRuns: 500 },
  );
});
