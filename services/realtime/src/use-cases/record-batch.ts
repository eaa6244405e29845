import type { RecordedEvent } from '@frontdesk/contracts/event-log';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { Logger } from '@frontdesk/core/logger';
import type { LateEvents } from '../ports/late-events.ts';

export interface BatchRecorderPorts {
  /** Records a practice's events; may be given them again. */
  readonly record: (practiceId: string, events: readonly RecordedEvent[], deadline: number) => Promise<void>;
  readonly late: LateEvents;
  /** Whether the log can be used at all. */
  readonly isLogUsable: () => Promise<boolean>;
  readonly clock: Clock;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

export interface BatchRecorderOptions {
  /** How long the other practices of a batch wait for one. */
  readonly patienceMilliseconds?: number;
  /** How long a practice that could not be recorded goes the other way, so that its events stay in order. */
  readonly detourMilliseconds?: number;
}

/** Records a batch of several practices' events. A practice that fails while the log works for others (its partition is
 *  overloaded, say) takes a detour over a queue of its own and holds up nobody; when the log itself fails, the stream
 *  waits. */
export class BatchRecorder {
  readonly #ports: BatchRecorderPorts;
  readonly #patience: number;
  readonly #detour: number;
  readonly #detouredUntil = new Map<string, number>();

  constructor(ports: BatchRecorderPorts, options: BatchRecorderOptions = {}) {
    this.#ports = ports;
    this.#patience = options.patienceMilliseconds ?? 3_000;
    this.#detour = options.detourMilliseconds ?? 60_000;
  }

  /** Resolves when the practice's events are recorded or kept for later. Throws when neither can be done now. */
  async record(practiceId: string, events: readonly RecordedEvent[], deadline: number, logger: Logger): Promise<void> {
    const { clock, late, isLogUsable } = this.#ports;
    if ((this.#detouredUntil.get(practiceId) ?? 0) > clock.now()) {
      await late.keep(practiceId, events);
      return;
    }
    try {
      await this.#inTime(() => this.#ports.record(practiceId, events, deadline));
    } catch (error) {
      if (!(await isLogUsable())) throw error;
      logger.warn('PRACTICE_DETOURED', { practiceId, events: events.length });
      this.#detouredUntil.set(practiceId, clock.now() + this.#detour);
      await late.keep(practiceId, events);
    }
  }

  /** What takes longer goes on without anybody waiting: recording twice is recording once. */
  async #inTime(work: () => Promise<void>): Promise<void> {
    const working = work();
    working.catch(() => undefined);
    const outOfTime = this.#ports.sleep(this.#patience).then(() => {
      throw new AppError('UNAVAILABLE');
    });
    outOfTime.catch(() => undefined);
    await Promise.race([working, outOfTime]);
  }
}
