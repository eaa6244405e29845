import { describe, expect, it } from 'vitest';
import type { Practice } from '../desk/desk.ts';
import { periodBefore, scaleOf, valueText } from './report-text.ts';

const practice = {
  providers: [{ providerId: 'dr-adams', displayName: 'Dr. Adams' }],
  appointmentTypes: [],
} as unknown as Practice;

describe('a value of a report', () => {
  it.each([
    ['dr-adams', 'provider', 'group', 'Dr. Adams'],
    ['contact-lens', 'appointmentType', 'group', 'Contact lens'],
    ['sun', 'weekday', 'group', 'Sunday'],
    ['2-6', 'leadTimeDays', 'group', '2-6'],
    [null, 'queue', 'group', 'Not known'],
    [0.3333, 'noShowRate', 'ratio', '33.3 %'],
    [null, 'utilization', 'ratio', '–'],
    [45, 'bookedMinutes', 'minutes', '45 min'],
    [390, 'openMinutes', 'minutes', '6.5 h'],
    [4608, 'medianLeadMinutes', 'minutes', '3.2 days'],
    [3.2, 'averageDays', 'days', '3.2 days'],
    [1, 'longestDays', 'days', '1 day'],
    [12, 'averageWaitSeconds', 'seconds', '12 s'],
    [0, 'missed', 'count', '0'],
  ])('%s of %s is read as a person reads it', (value, name, unit, text) => {
    expect(valueText(value, { name, unit }, practice)).toBe(text);
  });
});

describe('the bars of a chart', () => {
  it.each([
    ['ratio', [0.219, 0.125], 0.01, '%'],
    ['minutes', [45, 60], 1, 'min'],
    ['minutes', [45, 390], 60, 'h'],
    ['minutes', [390, 4608], 1440, 'days'],
    ['minutes', [], 1, 'min'],
    ['days', [3.2], 1, 'days'],
    ['seconds', [12], 1, 's'],
    ['count', [7], 1, ''],
  ] as const)('in %s of %j have one unit', (unit, values, divisor, shown) => {
    expect(scaleOf(values, unit)).toEqual({ divisor, unit: shown });
  });
});

describe('the period before', () => {
  it('has as many days, and ends where the other begins', () => {
    expect(periodBefore({ from: '2027-03-01', to: '2027-03-28' })).toEqual({ from: '2027-02-01', to: '2027-02-28' });
    expect(periodBefore({ from: '2027-03-14', to: '2027-03-14' })).toEqual({ from: '2027-03-13', to: '2027-03-13' });
  });
});
