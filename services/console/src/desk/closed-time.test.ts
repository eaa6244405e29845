import { expect, it } from 'vitest';
import { overlaps, rangesOf } from './closed-time.ts';

const at = (start: string, end: string) => ({
  start: `2027-03-04T${start}:00-05:00`,
  end: `2027-03-04T${end}:00-05:00`,
});

it('has an appointment in closed time when they share a moment', () => {
  const afternoon = at('13:00', '17:00');
  expect(overlaps(at('12:30', '13:05'), afternoon)).toBe(true);
  expect(overlaps(at('16:55', '17:30'), afternoon)).toBe(true);
  expect(overlaps(at('12:00', '18:00'), afternoon)).toBe(true);
  expect(overlaps(at('12:30', '13:00'), afternoon)).toBe(false);
  expect(overlaps(at('17:00', '17:30'), afternoon)).toBe(false);
  expect(overlaps(at('13:00', '13:15'), { start: '2027-03-04T18:10:00Z', end: '2027-03-04T18:20:00Z' })).toBe(true);
});

it('asks for all starts from six hours before, without a gap, and for less than 31 days at once', () => {
  const ranges = rangesOf('2027-03-01T00:00:00Z', '2027-05-20T00:00:00Z');
  expect(ranges[0]?.from).toBe('2027-02-28T18:00:00.000Z');
  expect(ranges.at(-1)?.to).toBe('2027-05-20T00:00:00.000Z');
  for (const [index, { from, to }] of ranges.entries()) {
    expect(Date.parse(to) - Date.parse(from)).toBeLessThan(31 * 86_400_000);
    if (index > 0) expect(from).toBe(ranges[index - 1]?.to);
  }
});
