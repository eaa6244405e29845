import { SetClock } from '@frontdesk/testing/set-clock';
import { describe, expect, it } from 'vitest';
import { type Appointment, startKeyOf } from '../domain/appointment.ts';
import type { AppointmentIndex } from '../ports/appointment-index.ts';
import { staff } from '../testing/callers.ts';
import { someAppointment } from '../testing/some-appointment.ts';
import { listAppointments } from './list-appointments.ts';

/** An appointment at a time of 2026-03-03 in UTC. */
function at(time: string, id: string, changes: Partial<Appointment> = {}): Appointment {
  const startEpochMinutes = Date.parse(`2026-03-03T${time}:00Z`) / 60_000;
  return someAppointment({ id, startEpochMinutes, start: `2026-03-03T${time}:00Z`, ...changes });
}

/** A list from an index that says `indexed`, over the records as they are. */
async function list(indexed: readonly Appointment[], records: readonly Appointment[], lastKey?: string) {
  const index: AppointmentIndex = {
    find: async () => ({
      entries: indexed.map((one) => ({ appointmentId: one.id, startKey: startKeyOf(one) })),
      lastKey,
    }),
    readAll: async (_practiceId, ids) => {
      expect(new Set(ids).size).toBe(ids.length);
      return records.filter(({ id }) => ids.includes(id));
    },
  };
  const audited: string[] = [];
  const { appointments } = await listAppointments(
    {
      caller: staff('p001'),
      requestId: 'request-1',
      deadline: 0,
      query: { from: '2026-03-03T00:00:00Z', to: '2026-03-04T00:00:00Z', status: 'booked' },
    },
    {
      rules: { get: async () => undefined },
      index,
      audit: { recordAll: async (entries) => void audited.push(...entries.map((entry) => entry.recordId)) },
      clock: new SetClock('2026-03-01T12:00:00Z'),
    },
  );
  expect(audited).toEqual(appointments.map(({ id }) => id));
  return appointments.map(({ id }) => id);
}

describe('a list over an index that follows late', () => {
  it('drops what was cancelled, or moved out of the range, since', async () => {
    const indexed = [at('09:00', 'a'), at('10:00', 'b'), at('11:00', 'c')];
    const moved = { startEpochMinutes: Date.parse('2026-03-04T09:00:00Z') / 60_000 };
    const records = [at('09:00', 'a', { status: 'cancelled' }), at('10:00', 'b', moved), at('11:00', 'c')];
    expect(await list(indexed, records)).toEqual(['c']);
  });

  it('shows what moved within the page where it is now, once', async () => {
    const indexed = [at('09:00', 'a'), at('10:00', 'b'), at('11:00', 'a')];
    expect(await list(indexed, [at('11:00', 'a'), at('10:00', 'b')])).toEqual(['b', 'a']);
  });

  it('leaves what moved behind the page’s end to the page that it is on', async () => {
    const indexed = [at('09:00', 'a'), at('10:00', 'b')];
    const lastKey = startKeyOf(at('10:00', 'b'));
    expect(await list(indexed, [at('12:00', 'a'), at('10:00', 'b')], lastKey)).toEqual(['b']);
  });
});
