import { describe, expect, it } from 'vitest';
import { pagesOf } from './claim.ts';
import { changeSheet, claimedIntervals, FOREVER, freeIntervals, isClaimable, isFree } from './day-sheet.ts';

const MIDNIGHT = Date.UTC(2026, 6, 6) / 60_000;
const now = 1_000;
const sheet = (claimedUntil: [number, number][]) => ({ day: '2026-07-06', claimedUntil: new Map(claimedUntil) });
const pages = (first: number, last: number) =>
  pagesOf(['dr'], { start: MIDNIGHT + first * 5, end: MIDNIGHT + last * 5 });

describe('a day sheet', () => {
  it('is claimable by the very condition of the write: absent, or claimed until before now', () => {
    expect([undefined, now - 1, now, now + 1, FOREVER].map((until) => isClaimable(until, now))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('takes any overlap for a collision, and touching neighbours for none', () => {
    const taken = [
      sheet([
        [10, FOREVER],
        [11, FOREVER],
      ]),
    ];
    expect(isFree(pages(8, 10), taken, now)).toBe(true);
    expect(isFree(pages(12, 14), taken, now)).toBe(true);
    expect(isFree(pages(8, 11), taken, now)).toBe(false);
    expect(isFree(pages(11, 13), taken, now)).toBe(false);
    expect(isFree(pages(9, 13), taken, now)).toBe(false);
  });

  it('is free on a day without a page', () => {
    expect(isFree(pages(8, 10), [], now)).toBe(true);
  });

  it('looks at both pages of a claim over midnight', () => {
    const tomorrow = { day: '2026-07-07', claimedUntil: new Map([[0, FOREVER]]) };
    expect(isFree(pages(287, 288), [tomorrow], now)).toBe(true);
    expect(isFree(pages(287, 289), [tomorrow], now)).toBe(false);
  });

  it('frees what a hold held once it has lapsed, with nobody sweeping', () => {
    const held = [sheet([[10, now + 300]])];
    expect(isFree(pages(10, 11), held, now)).toBe(false);
    expect(isFree(pages(10, 11), held, now + 300)).toBe(false);
    expect(isFree(pages(10, 11), held, now + 301)).toBe(true);
  });

  it('reads as intervals, claimed and free', () => {
    const sheets = [
      sheet([
        [11, FOREVER],
        [10, FOREVER],
        [20, now - 1],
        [30, now + 1],
      ]),
    ];
    const shift = ({ start, end }: { start: number; end: number }) => [(start - MIDNIGHT) / 5, (end - MIDNIGHT) / 5];
    expect(claimedIntervals(sheets, now).map(shift)).toEqual([
      [10, 12],
      [30, 31],
    ]);
    expect(freeIntervals(sheets, MIDNIGHT + 55, MIDNIGHT + 200, now).map(shift)).toEqual([
      [12, 30],
      [31, 40],
    ]);
    expect(freeIntervals(sheets, MIDNIGHT + 55, MIDNIGHT + 55, now)).toEqual([]);
  });

  it('is changed as the transaction changes it, and leaves the one before as it was', () => {
    const before = sheet([[10, FOREVER]]);
    const after = changeSheet(before, { claim: [11], release: [10] }, FOREVER);
    expect([...after.claimedUntil]).toEqual([[11, FOREVER]]);
    expect([...before.claimedUntil]).toEqual([[10, FOREVER]]);
  });
});
