import type { CircuitStore } from '@frontdesk/core/circuit-store';
import type { PlaceStore } from '@frontdesk/core/place-store';
import { MemoryCircuitStore } from '@frontdesk/upstream/testing/memory-circuit-store';
import { MemoryPlaceStore } from '@frontdesk/upstream/testing/memory-place-store';
import { isOpen } from '../domain/verification.ts';
import { queuedVerification } from '../domain/verification-state.ts';
import type { Lane } from '../ports/payer.ts';
import { type Asked, FrontDesk, shown } from './front-desk.ts';
import type { SentMessage } from './memory-queue.ts';
import type { MemoryWorld } from './memory-world.ts';
import type { ContainerOptions, SimulatedPayers } from './simulated-payers.ts';
import { someVerification } from './some-verification.ts';

/** What serverless.yml gives the functions of the lanes. */
const CONTAINERS = { desk: { count: 18, batch: 1 }, night: { count: 2, batch: 5 } } as const;
const POLL_MILLISECONDS = 100;
/** Where nothing has come for so long, simulated hours need not be looked at so closely. */
const QUIET_POLLS = 100;
const QUIET_MILLISECONDS = 5_000;

/** Both lanes' queues and containers, in the time of the test's timers. */
export class Lanes {
  readonly desk: FrontDesk;
  readonly #world: MemoryWorld;
  readonly #waiting: { readonly message: SentMessage; readonly dueAt: number }[] = [];
  #isOver = false;

  constructor(world: MemoryWorld, payers: SimulatedPayers, options: Partial<ContainerOptions> = {}) {
    this.#world = world;
    this.desk = new FrontDesk(world);
    const circuits: CircuitStore = new MemoryCircuitStore();
    const places: PlaceStore = new MemoryPlaceStore();
    for (const lane of ['desk', 'night'] as const) {
      for (let number = 0; number < CONTAINERS[lane].count; number += 1) {
        const payer = payers.container({ circuits, places, ...options });
        void this.#poll(lane, { ...this.desk.ports, payer });
      }
    }
  }

  stop(): void {
    this.#isOver = true;
  }

  /** Milliseconds from asking at the desk until the verification has ended. */
  async waitFor(asked: Asked): Promise<number> {
    const startedAt = Date.now();
    const { id } = shown(await this.desk.request(asked));
    while (isOpen(await this.desk.read(id))) await sleep(POLL_MILLISECONDS);
    return Date.now() - startedAt;
  }

  /** Verifications of tomorrow's appointments, with a message each. */
  async queueNight(count: number, payerIds: readonly string[]): Promise<readonly string[]> {
    const { practiceId, queue } = this.desk;
    const { subscriber, serviceDate } = someVerification(0);
    const ids = Array.from({ length: count }, (_, index) => `ver_${index}`);
    for (const [index, id] of ids.entries()) {
      const payerId = payerIds[index % payerIds.length] ?? '';
      const asked = { id, practiceId, payerId, subscriber, serviceDate, lane: 'night' } as const;
      this.#world.verifications.put(queuedVerification(asked, Date.now()));
      await queue.send('night', { practiceId, verificationId: id }, 0);
    }
    return ids;
  }

  async #poll(lane: Lane, ports: FrontDesk['ports']): Promise<void> {
    for (let quiet = 0; !this.#isOver; quiet += 1) {
      const messages = this.#due(lane, CONTAINERS[lane].batch);
      await Promise.all(messages.map(({ key }) => this.desk.work(key.verificationId, ports)));
      if (messages.length > 0) quiet = 0;
      else await sleep(quiet > QUIET_POLLS ? QUIET_MILLISECONDS : POLL_MILLISECONDS);
    }
  }

  /** Takes out what is due, oldest first. */
  #due(lane: Lane, most: number): SentMessage[] {
    const now = Date.now();
    for (const message of this.desk.queue.take()) {
      this.#waiting.push({ message, dueAt: now + message.delaySeconds * 1000 });
    }
    const due = this.#waiting.filter(({ message, dueAt }) => message.lane === lane && dueAt <= now).slice(0, most);
    for (const entry of due) this.#waiting.splice(this.#waiting.indexOf(entry), 1);
    return due.map(({ message }) => message);
  }
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
