import { SetClock } from '@frontdesk/testing/set-clock';
import { MemoryVerifications } from './memory-verifications.ts';
import type { World } from './world.ts';

/** Verifications in memory. */
export class MemoryWorld implements World {
  readonly clock = new SetClock('2026-12-01T12:00:00Z');
  readonly verifications = new MemoryVerifications();
  readonly requests = this.verifications;
  readonly forgotten = this.verifications;
  readonly audit = this.verifications;

  async events(practiceId: string) {
    return this.verifications.events.filter((event) => event.practiceId === practiceId);
  }

  async trail(practiceId: string, recordId: string) {
    return this.verifications.audit.filter((entry) => entry.practiceId === practiceId && entry.recordId === recordId);
  }
}
