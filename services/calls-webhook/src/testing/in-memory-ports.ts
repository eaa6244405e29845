import type { CallSighting } from '@frontdesk/calls/domain/call-sighting';
import { AppError } from '@frontdesk/core/app-error';
import type { Phi } from '@frontdesk/core/phi';
import type { SenderSecret } from '../domain/webhook-sender.ts';
import type { AppointmentsOfCall } from '../ports/appointments-of-call.ts';
import type { CallerNumbers } from '../ports/caller-numbers.ts';
import type { DeliveryKey, DeliveryLog } from '../ports/delivery-log.ts';
import type { CallKey, PostCallQueue } from '../ports/post-call-queue.ts';
import type { SightingQueue } from '../ports/sighting-queue.ts';
import type { WebhookSecrets } from '../ports/webhook-secrets.ts';

export class InMemorySightingQueue implements SightingQueue {
  readonly sent: CallSighting[] = [];
  isDown = false;

  async send(sighting: CallSighting): Promise<void> {
    if (this.isDown) throw new AppError('UNAVAILABLE');
    this.sent.push(sighting);
  }
}

export class InMemoryCallerNumbers implements CallerNumbers {
  readonly kept: (CallKey & { readonly number: string })[] = [];
  isDown = false;

  async keep({ practiceId, id }: CallKey, number: Phi<string>): Promise<void> {
    if (this.isDown) throw new AppError('UNAVAILABLE');
    this.kept.push({ practiceId, id, number: number.reveal() });
  }
}

export class InMemoryPostCallQueue implements PostCallQueue {
  readonly requested: CallKey[] = [];

  async request(call: CallKey): Promise<void> {
    this.requested.push(call);
  }
}

export class InMemoryDeliveryLog implements DeliveryLog {
  readonly #accepted = new Map<string, string>();
  isDown = false;

  async find({ id, timestamp }: DeliveryKey): Promise<string | undefined> {
    return this.#accepted.get(JSON.stringify([id, timestamp]));
  }

  async remember({ id, timestamp }: DeliveryKey, bodyDigest: string): Promise<void> {
    if (this.isDown) throw new AppError('UNAVAILABLE');
    this.#accepted.set(JSON.stringify([id, timestamp]), bodyDigest);
  }
}

export class InMemoryAppointmentsOfCall implements AppointmentsOfCall {
  readonly ids: string[] = [];

  async find(): Promise<readonly string[]> {
    return [...this.ids];
  }
}

/** Secrets that are at hand, and those that a second look finds. */
export class InMemoryWebhookSecrets implements WebhookSecrets {
  secrets: readonly SenderSecret[];
  anew: readonly SenderSecret[] | undefined;

  constructor(...secrets: SenderSecret[]) {
    this.secrets = secrets;
  }

  async valid(): Promise<readonly SenderSecret[]> {
    return this.secrets;
  }

  async reread(): Promise<readonly SenderSecret[] | undefined> {
    return this.anew;
  }
}
