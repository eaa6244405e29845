import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { InvokeFunction } from '@frontdesk/service-model/service-model';
import { awslogsEvent, type LogEvent } from './awslogs-event.ts';
import type { SubscriptionDefinition } from './subscription-definition.ts';

/** What becomes of a delivery: CloudWatch and Lambda promise at least one, in no order. `unanswered`: the function has done its work, and
 *  Lambda takes it for failed. `failed`: it has not. `late`: after the next one. */
export type DeliveryFate = 'delivered' | 'twice' | 'unanswered' | 'failed' | 'late';

export interface LogDeliveryOptions {
  /** How long events are gathered; 200 by default. */
  gatherMilliseconds?: number;
  /** Lambda's pauses before it tries an asynchronous invocation again: a minute and two, here a second and two unless a test says otherwise. */
  retryMilliseconds?: readonly number[];
  /** For tests, by the number of the try. */
  fate?: (tries: number) => DeliveryFate;
}

export interface LogSubscriptionPorts {
  invoke: InvokeFunction;
  /** Puts the event of an invocation that failed for good into the function's dead letter queue. */
  giveUp(queueArn: string, event: object): Promise<void>;
  onProblem(line: string): void;
}

const MOST_EVENTS = 500;

/** CloudWatch Logs with one subscription, and Lambda's asynchronous invocation behind it: gathers events, and gives each batch to the function
 *  until it succeeds or three tries have failed. [lambda: invocation-async-error-handling] */
export class LogSubscription {
  readonly #definition: SubscriptionDefinition;
  readonly #ports: LogSubscriptionPorts;
  readonly #options: LogDeliveryOptions;
  readonly #logStream = randomUUID().replaceAll('-', '');
  readonly #underWay = new Set<Promise<void>>();
  #gathered: LogEvent[] = [];
  #timer: NodeJS.Timeout | undefined;
  #events = 0;
  #tries = 0;
  #late: (() => void)[] = [];

  constructor(definition: SubscriptionDefinition, ports: LogSubscriptionPorts, options: LogDeliveryOptions = {}) {
    this.#definition = definition;
    this.#ports = ports;
    this.#options = options;
  }

  put(message: string, timestamp: number): void {
    if (!this.#definition.takes(message)) return;
    this.#events += 1;
    const id = `${timestamp}${String(this.#events).padStart(12, '0')}`.padStart(56, '3');
    this.#gathered.push({ id, timestamp, message });
    if (this.#gathered.length >= MOST_EVENTS) this.#send();
    else this.#timer ??= setTimeout(() => this.#send(), this.#options.gatherMilliseconds ?? 200);
  }

  /** Resolves when everything that was put has been delivered or given up. */
  async settled(): Promise<void> {
    this.#send();
    this.#letGo();
    while (this.#underWay.size > 0) {
      await Promise.all(this.#underWay);
      this.#letGo();
    }
  }

  #send(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const events = this.#gathered;
    this.#gathered = [];
    if (events.length === 0) return;
    const { logGroup, filterName } = this.#definition;
    const event = awslogsEvent({ logGroup, filterName, logStream: this.#logStream }, events);
    const delivery = this.#deliver(event)
      .catch((error: unknown) => this.#ports.onProblem(`${filterName}: a batch is lost: ${String(error)}`))
      .finally(() => this.#underWay.delete(delivery));
    this.#underWay.add(delivery);
  }

  async #deliver(event: object): Promise<void> {
    const { function: target, filterName } = this.#definition;
    const pauses = this.#options.retryMilliseconds ?? [1_000, 2_000];
    for (const pause of [...pauses, undefined]) {
      if (await this.#try(event)) return;
      if (pause !== undefined) await delay(pause);
    }
    this.#ports.onProblem(`${target.name}: a batch of ${filterName} has failed in ${pauses.length + 1} tries.`);
    if (target.deadLetterArn !== undefined) await this.#ports.giveUp(target.deadLetterArn, event);
  }

  async #try(event: object): Promise<boolean> {
    this.#tries += 1;
    const fate = this.#options.fate?.(this.#tries) ?? 'delivered';
    if (fate === 'failed') return false;
    if (fate === 'late') await new Promise<void>((resolve) => this.#late.push(resolve));
    const results = [await this.#invoke(event)];
    if (fate === 'twice') results.push(await this.#invoke(event));
    if (fate !== 'late') this.#letGo();
    return fate !== 'unanswered' && results.every(Boolean);
  }

  async #invoke(event: object): Promise<boolean> {
    const { ok } = await this.#ports.invoke(this.#definition.function.name, event);
    return ok;
  }

  #letGo(): void {
    for (const go of this.#late.splice(0)) go();
  }
}
