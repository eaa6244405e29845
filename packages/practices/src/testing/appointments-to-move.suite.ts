import { describe, expect, it } from 'vitest';
import type { AppointmentToMove } from '../domain/appointment-to-move.ts';
import type { AppointmentsToMove } from '../ports/appointments-to-move.ts';

type Add = (practiceId: string, appointmentId: string, appointment: AppointmentToMove) => Promise<void>;

const NOON = Date.parse('2027-03-01T12:00:00Z') / 60_000;
const appointment: AppointmentToMove = {
  appointmentType: 'exam',
  status: 'booked',
  providerId: 'dr-adams',
  resourceIds: ['room-1', 'laser'],
  start: NOON,
  claim: { start: NOON - 10, end: NOON + 50 },
};

/** What every reader of single appointments reads. `add` puts one where the reader finds it. */
export function appointmentsToMoveSuite(
  connect: () => { appointments: AppointmentsToMove; add: Add },
  nextPracticeId: () => string,
): void {
  describe('a reader of appointments to move', () => {
    it('tells what an appointment is and takes, and nothing of its patient', async () => {
      const { appointments, add } = connect();
      const practiceId = nextPracticeId();
      await add(practiceId, 'apt_1', appointment);
      await add(practiceId, 'apt_2', { ...appointment, status: 'cancelled', resourceIds: [] });
      expect(await appointments.read(practiceId, 'apt_1')).toEqual(appointment);
      expect(await appointments.read(practiceId, 'apt_2')).toMatchObject({ status: 'cancelled', resourceIds: [] });
    });

    it("knows neither what never was nor another practice's", async () => {
      const { appointments, add } = connect();
      await add(nextPracticeId(), 'apt_1', appointment);
      expect(await appointments.read(nextPracticeId(), 'apt_1')).toBeUndefined();
    });
  });
}
