import { expect, it } from 'vitest';
import { nextFreeDay, shownDay } from './shown-day.ts';

const days = ['2027-03-01', '2027-03-02', '2027-03-03'];
const free =
  (...those: string[]) =>
  (day: string) =>
    those.includes(day);

it('begins with the first day on which something is free, and stays there when its last time goes', () => {
  const shown = shownDay(days, undefined, free('2027-03-02', '2027-03-03'));
  expect(shown).toBe('2027-03-02');
  expect(shownDay(days, shown, free('2027-03-03'))).toBe('2027-03-02');
  expect(nextFreeDay(days, shown, free('2027-03-01', '2027-03-03'))).toBe('2027-03-03');
  expect(nextFreeDay(days, '2027-03-03', free('2027-03-01'))).toBeUndefined();
});

it('is another day only where other days are searched', () => {
  expect(shownDay(['2027-03-08', '2027-03-09'], '2027-03-02', free('2027-03-09'))).toBe('2027-03-09');
  expect(shownDay(days, undefined, free())).toBe('2027-03-01');
});
