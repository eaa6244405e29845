import { expect, it } from 'vitest';
import { undoOf } from './undo.ts';

const NOW = Date.parse('2027-03-01T15:00:00Z');
const at = (status: 'booked' | 'arrived' | 'fulfilled' | 'noshow' | 'cancelled', change: object = {}) => ({
  ...{ status, start: '2027-03-01T09:00:00-05:00', providerId: 'dr-adams' },
  ...change,
});

it('takes a status back where the table lets the role correct it to what it was', () => {
  expect(undoOf(at('booked'), at('arrived'), 'manager', NOW)).toEqual({ kind: 'correct' });
  expect(undoOf(at('arrived'), at('fulfilled'), 'manager', NOW)).toEqual({ kind: 'correct' });
  expect(undoOf(at('booked'), at('noshow'), 'admin', NOW)).toEqual({ kind: 'correct' });
  expect(undoOf(at('booked'), at('arrived'), 'agent', NOW)).toBeUndefined();
  // Cancelled leads nowhere; who came after all was not booked before.
  expect(undoOf(at('booked'), at('cancelled'), 'manager', NOW)).toBeUndefined();
  expect(undoOf(at('noshow'), at('arrived'), 'manager', NOW)).toBeUndefined();
});

it('moves a moved one back, whoever it was', () => {
  const moved = at('booked', { start: '2027-03-02T09:00:00-05:00', providerId: 'dr-baker' });
  expect(undoOf(at('booked'), moved, 'agent', NOW)).toEqual({
    kind: 'reschedule',
    to: { start: '2027-03-01T09:00:00-05:00', providerId: 'dr-adams' },
  });
  expect(undoOf(at('booked'), at('booked'), 'agent', NOW)).toBeUndefined();
});
