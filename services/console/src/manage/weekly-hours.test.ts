import { describe, expect, it } from 'vitest';
import { furtherHours, isOvernight, newHours } from './typed-hours.ts';
import { hoursOf, weeklyOf } from './weekly-hours.ts';

describe('a week of opening hours', () => {
  it('is sent by day and time, whatever was added last', () => {
    const hours = [
      { ...newHours('09:00', '17:00'), dayOfWeek: 'fri' },
      { ...newHours('13:00', '17:00'), dayOfWeek: 'mon' },
      { ...newHours('08:00', '12:00'), dayOfWeek: 'mon' },
    ] as const;
    expect(weeklyOf(hours).map(({ dayOfWeek, start }) => `${dayOfWeek} ${start}`)).toEqual([
      'mon 08:00',
      'mon 13:00',
      'fri 09:00',
    ]);
  });

  it('shows midnight as the next day’s beginning, which means the same', () => {
    const [late] = hoursOf({ weekly: [{ dayOfWeek: 'mon', start: '18:00', end: '24:00' }] });
    expect(late).toMatchObject({ dayOfWeek: 'mon', start: '18:00', end: '00:00' });
    expect(late && isOvernight(late)).toBe(true);
    expect(isOvernight({ start: '09:00', end: '17:00' })).toBe(false);
    expect(isOvernight({ start: '09:00', end: '' })).toBe(false);
  });

  it('goes on after a break where somebody adds to a day, and proposes nothing that would overlap', () => {
    expect(furtherHours([])).toMatchObject({ start: '09:00', end: '17:00' });
    expect(furtherHours([newHours('08:00', '12:00')])).toMatchObject({ start: '13:00', end: '14:00' });
    expect(furtherHours([newHours('22:00', '06:00')])).toMatchObject({ start: '', end: '' });
  });
});
