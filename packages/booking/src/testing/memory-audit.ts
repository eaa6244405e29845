import type { AuditRecord } from '@frontdesk/contracts/audit-record';
import type { Ports } from './front-desk.ts';

/** The audit trail in memory. */
export class MemoryAudit {
  readonly #entries: AuditRecord[] = [];

  add(...entries: readonly AuditRecord[]): void {
    this.#entries.push(...entries);
  }

  readonly port: Ports['audit'] = {
    record: async (entry) => this.add(entry),
    recordAll: async (entries) => this.add(...entries),
    readTrail: async (practiceId, appointmentId, limit, afterKey = '') => {
      const found = this.#entries
        .filter((entry) => entry.practiceId === practiceId && entry.recordId === appointmentId)
        .filter(({ key }) => key > afterKey)
        .sort((a, b) => (a.key < b.key ? -1 : 1));
      const shown = found.slice(0, limit);
      const entries = shown.map(({ at, action, subject, role, channel, requestId }) => {
        return { at, action, subject, role, channel, requestId };
      });
      return found.length > limit ? { entries, lastKey: shown.at(-1)?.key } : { entries };
    },
  };
}
