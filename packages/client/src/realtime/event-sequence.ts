import { type Timers, wait } from '../timers.ts';
import type { RealtimeEvent, RealtimePosition, Subscribed } from './realtime-messages.ts';

export interface EventSequenceOptions {
  readonly timers: Timers;
  /** Whether every sequence number is for us, so that one left out is one lost. */
  readonly complete: boolean;
  /** How long a number left out may still come. */
  readonly gapPatienceMs: number;
  deliver(event: RealtimeEvent): void;
  /** Takes a snapshot; events wait until it resolves. When it rejects, it is asked for again, ever less often. */
  takeSnapshot(): void | Promise<void>;
  /** Connect again: the log must be read once more from `position`. */
  resume(): void;
}

const SNAPSHOT_BACKOFF = { baseMs: 1_000, capMs: 30_000 };

/** Puts what arrives, in whatever order and however often, into the order of the log, each event once. */
export class EventSequence {
  readonly #options: EventSequenceOptions;
  readonly #waiting = new Map<number, RealtimeEvent>();
  /** Of an epoch not subscribed to: what overtook `subscribed`, or word that the log was begun anew. */
  #early: RealtimeEvent[] = [];
  #position: RealtimePosition | undefined;
  #snapshot: object | undefined;
  #cancelPatience: (() => void) | undefined;
  /** The number after which the log is to be, and after which it was, read once more. */
  #rereading: number | undefined;
  #reread: number | undefined;

  constructor(options: EventSequenceOptions) {
    this.#options = options;
  }

  /** The last event delivered, or covered by a snapshot; undefined before the first and while a snapshot is being taken,
   *  so that a connection lost meanwhile leads to another. */
  get position(): RealtimePosition | undefined {
    return this.#snapshot === undefined ? this.#position : undefined;
  }

  /** A connection begins. */
  begin({ epoch, seq, recovered }: Subscribed): void {
    const early = this.#early.filter((event) => event.epoch === epoch);
    this.#early = [];
    const { position } = this;
    if (!recovered || position?.epoch !== epoch) {
      this.#startAnew({ epoch, seq });
    } else if (this.#rereading === position.seq) {
      this.#reread = position.seq;
      this.#deliverInOrder();
    }
    for (const event of early) this.offer(event);
  }

  /** An event arrives. */
  offer(event: RealtimeEvent): void {
    if (event.epoch !== this.#position?.epoch) {
      this.#early.push(event);
      if (this.#position !== undefined) this.#bePatient();
    } else if (event.seq > this.#position.seq) {
      this.#waiting.set(event.seq, event);
      if (this.#snapshot === undefined) this.#deliverInOrder();
    }
  }

  /** Forgets where it was: the next connection starts with a snapshot. Nothing is called any more until then. */
  reset(): void {
    this.#position = undefined;
    this.#snapshot = undefined;
    this.#waiting.clear();
    this.#early = [];
    this.#endPatience();
  }

  #startAnew(position: RealtimePosition): void {
    const sameLog = this.#position?.epoch === position.epoch;
    for (const seq of this.#waiting.keys()) if (!sameLog || seq <= position.seq) this.#waiting.delete(seq);
    this.#endPatience();
    this.#position = position;
    const snapshot = {};
    this.#snapshot = snapshot;
    void this.#awaitSnapshot(snapshot);
  }

  async #awaitSnapshot(snapshot: object): Promise<void> {
    const { baseMs, capMs } = SNAPSHOT_BACKOFF;
    // Another one may begin meanwhile: that one decides.
    for (let failures = 0; this.#snapshot === snapshot; failures += 1) {
      try {
        await this.#options.takeSnapshot();
      } catch {
        await wait(this.#options.timers, Math.min(capMs, baseMs * 2 ** failures));
        continue;
      }
      if (this.#snapshot !== snapshot) return;
      this.#snapshot = undefined;
      this.#deliverInOrder();
    }
  }

  #deliverInOrder(): void {
    for (let next = this.#next(); next !== undefined; next = this.#next()) this.#deliver(next);
    if (this.#waiting.size > 0) this.#bePatient();
  }

  #next(): RealtimeEvent | undefined {
    return this.#position && this.#waiting.get(this.#position.seq + 1);
  }

  #deliver(event: RealtimeEvent): void {
    this.#waiting.delete(event.seq);
    this.#position = { epoch: event.epoch, seq: event.seq };
    // That gap is closed: the next one gets its own time.
    this.#endPatience();
    this.#options.deliver(event);
  }

  #bePatient(): void {
    this.#cancelPatience ??= this.#options.timers.after(this.#options.gapPatienceMs, () => this.#loseInPatience());
  }

  #endPatience(): void {
    this.#cancelPatience?.();
    this.#cancelPatience = undefined;
  }

  #loseInPatience(): void {
    this.#endPatience();
    const { position } = this;
    // A snapshot covers it, or its end looks again.
    if (position === undefined) return;
    if (this.#early.length > 0) {
      this.#options.resume();
      return;
    }
    if (this.#waiting.size === 0) return;
    if (this.#options.complete && this.#reread !== position.seq) {
      this.#rereading = position.seq;
      this.#options.resume();
      return;
    }
    // The log was read again and has nothing for us there.
    const next = this.#waiting.get(Math.min(...this.#waiting.keys()));
    if (next !== undefined) this.#deliver(next);
    this.#deliverInOrder();
  }
}
