import { instantText } from '@frontdesk/contracts/instant-text';
import { parseInstant } from '@frontdesk/scheduling/instant';
import fc from 'fast-check';
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

it('reads every instant that requests may carry, and no other', () => {
  const fraction = fc.option(fc.stringMatching(/^\.[0-9]{1,12}$/), { nil: '' });
  const zone = fc.oneof(fc.constant('Z'), fc.stringMatching(/^[+-](?:[01][0-9]|2[0-4]):[0-6][0-9]$/));
  const dateAndTime = fc.oneof(
    fc.stringMatching(/^[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9]$/),
    fc.constantFrom('0000-12-31T23:59:59', '0001-01-01T00:00:00', '9999-12-31T00:00:00', '9999-12-30T23:59:59'),
  );
  fc.assert(
    fc.property(dateAndTime, fraction, zone, (seconds, fractionOfSecond, offset) => {
      const text = `${seconds}${fractionOfSecond}${offset}`;
      const parsed = parseInstant(text);
      // The last minute of all is read as a whole.
      if (parsed?.epochMinutes === Date.parse('9999-12-31T00:00:00Z') / 60_000) return;
      expect(instantText.safeParse(text).success).toBe(parsed !== undefined);
    }),
    { numRuns: 5_000 },
  );
});
