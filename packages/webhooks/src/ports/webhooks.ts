import type { Answer } from '@frontdesk/core/answer';
import type { IdempotencyScope } from '@frontdesk/core/idempotency';
import type { AttemptRecord, Replay, Retry } from '../domain/attempt.ts';
import type { DeliveryState, SigningWebhook, Webhook, WebhookKey } from '../domain/webhook.ts';
import type { WebhookSecret } from '../domain/webhook-secrets.ts';

/** A change that a caller asks for, with what the caller is told: written together, so that a repeated request is told the same. */
export interface Asked {
  readonly idempotency: IdempotencyScope | undefined;
  readonly answer: Answer;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

/** `answered`: done now, or by an earlier request with this key. */
export type ChangeOutcome<Refusal extends string> =
  | { readonly kind: 'answered'; readonly answer: Answer; readonly replayed: boolean }
  | { readonly kind: Refusal };

/** The webhooks of subscriptions, as their vendors see them. */
export interface WebhookReader {
  read(key: WebhookKey): Promise<Webhook | undefined>;
  /** Of one subscription, the oldest first. */
  list(practiceId: string, subscriptionId: string): Promise<readonly Webhook[]>;
}

export interface WebhookRegistry {
  create(webhook: SigningWebhook, most: number, asked: Asked): Promise<ChangeOutcome<'too-many'>>;
  /** False: there is none. What was to be sent to it is sent no more. */
  remove(key: WebhookKey): Promise<boolean>;
}

/** Who replaces what signs. */
export interface WebhookSecrets {
  secretsOf(key: WebhookKey): Promise<readonly WebhookSecret[] | undefined>;
  /** On condition that they are still `before`. */
  replace(
    key: WebhookKey,
    secrets: { readonly before: readonly WebhookSecret[]; readonly after: readonly WebhookSecret[] },
    asked: Asked,
  ): Promise<ChangeOutcome<'changed'>>;
}

/** Webhooks of a practice, of all its subscriptions. */
export interface WebhooksOfPractice {
  ofPractice(practiceId: string): Promise<readonly Webhook[]>;
}

/** What is to be sent to a webhook beside what the log has. */
export interface Pending {
  readonly replay: Replay | undefined;
  /** By when they are due; at most as many as were asked for. */
  readonly retries: readonly Retry[];
}

/** What one round of sending came to. */
export interface Round {
  readonly key: WebhookKey;
  readonly before: DeliveryState;
  readonly after: DeliveryState;
  readonly attempts: readonly AttemptRecord[];
  readonly done: readonly Retry[];
  readonly retries: readonly Retry[];
  /** Undefined: as it was. */
  readonly replay?: { readonly before: Replay; readonly after: Replay | undefined };
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What workers keep of a webhook's deliveries. */
export interface DeliveryStore {
  read(key: WebhookKey): Promise<SigningWebhook | undefined>;
  pending(webhookId: string, limit: number): Promise<Pending>;
  /** All of it or, when another worker was faster or the webhook is gone, nothing: false. */
  commit(round: Round): Promise<boolean>;
}

/** Where events wait that are to be sent at once and are in no log. */
export interface DirectEvents {
  add(webhookId: string, retry: Retry): Promise<void>;
}

export interface ReplayStarter {
  /** `running`: an earlier one is not done yet. */
  start(webhookId: string, replay: Replay, asked: Asked): Promise<ChangeOutcome<'running'>>;
}

export interface DeliveryPage {
  readonly attempts: readonly AttemptRecord[];
  /** Where the next page begins. */
  readonly next: DeliveryPlace | undefined;
}

/** A place in a delivery log: a round's key, and how many of its attempts were read. */
export type DeliveryPlace = readonly [round: string, taken: number];

/** A webhook's delivery log of the last seven days. */
export interface DeliveryLog {
  /** The newest first. */
  page(webhookId: string, limit: number, from: DeliveryPlace | undefined): Promise<DeliveryPage>;
}

/** Webhooks that something is due for and nobody has looked at. */
export interface ForgottenWebhooks {
  find(now: number, limit: number): Promise<readonly (WebhookKey & { readonly wakeAt: number })[]>;
  /** So that the next sweep does not find it, unless it is forgotten again. */
  postpone(key: WebhookKey, from: number, to: number): Promise<boolean>;
}
