import type { LoggedEvent, LogHead, RecordedEvent } from '@frontdesk/contracts/event-log';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { IdSource } from '@frontdesk/core/ids';
import type { EventLog } from '../ports/event-log.ts';
import type { PushEvents } from './push-events.ts';

export interface EventRecorderPorts {
  readonly log: EventLog;
  readonly push: PushEvents;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Waits between attempts, longer each time; false: there is no time for another one. */
  readonly backoff: (deadline: number) => { wait(): Promise<boolean> };
}

/** Puts events into their practice's log, each once whatever comes again, and pushes what has not been pushed.
 *
 *  The end of each practice's log is remembered, so that a batch costs one round trip; a wrong memory is refused by the
 *  log and corrected. What is pushed is always everything since the last push that is known to have ended: when an
 *  invocation dies between log and push, the next one, whosever it is, makes up for it, in order. */
export class EventRecorder {
  readonly #ports: EventRecorderPorts;
  readonly #heads = new Map<string, LogHead>();

  constructor(ports: EventRecorderPorts) {
    this.#ports = ports;
  }

  /** Resolves when the events are in the log and pushed. Throws UNAVAILABLE when there is no time for another attempt;
   *  whatever it throws, the same events may and must be given again. */
  async record(practiceId: string, events: readonly RecordedEvent[], deadline: number): Promise<void> {
    try {
      const { head, fresh } = await this.#append(practiceId, withoutRepeats(events), deadline);
      const lanes = await this.#ports.push(practiceId, head, fresh);
      this.#heads.set(practiceId, { ...head, lanes, pushedSeq: head.seq });
    } catch (error) {
      this.#heads.delete(practiceId);
      throw error;
    }
  }

  /** The end of the log with all the events in it, and those that were not in it before. */
  async #append(practiceId: string, events: readonly RecordedEvent[], deadline: number): Promise<Grown> {
    const { log, clock } = this.#ports;
    const backoff = this.#ports.backoff(deadline);
    let head = this.#heads.get(practiceId) ?? (await this.#open(practiceId));
    let missing = events;
    while (missing.length > 0) {
      const now = clock.now();
      const appended = await log.append({ practiceId, head, events: missing, now });
      if (appended.kind === 'written') {
        const { seq } = head;
        const fresh = missing.map((event, index) => ({ ...event, seq: seq + 1 + index, loggedAt: now }));
        return { head: { ...head, seq: seq + missing.length }, fresh };
      }
      if (appended.kind === 'refused') {
        missing = missing.filter(({ eventId }) => !appended.logged.has(eventId));
        head = appended.head ?? head;
        if (appended.logged.size > 0 || appended.head !== undefined) continue;
      }
      if (!(await backoff.wait())) throw new AppError('UNAVAILABLE');
    }
    return { head, fresh: [] };
  }

  async #open(practiceId: string): Promise<LogHead> {
    const { log, ids } = this.#ports;
    return (await log.head(practiceId)) ?? (await log.begin(practiceId, ids.next('ep')));
  }
}

interface Grown {
  readonly head: LogHead;
  readonly fresh: readonly LoggedEvent[];
}

function withoutRepeats(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  return [...new Map(events.map((event) => [event.eventId, event])).values()];
}
