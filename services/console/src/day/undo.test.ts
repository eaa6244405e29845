import { expect, it } from 'vitest';
import { undoOf } from './undo.ts';

const NOW = Date.parse('2027-03-01T15:00:00Z');
const at = (status: 'booked' | 'arrived' | 'fulfilled' | 'noshow' | 'cancelled', change: object = {}) => ({
  ...{ status, start: '2027-03-01T09:00:00-05:00', providerId: 'dr-adams' },
  ...change,
});

it('takes a status back where the table leads from it to what it was, whoever made it', () => {
  for (const role of ['agent', 'manager', 'admin']) {
    expect(undoOf(at('booked'), at('arrived'), role, NOW)).toEqual({ kind: 'correct' });
    expect(undoOf(at('arrived'), at('fulfilled'), role, NOW)).toEqual({ kind: 'correct' });
    expect(undoOf(at('booked'), at('noshow'), role, NOW)).toEqual({ kind: 'correct' });
    expect(undoOf(at('booked'), at('cancelled'), role, NOW)).toEqual({ kind: 'correct' });
    // It would be booked, which it was not before.
    expect(undoOf(at('arrived'), at('cancelled'), role, NOW)).toBeUndefined();
    expect(undoOf(at('noshow'), at('arrived'), role, NOW)).toBeUndefined();
    // A correction is nobody's to take back.
    expect(undoOf(at('arrived'), at('booked'), role, NOW)).toBeUndefined();
  }
});

it('moves a moved one back, whoever it was', () => {
  const moved = at('booked', { start: '2027-03-02T09:00:00-05:00', providerId: 'dr-baker' });
  expect(undoOf(at('booked'), moved, 'agent', NOW)).toEqual({
    kind: 'reschedule',
    to: { start: '2027-03-01T09:00:00-05:00', providerId: 'dr-adams' },
  });
  expect(undoOf(at('booked'), at('booked'), 'agent', NOW)).toBeUndefined();
});
