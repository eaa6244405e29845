import type { RecordedEvent } from '@frontdesk/contracts/event-log';

/** Events that could not be recorded when they came, and that must not hold up other practices'. */
export interface LateEvents {
  /** Keeps events, in order per practice, to be recorded later. */
  keep(practiceId: string, events: readonly RecordedEvent[]): Promise<void>;
}
