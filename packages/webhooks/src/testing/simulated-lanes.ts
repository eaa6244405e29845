import type { VirtualTime } from '@frontdesk/testing/virtual-time';
import type { Wake, WakeLane } from '../ports/wake-queue.ts';

interface Message {
  readonly wake: Wake;
  visibleAt: number;
  inFlight: boolean;
}

/** `VisibilityTimeout` and `DelaySeconds` of the queues. */
export const VISIBILITY_MILLISECONDS = 168_000;
export const SLOW_LANE_DELAY_MILLISECONDS = 5_000;
const DEDUPLICATED_MILLISECONDS = 300_000;

/** Two FIFO queues with a message group for each webhook, and the functions behind them: a group's next message goes to nobody while one
 *  is in flight, and so many invocations of a lane run at once. */
export class SimulatedLanes {
  readonly #time: VirtualTime;
  readonly #containers: Readonly<Record<WakeLane, number>>;
  readonly #work: (wake: Wake) => Promise<boolean>;
  readonly #messages: Record<WakeLane, Message[]> = { fast: [], slow: [] };
  readonly #sentAt = new Map<string, number>();
  readonly #running: Record<WakeLane, number> = { fast: 0, slow: 0 };
  /** How many invocations there were. */
  invocations = 0;

  constructor(
    time: VirtualTime,
    containers: Readonly<Record<WakeLane, number>>,
    /** False: the message is to come again. */
    work: (wake: Wake) => Promise<boolean>,
  ) {
    this.#time = time;
    this.#containers = containers;
    this.#work = work;
  }

  send(lane: WakeLane, wakes: readonly Wake[], reason: string): void {
    const now = this.#time.clock.now();
    for (const wake of wakes) {
      const id = `${lane} ${wake.webhookId} ${reason}`;
      if (now - (this.#sentAt.get(id) ?? Number.NEGATIVE_INFINITY) < DEDUPLICATED_MILLISECONDS) continue;
      this.#sentAt.set(id, now);
      const delay = lane === 'slow' ? SLOW_LANE_DELAY_MILLISECONDS : 0;
      this.#messages[lane].push({ wake, visibleAt: now + delay, inFlight: false });
      void this.#time.sleep(delay).then(() => this.#start(lane));
    }
  }

  #start(lane: WakeLane): void {
    const now = this.#time.clock.now();
    const messages = this.#messages[lane];
    while (this.#running[lane] < this.#containers[lane]) {
      const next = messages.find((message, index) => {
        const isFirst = messages.findIndex(({ wake }) => wake.webhookId === message.wake.webhookId) === index;
        return isFirst && !message.inFlight && message.visibleAt <= now;
      });
      if (next === undefined) return;
      void this.#invoke(lane, next);
    }
  }

  async #invoke(lane: WakeLane, message: Message): Promise<void> {
    message.inFlight = true;
    message.visibleAt = this.#time.clock.now() + VISIBILITY_MILLISECONDS;
    this.#running[lane] += 1;
    this.invocations += 1;
    const isDone = await this.#work(message.wake);
    this.#running[lane] -= 1;
    if (isDone) this.#messages[lane].splice(this.#messages[lane].indexOf(message), 1);
    else {
      message.inFlight = false;
      void this.#time.sleep(message.visibleAt - this.#time.clock.now()).then(() => this.#start(lane));
    }
    this.#start(lane);
  }
}
