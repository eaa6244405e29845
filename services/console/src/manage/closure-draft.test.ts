import { describe, expect, it } from 'vitest';
import { closedBy, closureRequest, daysFrom } from './closure-draft.ts';

const zone = 'America/New_York';
const draft = {
  ...{ providerId: '', isAllDay: false, day: '2027-03-04', lastDay: '2027-03-04', from: '13:00', to: '17:00' },
  description: ' ',
};

describe('a closure that is typed', () => {
  it('closes a part of a day by the practice’s clocks, over midnight too', () => {
    const afternoon = { start: '2027-03-04T18:00:00.000Z', end: '2027-03-04T22:00:00.000Z' };
    expect(closedBy(draft, zone)).toEqual({ ...afternoon, providerId: undefined });
    expect(closureRequest(draft, closedBy(draft, zone)!)).toEqual(afternoon);
    expect(closedBy({ ...draft, to: '01:00' }, zone)?.end).toBe('2027-03-05T06:00:00.000Z');
  });

  it('closes whole days to the end of the last, on the days when the clocks change too', () => {
    const days = { ...draft, isAllDay: true, day: '2027-03-13', lastDay: '2027-03-14', providerId: 'dr-adams' };
    const closed = closedBy(days, zone);
    expect(closed).toEqual({
      ...{ start: '2027-03-13T05:00:00.000Z', end: '2027-03-15T04:00:00.000Z', providerId: 'dr-adams' },
    });
    expect(closureRequest({ ...days, description: ' Conference ' }, closed!)).toEqual({
      ...{ start: '2027-03-13', end: '2027-03-14', providerId: 'dr-adams', description: 'Conference' },
    });
  });

  it('ends on the day on which it begins, until another last day is typed', () => {
    const typing = ['0002-03-04', '0020-03-04', '0202-03-04', '2027-03-04'];
    const empty = { ...draft, isAllDay: true, day: '', lastDay: '' };
    let typed = empty;
    for (const day of typing) typed = { ...typed, ...daysFrom(typed, day) };
    expect(typed).toMatchObject({ day: '2027-03-04', lastDay: '2027-03-04' });
    const longer = { ...typed, lastDay: '2027-03-09' };
    expect(daysFrom(longer, '2027-03-05')).toEqual({ day: '2027-03-05', lastDay: '2027-03-09' });
    expect(daysFrom(longer, '2027-03-10')).toEqual({ day: '2027-03-10', lastDay: '2027-03-10' });
  });

  it('closes nothing while something is missing', () => {
    for (const change of [
      { day: '' },
      { day: '0002-12-31' },
      { day: '20270-12-31' },
      { to: '' },
      { isAllDay: true, lastDay: '2027-03-03' },
      { isAllDay: true, lastDay: '2028-03-04' },
    ]) {
      expect(closedBy({ ...draft, ...change }, zone)).toBeUndefined();
    }
  });
});
