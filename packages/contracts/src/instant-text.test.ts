import { describe, expect, it } from 'vitest';
import { dateText, instantText, rangeBound, wallClockTime } from './instant-text.ts';

const takes = (schema: typeof rangeBound | typeof wallClockTime, text: unknown): boolean =>
  schema.safeParse(text).success;

describe('instantText', () => {
  it.each([
    '2027-03-01T09:00:00-05:00',
    '2027-03-01T14:00:00Z',
    '2027-03-01T14:00:00.123456Z',
    '2028-02-29T00:00:00+05:45',
    '2027-03-01T14:00:00.123456789Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T00:00:00Z',
    '9999-12-31T12:00:00+12:00',
    '2027-03-01t14:00:00z',
    '2027-03-01t14:00:00.5-05:00',
  ])('takes %s', (text) => expect(instantText.safeParse(text).success).toBe(true));

  it.each([
    '2027-03-01T09:00:00',
    '2027-03-01 09:00:00Z',
    '2027-03-01',
    '2027-02-29T09:00:00Z',
    '2027-03-01T24:00:00Z',
    '2027-03-01T09:00:00-0500',
    '2027-03-01T09:00:00+24:00',
    '2027-03-01T09:00:00Z\n',
    '0000-01-01T00:00:00+23:59',
    '0000-12-31T12:00:00-12:00',
    '0001-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-12:00',
    '9999-12-31T00:00:00.001Z',
    '2027-03-01T14:00:00.0000000000Z',
    '',
    1_795_348_800_000,
  ])('refuses %j', (text) => expect(instantText.safeParse(text).success).toBe(false));
});

it('keeps the lower-case t and z of RFC 3339 as T and Z', () => {
  expect(instantText.parse('2027-03-01t14:00:00z')).toBe('2027-03-01T14:00:00Z');
  expect(rangeBound.parse('2027-03-01t14:00:00+00:00')).toBe('2027-03-01T14:00:00+00:00');
});

it('says what is wrong with an instant that has its form', () => {
  for (const schema of [instantText, rangeBound]) {
    const messages = (text: string) => schema.safeParse(text).error?.issues.map(({ message }) => message);
    expect(messages('2027-03-01T14:00:00.1234567890Z')).toEqual(['must have at most nine digits after the second']);
    expect(messages('9999-12-31T23:59:59-12:00')).toEqual([
      'must lie between 0001-01-01T00:00:00Z and 9999-12-31T00:00:00Z',
    ]);
  }
});

describe('rangeBound', () => {
  it('takes a date or an instant, and says so when it gets neither', () => {
    expect(takes(rangeBound, '2027-03-01')).toBe(true);
    expect(takes(rangeBound, '2027-03-01T09:00:00Z')).toBe(true);
    expect(rangeBound.safeParse('tomorrow').error?.issues).toMatchObject([
      { message: 'must be a date or an RFC 3339 instant with an offset' },
    ]);
    expect(dateText.safeParse('2027-3-1').success).toBe(false);
  });
});

describe('wallClockTime', () => {
  it('takes 00:00 to 23:55 in whole five minutes, and 24:00 for the end of a day', () => {
    for (const text of ['00:00', '09:05', '23:55', '24:00']) expect(takes(wallClockTime, text)).toBe(true);
    for (const text of ['09:03', '23:59', '24:01', '9:00', '09:60', '09:00:00', '24:00\n', ' 09:00']) {
      expect(takes(wallClockTime, text)).toBe(false);
    }
  });
});
