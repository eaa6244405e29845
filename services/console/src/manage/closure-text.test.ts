import { expect, it } from 'vitest';
import { closedTimeText } from './closure-text.ts';

it.each([
  ['2027-03-04T13:00:00-05:00', '2027-03-04T17:00:00-05:00', 'Thu, Mar 4, 1:00 PM – 5:00 PM'],
  ['2027-03-04T22:00:00-05:00', '2027-03-05T01:00:00-05:00', 'Thu, Mar 4, 10:00 PM – Fri, Mar 5, 1:00 AM'],
  ['2027-03-04T00:00:00-05:00', '2027-03-05T00:00:00-05:00', 'Thu, Mar 4'],
  ['2027-03-13T00:00:00-05:00', '2027-03-15T00:00:00-04:00', 'Sat, Mar 13 – Sun, Mar 14'],
])('says when %s to %s is', (start, end, text) => {
  expect(closedTimeText({ start, end }, 'America/New_York').replaceAll(/\s/g, ' ')).toBe(text);
});
