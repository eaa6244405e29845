import { formatUtcInstant } from '@frontdesk/scheduling/instant';
import type { ExpectedAppointments, ExpectedPage, ExpectedQuery } from '../ports/expected-appointments.ts';
import type { PracticeClocks } from '../ports/practice-clocks.ts';
import { expectedOf, type StoredAppointment } from './stored-appointment.ts';

/** The practices' appointments and time zones in memory. */
export class MemoryAppointments implements ExpectedAppointments, PracticeClocks {
  readonly #appointments = new Map<string, StoredAppointment>();
  readonly #zones = new Map<string, string>();

  put(appointment: StoredAppointment): void {
    this.#appointments.set(`${appointment.practiceId}#${appointment.id}`, appointment);
  }

  setZone(practiceId: string, timeZone: string): void {
    this.#zones.set(practiceId, timeZone);
  }

  async timeZoneOf(practiceId: string): Promise<string | undefined> {
    return this.#zones.get(practiceId);
  }

  async page({ practiceId, range, afterKey = '', limit }: ExpectedQuery): Promise<ExpectedPage> {
    const [from, to] = [formatUtcInstant(range.start), formatUtcInstant(range.end)];
    const all = [...this.#appointments.values()]
      .filter((appointment) => appointment.practiceId === practiceId)
      .map((appointment) => ({ status: appointment.status, expected: expectedOf(appointment) }))
      .filter(({ expected: { startKey } }) => startKey >= from && startKey <= to && startKey > afterKey)
      .sort((a, b) => (a.expected.startKey < b.expected.startKey ? -1 : 1));
    const some = all.slice(0, limit);
    const appointments = some
      .filter(({ status }) => status === 'booked' || status === 'arrived')
      .map(({ expected }) => expected);
    const lastKey = some.at(-1)?.expected.startKey;
    return { appointments, ...(all.length > limit && lastKey !== undefined && { lastKey }) };
  }
}
