import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimOf, pageChanges, pagesOf, quantaOf, sheetDaysOf } from './claim.ts';
import { formatUtcInstant, parseInstant } from './instant.ts';
import { MAXIMUM_CLAIM_MINUTES } from './quantum.ts';

const at = (text: string): number => parseInstant(text)!.epochMinutes;
const type = (durationMinutes: number, bufferBeforeMinutes = 0, bufferAfterMinutes = 0) => ({
  code: 'exam',
  durationMinutes,
  bufferBeforeMinutes,
  bufferAfterMinutes,
});

describe('claimOf', () => {
  it('takes buffers from the time before and after', () => {
    const claim = claimOf(at('2026-07-06T13:00:00Z'), type(60, 10, 20));
    expect([claim.start, claim.end].map(formatUtcInstant)).toEqual(['2026-07-06T12:50:00Z', '2026-07-06T14:20:00Z']);
  });

  it('takes whole quanta, rounding outwards', () => {
    const claim = claimOf(at('2026-07-06T13:00:00Z'), type(12, 3, 0));
    expect([claim.start, claim.end].map(formatUtcInstant)).toEqual(['2026-07-06T12:55:00Z', '2026-07-06T13:15:00Z']);
  });

  it('lasts 60 minutes through a change of the clocks: from 06:30Z on 2026-03-08 until 07:30Z', () => {
    const claim = claimOf(at('2026-03-08T01:30:00-05:00'), type(60));
    expect([claim.start, claim.end].map(formatUtcInstant)).toEqual(['2026-03-08T06:30:00Z', '2026-03-08T07:30:00Z']);
  });
});

describe('pagesOf', () => {
  it('is one page per resource and UTC day', () => {
    const claim = { start: at('2026-07-06T23:30:00Z'), end: at('2026-07-07T00:15:00Z') };
    expect(pagesOf(['dr-adams', 'room-1'], claim)).toEqual([
      { resourceId: 'dr-adams', day: '2026-07-06', firstQuantum: 282, lastQuantumExclusive: 288 },
      { resourceId: 'dr-adams', day: '2026-07-07', firstQuantum: 0, lastQuantumExclusive: 3 },
      { resourceId: 'room-1', day: '2026-07-06', firstQuantum: 282, lastQuantumExclusive: 288 },
      { resourceId: 'room-1', day: '2026-07-07', firstQuantum: 0, lastQuantumExclusive: 3 },
    ]);
  });

  it('does not touch the next page when a claim ends at midnight', () => {
    const claim = { start: at('2026-07-06T23:30:00Z'), end: at('2026-07-07T00:00:00Z') };
    expect(pagesOf(['dr-adams'], claim).map(({ day }) => day)).toEqual(['2026-07-06']);
  });

  it('takes a resource named twice once', () => {
    expect(pagesOf(['room-1', 'room-1'], { start: 0, end: 5 })).toHaveLength(1);
  });

  it('covers exactly the quanta of the claim', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 72 }), (first, count) => {
        const pages = pagesOf(['r'], { start: first * 5, end: (first + count) * 5 });
        const quanta = pages.flatMap((page) =>
          quantaOf(page).map((quantum) => (Date.parse(page.day) / 86_400_000) * 288 + quantum),
        );
        expect(quanta).toEqual(Array.from({ length: count }, (_, index) => first + index));
      }),
    );
  });

  it('keeps the longest claim within what one DynamoDB expression can say', () => {
    const [page] = pagesOf(['r'], { start: 18 * 60, end: 18 * 60 + MAXIMUM_CLAIM_MINUTES });
    const condition = quantaOf(page!)
      .map((q) => `(attribute_not_exists(q${q}) OR q${q} < :now)`)
      .join(' AND ');
    expect(condition.length).toBeLessThan(4096);
    expect(condition.match(/attribute_not_exists|OR|<|AND/g)!.length).toBeLessThanOrEqual(300);
  });
});

describe('pageChanges', () => {
  const pages = (resourceId: string, start: string, end: string) =>
    pagesOf([resourceId], {
      start: at(`2026-07-06T${start}Z`),
      end: at(end.includes('T') ? end : `2026-07-06T${end}Z`),
    });

  it('moves an appointment onto a part of its own time', () => {
    expect(pageChanges(pages('dr', '13:00:00', '13:30:00'), pages('dr', '13:15:00', '13:45:00'))).toEqual([
      { page: { resourceId: 'dr', day: '2026-07-06' }, claim: [162, 163, 164], release: [156, 157, 158] },
    ]);
  });

  it('changes nothing when nothing moves', () => {
    expect(pageChanges(pages('dr', '13:00:00', '13:30:00'), pages('dr', '13:00:00', '13:30:00'))).toEqual([]);
  });

  it('says all that happens to a page in one entry, also when a claim leaves UTC midnight', () => {
    expect(
      pageChanges(pages('dr', '23:50:00', '2026-07-07T00:10:00Z'), pages('dr', '23:40:00', '2026-07-07T00:00:00Z')),
    ).toEqual([
      { page: { resourceId: 'dr', day: '2026-07-06' }, claim: [284, 285], release: [] },
      { page: { resourceId: 'dr', day: '2026-07-07' }, claim: [], release: [0, 1] },
    ]);
  });

  it('keeps providers apart', () => {
    expect(pageChanges(pages('dr-a', '13:00:00', '13:05:00'), pages('dr-b', '13:00:00', '13:05:00'))).toEqual([
      { page: { resourceId: 'dr-a', day: '2026-07-06' }, claim: [], release: [156] },
      { page: { resourceId: 'dr-b', day: '2026-07-06' }, claim: [156], release: [] },
    ]);
  });

  it('is a booking without a before, a cancellation without an after', () => {
    const taken = pages('dr', '13:00:00', '13:10:00');
    expect(pageChanges([], taken)).toEqual([
      { page: { resourceId: 'dr', day: '2026-07-06' }, claim: [156, 157], release: [] },
    ]);
    expect(pageChanges(taken, [])).toEqual([
      { page: { resourceId: 'dr', day: '2026-07-06' }, claim: [], release: [156, 157] },
    ]);
  });
});

it('names the pages that a search has to read, buffers of the first and last start included', () => {
  const [from, to] = [at('2026-07-06T00:00:00Z'), at('2026-07-08T00:00:00Z')];
  expect(sheetDaysOf(from, to, type(60, 10, 0))).toEqual({ firstDay: '2026-07-05', lastDay: '2026-07-08' });
  expect(sheetDaysOf(from, from + 60, type(30))).toEqual({ firstDay: '2026-07-06', lastDay: '2026-07-06' });
});
