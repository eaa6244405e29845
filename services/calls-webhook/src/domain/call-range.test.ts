import { describe, expect, it } from 'vitest';
import { callRangeOf } from './call-range.ts';

const newYork = 'America/New_York';
const refusal = (from: string, to: string): unknown => {
  try {
    return callRangeOf({ from, to }, newYork);
  } catch (error) {
    return error;
  }
};

describe('the range of a list of calls', () => {
  it.each([
    ['2026-03-01T15:00:10Z', '2026-03-01T15:00:50Z'],
    ['2026-03-01T15:00:10.001Z', '2026-03-01T15:00:10.002Z'],
    ['2026-03-01T10:00:59.999-05:00', '2026-03-01T15:01:00Z'],
  ])('is taken to the millisecond: %s to %s', (from, to) => {
    expect(callRangeOf({ from, to }, newYork)).toEqual({ from: Date.parse(from), to: Date.parse(to) });
  });

  it('is made of whole local days where dates are asked for', () => {
    expect(callRangeOf({ from: '2026-03-08', to: '2026-03-08' }, newYork)).toEqual({
      from: Date.parse('2026-03-08T05:00:00Z'),
      to: Date.parse('2026-03-09T04:00:00Z'),
    });
  });

  it('must end after its beginning, within 31 days', () => {
    const faults = (message: string) => ({ code: 'INPUT_INVALID', faults: [{ pointer: '/query/to', message }] });
    const [early, late] = ['2026-03-01T15:00:10Z', '2026-03-01T15:00:50Z'];
    expect(refusal(late, early)).toMatchObject(faults('is not after from'));
    expect(refusal(late, late)).toMatchObject(faults('is not after from'));
    expect(refusal('2026-04-01T15:00:00Z', '2026-05-02T15:00:01Z')).toMatchObject(
      faults('is more than 31 days after from'),
    );
  });
});
