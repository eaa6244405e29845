import { SetClock } from '@frontdesk/testing/set-clock';
import type { CoverageQuestion } from '../domain/coverage-question.ts';
import { MemoryAppointments } from './memory-appointments.ts';
import { MemoryNightRuns } from './memory-night-runs.ts';
import { MemoryVerifications } from './memory-verifications.ts';
import type { StoredAppointment } from './stored-appointment.ts';
import type { World } from './world.ts';

/** Verifications in memory. */
export class MemoryWorld implements World {
  readonly clock = new SetClock('2026-12-01T12:00:00Z');
  readonly verifications = new MemoryVerifications();
  readonly requests = this.verifications;
  readonly forgotten = this.verifications;
  readonly audit = this.verifications;
  readonly last = {
    find: async (questions: readonly CoverageQuestion[]) => questions.map((each) => this.verifications.lastOf(each)),
  };
  readonly runs = new MemoryNightRuns();
  readonly appointments = new MemoryAppointments();
  readonly clocks = this.appointments;

  async putAppointment(appointment: StoredAppointment) {
    this.appointments.put(appointment);
  }

  async setZone(practiceId: string, timeZone: string) {
    this.appointments.setZone(practiceId, timeZone);
  }

  async events(practiceId: string) {
    return this.verifications.events.filter((event) => event.practiceId === practiceId);
  }

  async trail(practiceId: string, recordId: string) {
    return this.verifications.audit.filter((entry) => entry.practiceId === practiceId && entry.recordId === recordId);
  }
}
