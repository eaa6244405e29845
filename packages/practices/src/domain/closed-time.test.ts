import { describe, expect, it } from 'vitest';
import { closedTime } from './closed-time.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z') / 60_000;
const read = (start: string, end: string, timeZone = 'America/New_York') => closedTime({ start, end }, timeZone, NOW);
const instants = (start: string, end: string) => ({
  closed: { start: Date.parse(start) / 60_000, end: Date.parse(end) / 60_000 },
});

describe('the time of a closure', () => {
  it('takes dates as whole local days, the end included', () => {
    expect(read('2026-12-24', '2026-12-25')).toEqual(instants('2026-12-24T05:00:00Z', '2026-12-26T05:00:00Z'));
  });

  it('gives days on which the clocks change their 23 and 25 hours', () => {
    expect(read('2027-03-14', '2027-03-14')).toEqual(instants('2027-03-14T05:00:00Z', '2027-03-15T04:00:00Z'));
    expect(read('2027-11-07', '2027-11-07')).toEqual(instants('2027-11-07T04:00:00Z', '2027-11-08T05:00:00Z'));
  });

  it('takes instants as they are, and a date beside an instant', () => {
    const [start, end] = ['2026-12-24T12:00:00-05:00', '2026-12-24T13:30:00-05:00'];
    expect(read(start, end)).toEqual(instants(start, end));
    expect(read(start, '2026-12-24')).toEqual(instants(start, '2026-12-25T05:00:00Z'));
  });

  it('is widened to whole minutes', () => {
    expect(read('2026-12-24T12:00:59Z', '2026-12-24T12:30:01Z')).toEqual(
      instants('2026-12-24T12:00:00Z', '2026-12-24T12:31:00Z'),
    );
  });

  it.each([
    ['an end before the start', '2026-12-25', '2026-12-24', '/end'],
    ['an end at the start', '2026-12-24T12:00:00Z', '2026-12-24T12:00:00Z', '/end'],
    ['a date that does not exist', '2026-02-30', '2026-03-01', '/start'],
    ['an instant that does not exist', '2026-12-24', '2026-12-24T25:00:00Z', '/end'],
    ["the calendar's end", '2026-12-24', '9999-12-31', '/end'],
    ["the calendar's beginning", '0000-01-01', '2026-12-24', '/start'],
  ])('refuses %s', (_, start, end, pointer) => {
    expect(read(start, end)).toMatchObject({ faults: [{ pointer }] });
  });
});
