import { APPOINTMENT_STATUSES, type AppointmentStatus } from '@frontdesk/contracts/appointment-status-rules';
import { AppError } from '@frontdesk/core/app-error';
import { describe, expect, it } from 'vitest';
import { someAppointment } from '../testing/some-appointment.ts';
import { keptChange, STATUS_CHANGES, type StatusChangeName, statusAfter } from './status-change.ts';

const START = '2026-03-03T10:00:00-05:00';
const at = (instant: string): number => Date.parse(instant);
const MANAGER = { subject: 'boss', role: 'manager' } as const;
const CHANGES = Object.keys(STATUS_CHANGES) as StatusChangeName[];

describe('statusAfter', () => {
  it('permits these changes and no others, once the appointment has begun', () => {
    const table = CHANGES.map((change) => [
      change,
      Object.fromEntries(APPOINTMENT_STATUSES.map((status) => [status, outcome(change, status, at(START))])),
    ]);
    const conflict = 'STATUS_CONFLICT';
    const same = 'same';
    expect(Object.fromEntries(table)).toEqual({
      arrive: { booked: 'arrived', arrived: same, fulfilled: conflict, cancelled: conflict, noshow: 'arrived' },
      fulfil: { booked: conflict, arrived: 'fulfilled', fulfilled: same, cancelled: conflict, noshow: conflict },
      'no-show': { booked: 'noshow', arrived: conflict, fulfilled: conflict, cancelled: conflict, noshow: same },
      cancel: { booked: 'cancelled', arrived: 'cancelled', fulfilled: conflict, cancelled: same, noshow: 'cancelled' },
      correct: { booked: conflict, arrived: 'booked', fulfilled: 'arrived', cancelled: 'booked', noshow: 'booked' },
    });
  });

  it.each([
    ['arrive', 'booked', '2026-03-02T10:00:00-05:00'],
    ['fulfil', 'arrived', START],
    ['no-show', 'booked', START],
  ] as const)(
    '%s is possible from its time on and not a moment before, and says when that is',
    (change, from, first) => {
      expect(outcome(change, from, at(first))).toBe(
        statusAfter(change, someAppointment({ status: from }), MANAGER, at(first)),
      );
      const early = () => statusAfter(change, someAppointment({ status: from }), MANAGER, at(first) - 1);
      expect(early).toThrow(`This is possible from ${first} on.`);
    },
  );

  it('tells the instant although the day before is in another month', () => {
    const appointment = someAppointment({
      status: 'booked',
      start: '2026-03-01T00:15:00+05:45',
      startEpochMinutes: at('2026-03-01T00:15:00+05:45') / 60_000,
    });
    expect(() => statusAfter('arrive', appointment, MANAGER, 0)).toThrow('from 2026-02-28T00:15:00+05:45 on');
  });

  it.each(['arrive', 'correct'] as const)(
    '%s leads out of a no-show for a week, while the day sheet is kept',
    (change) => {
      const week = 7 * 86_400_000;
      expect(['arrived', 'booked']).toContain(outcome(change, 'noshow', at(START) + week));
      const late = () => statusAfter(change, someAppointment({ status: 'noshow' }), MANAGER, at(START) + week + 1);
      expect(late).toThrow('too long ago');
      // What still has its time is not bound by that.
      expect(outcome(change, change === 'arrive' ? 'booked' : 'fulfilled', at(START) + 9 * week)).toBe('arrived');
    },
  );

  it('takes a cancellation back for a week after the start, while the day sheet is kept', () => {
    const week = 7 * 86_400_000;
    expect(outcome('correct', 'cancelled', at(START) + week)).toBe('booked');
    expect(outcome('correct', 'cancelled', at(START) + week + 1)).toBe('STATUS_CONFLICT');
  });
});

describe('whose change it is', () => {
  const MADE = at(START);
  const anna = { subject: 'anna', role: 'agent' } as const;
  const made = (change: 'arrive' | 'cancel', status: AppointmentStatus) =>
    someAppointment({ status, ...keptChange(change, status, anna, MADE) });
  const code = (appointment: ReturnType<typeof made>, caller: Parameters<typeof statusAfter>[2], now: number) => {
    try {
      return statusAfter('correct', appointment, caller, now);
    } catch (error) {
      return error instanceof AppError ? error.code : 'another error';
    }
  };

  it('lets its maker take it back for two minutes, to the millisecond, and a manager later', () => {
    for (const [change, status] of [
      ['arrive', 'arrived'],
      ['cancel', 'cancelled'],
    ] as const) {
      expect(code(made(change, status), anna, MADE + 120_000)).toBe('booked');
      expect(code(made(change, status), anna, MADE + 120_001)).toBe('FORBIDDEN');
      expect(code(made(change, status), MANAGER, MADE + 120_001)).toBe('booked');
    }
  });

  it('lets nobody else, whatever they are, and nobody take back what is not known to be theirs', () => {
    const arrived = made('arrive', 'arrived');
    expect(code(arrived, { subject: 'otto', role: 'agent' }, MADE)).toBe('FORBIDDEN');
    expect(code(arrived, { subject: 'otto', role: 'partner' }, MADE)).toBe('FORBIDDEN');
    // Left behind by a writer that knew nothing of it.
    expect(code({ ...arrived, status: 'fulfilled' }, anna, MADE)).toBe('FORBIDDEN');
    const { statusChange: _, ...unknown } = arrived;
    expect(code(unknown, anna, MADE)).toBe('FORBIDDEN');
    expect(keptChange('correct', 'booked', anna, MADE)).toEqual({});
  });
});

function outcome(change: StatusChangeName, status: AppointmentStatus, now: number): string {
  try {
    return statusAfter(change, someAppointment({ status }), MANAGER, now) ?? 'same';
  } catch (error) {
    return error instanceof AppError ? error.code : 'another error';
  }
}
