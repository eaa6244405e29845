import { silentLogger } from '@frontdesk/core/logger';
import { silentMetrics } from '@frontdesk/core/metrics';
import type { CrashingPorts } from '@frontdesk/testing/crashing-ports';
import { VirtualTime } from '@frontdesk/testing/virtual-time';
import type { SendResult } from '../domain/attempt.ts';
import { freshState, type SigningWebhook } from '../domain/webhook.ts';
import { newSecret } from '../domain/webhook-secrets.ts';
import type { SignedEvent } from '../ports/receiver.ts';
import type { Wake, WakeLane } from '../ports/wake-queue.ts';
import { type DeliverWebhookPorts, deliverWebhook } from '../use-cases/deliver-webhook.ts';
import { fanOutEvents } from '../use-cases/fan-out-events.ts';
import { sweepWebhooks } from '../use-cases/sweep-webhooks.ts';
import { MemoryLog, MemoryWebhooks } from './memory-webhooks.ts';
import { SimulatedLanes } from './simulated-lanes.ts';

/** What a receiver does with a delivery: a status, none in time, or more exactly. */
export type Behaviour = (signed: SignedEvent, now: number) => Partial<SendResult> & { readonly takes?: number };

export interface Delivered extends SignedEvent {
  /** Epoch milliseconds at which the request came. */
  readonly at: number;
}

const TIMEOUT_MILLISECONDS = 15_000;
const SWEEP_MILLISECONDS = 60_000;
const STREAM_MILLISECONDS = 100;
/** What a function's 28 s leave for beginning attempts. */
const WORKING_MILLISECONDS = 11_000;

export const PRACTICE = 'p001';
export const SCOPES = ['appointments:read', 'insurance:read'];

/** The stream, the lanes' queues, their workers and the sweep over memory, in virtual time. */
export class SimulatedCloud {
  readonly time = new VirtualTime(Date.parse('2027-03-01T15:00:00Z'));
  readonly log = new MemoryLog(this.time.clock);
  readonly webhooks = new MemoryWebhooks();
  /** Everything that came over the wire, by URL. */
  readonly deliveries = new Map<string, Delivered[]>();
  readonly behaviours = new Map<string, Behaviour>();
  /** By subscription; one that is not here is not active. */
  readonly scopes = new Map<string, readonly string[]>();
  readonly lanes: SimulatedLanes;
  readonly #crashing: CrashingPorts | undefined;

  constructor({ containers = 4, crashing }: { containers?: number; crashing?: CrashingPorts } = {}) {
    this.#crashing = crashing;
    this.lanes = new SimulatedLanes(this.time, { fast: containers, slow: containers }, (wake) => this.#work(wake));
  }

  /** Everything that workers and the sweep are given. */
  ports(): DeliverWebhookPorts & { readonly webhooks: MemoryWebhooks } {
    const ports = {
      webhooks: this.webhooks,
      log: this.log,
      standing: { scopesOf: async (subscriptionId: string) => this.scopes.get(subscriptionId) },
      receiver: { send: (signed: SignedEvent) => this.#receive(signed) },
      wakes: {
        send: async (lane: WakeLane, wakes: readonly Wake[], reason: string) => this.lanes.send(lane, wakes, reason),
      },
    };
    const ofProcess = this.#crashing?.process().watch(ports) ?? ports;
    const { webhooks, log, standing, receiver, wakes } = ofProcess;
    return {
      ...{ webhooks, log, standing, receiver, wakes },
      ...{ clock: this.time.clock, metrics: silentMetrics, random: () => 0.5 },
    };
  }

  /** An endpoint that gets what is logged from now on. */
  async endpoint(url: string, behaviour: Behaviour = () => ({ status: 204 }), given: Partial<SigningWebhook> = {}) {
    const head = await this.log.head(PRACTICE);
    const webhook: SigningWebhook = {
      practiceId: PRACTICE,
      subscriptionId: 'sub-1',
      webhookId: `wh-${url}`,
      url,
      eventTypes: undefined,
      createdAt: this.time.clock.now(),
      state: freshState(head ?? { epoch: 'none', seq: 0 }),
      secrets: [newSecret()],
      ...given,
    };
    if (!this.scopes.has(webhook.subscriptionId)) this.scopes.set(webhook.subscriptionId, SCOPES);
    this.behaviours.set(url, behaviour);
    const asked = { idempotency: undefined, answer: { statusCode: 201, headers: {}, body: '' }, deadline: 0 };
    await this.webhooks.create(webhook, 100, asked);
    return webhook;
  }

  /** Logs an event, of which the stream then tells. */
  publish(event: Parameters<MemoryLog['append']>[1] = 'appointment.booked', practiceId = PRACTICE): number {
    const { epoch, seq } = this.log.append(practiceId, event);
    const tell = async (): Promise<void> => {
      for (;;) {
        await this.time.sleep(STREAM_MILLISECONDS);
        const told = fanOutEvents({ practiceId, epoch, events: [{ seq, event }] }, this.ports());
        if (await succeeds(told)) return;
      }
    };
    void tell();
    return seq;
  }

  /** Lets `hours` pass while `meanwhile` happens. */
  run(hours: number, meanwhile: () => Promise<void> = async () => undefined): Promise<void> {
    return this.time.run(async () => {
      const end = this.time.clock.now() + hours * 3_600_000;
      const done = meanwhile();
      while (this.time.clock.now() < end) {
        await this.time.sleep(Math.min(SWEEP_MILLISECONDS, end - this.time.clock.now()));
        const { webhooks: forgotten, wakes, clock } = this.ports();
        const scope = { deadline: clock.now() + 20_000, logger: silentLogger };
        await succeeds(sweepWebhooks(scope, { forgotten, wakes, clock }));
      }
      await done;
    });
  }

  /** What an endpoint got, in the order in which it came. */
  received(url: string): readonly Delivered[] {
    return this.deliveries.get(url) ?? [];
  }

  ids(url: string): readonly string[] {
    return this.received(url).map(({ headers }) => headers['webhook-id'] ?? '');
  }

  async #work(wake: Wake): Promise<boolean> {
    const lastStart = this.time.clock.now() + WORKING_MILLISECONDS;
    return succeeds(deliverWebhook(wake, { lastStart, logger: silentLogger }, this.ports()));
  }

  async #receive(signed: SignedEvent): Promise<SendResult> {
    const at = this.time.clock.now();
    const came = this.deliveries.get(signed.url) ?? [];
    this.deliveries.set(signed.url, came);
    came.push({ ...signed, at });
    const { takes, ...result } = this.behaviours.get(signed.url)?.(signed, at) ?? { error: 'unreachable' as const };
    const milliseconds = takes ?? (result.error === 'timeout' ? TIMEOUT_MILLISECONDS : 200);
    await this.time.sleep(milliseconds);
    return { ...result, milliseconds };
  }
}

/** False when a process ended or a port failed. */
async function succeeds(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Error && ['Killed', 'AppError'].includes(error.name)) return false;
    throw error;
  }
}
