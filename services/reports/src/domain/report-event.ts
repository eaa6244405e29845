import type { PublicEvent } from '@frontdesk/contracts/events';
import { timeOrderedKey } from '@frontdesk/core/ids';
import type { Report } from './report.ts';

/** `report.ready`: that a weekly report can be read, never what it counts. */
export function reportReady({ id: reportId, practiceId, type, from, to }: Report, now: number): PublicEvent {
  return {
    practiceId,
    eventId: timeOrderedKey(now),
    event: 'report.ready',
    topic: 'reports',
    version: 1,
    at: new Date(now).toISOString(),
    data: { reportId, type, from, to },
  };
}
