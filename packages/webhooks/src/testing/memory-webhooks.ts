import type { LoggedEvent, Position } from '@frontdesk/contracts/event-log';
import type { Clock } from '@frontdesk/core/clock';
import type { AttemptRecord, Replay, Retry } from '../domain/attempt.ts';
import type { SigningWebhook, Webhook, WebhookKey } from '../domain/webhook.ts';
import type { WebhookSecret } from '../domain/webhook-secrets.ts';
import type { EventLogReader } from '../ports/event-log-reader.ts';
import type {
  Asked,
  ChangeOutcome,
  DeliveryLog,
  DeliveryPage,
  DeliveryPlace,
  DeliveryStore,
  DirectEvents,
  ForgottenWebhooks,
  Pending,
  ReplayStarter,
  Round,
  WebhookReader,
  WebhookRegistry,
  WebhookSecrets,
  WebhooksOfPractice,
} from '../ports/webhooks.ts';

type Store = WebhookReader &
  WebhookRegistry &
  WebhookSecrets &
  WebhooksOfPractice &
  DeliveryStore &
  DirectEvents &
  ReplayStarter &
  DeliveryLog &
  ForgottenWebhooks;

interface Kept {
  webhook: SigningWebhook;
  retries: Retry[];
  replay: Replay | undefined;
  /** A round's key, and what was sent in it. */
  rounds: { readonly key: string; readonly attempts: readonly AttemptRecord[] }[];
}

/** Both tables of webhooks in memory. */
export class MemoryWebhooks implements Store {
  readonly #kept = new Map<string, Kept>();
  readonly #answers = new Map<string, Asked['answer']>();

  async read(key: WebhookKey): Promise<SigningWebhook | undefined> {
    const webhook = this.#kept.get(key.webhookId)?.webhook;
    const isTheirs = webhook?.practiceId === key.practiceId && webhook.subscriptionId === key.subscriptionId;
    return isTheirs ? webhook : undefined;
  }

  async list(practiceId: string, subscriptionId: string): Promise<readonly Webhook[]> {
    const all = await this.ofPractice(practiceId);
    return all.filter((webhook) => webhook.subscriptionId === subscriptionId);
  }

  async ofPractice(practiceId: string): Promise<readonly Webhook[]> {
    return [...this.#kept.values()]
      .map(({ webhook }) => webhook)
      .filter((webhook) => webhook.practiceId === practiceId);
  }

  async create(webhook: SigningWebhook, most: number, asked: Asked): Promise<ChangeOutcome<'too-many'>> {
    const ofSubscription = [...this.#kept.values()].filter(
      ({ webhook: { practiceId, subscriptionId } }) =>
        practiceId === webhook.practiceId && subscriptionId === webhook.subscriptionId,
    );
    const { length } = ofSubscription;
    return this.#once(asked, length >= most ? 'too-many' : undefined, () => {
      this.#kept.set(webhook.webhookId, { webhook, retries: [], replay: undefined, rounds: [] });
    });
  }

  async remove(key: WebhookKey): Promise<boolean> {
    return (await this.read(key)) !== undefined && this.#kept.delete(key.webhookId);
  }

  async secretsOf(key: WebhookKey): Promise<readonly WebhookSecret[] | undefined> {
    return (await this.read(key))?.secrets;
  }

  async replace(
    key: WebhookKey,
    { before, after }: { readonly before: readonly WebhookSecret[]; readonly after: readonly WebhookSecret[] },
    asked: Asked,
  ): Promise<ChangeOutcome<'changed'>> {
    const kept = this.#kept.get(key.webhookId);
    const isSame = JSON.stringify(kept?.webhook.secrets) === JSON.stringify(before);
    return this.#once(asked, isSame ? undefined : 'changed', () => {
      if (kept !== undefined) kept.webhook = { ...kept.webhook, secrets: after };
    });
  }

  async start(webhookId: string, replay: Replay, asked: Asked): Promise<ChangeOutcome<'running'>> {
    const kept = this.#kept.get(webhookId);
    return this.#once(asked, kept?.replay === undefined ? undefined : 'running', () => {
      if (kept !== undefined) kept.replay = replay;
    });
  }

  async pending(webhookId: string, limit: number): Promise<Pending> {
    const { replay, retries = [] } = this.#kept.get(webhookId) ?? {};
    return { replay, retries: retries.toSorted((one, other) => one.dueAt - other.dueAt).slice(0, limit) };
  }

  async commit({ key, before, after, attempts, done, retries, replay, now }: Round): Promise<boolean> {
    const kept = this.#kept.get(key.webhookId);
    if (kept === undefined || kept.webhook.state.round !== before.round) return false;
    kept.webhook = { ...kept.webhook, state: after };
    const isDone = (retry: Retry): boolean =>
      done.some(({ event, dueAt }) => event.id === retry.event.id && dueAt === retry.dueAt);
    kept.retries = [...kept.retries.filter((retry) => !isDone(retry)), ...retries];
    if (replay !== undefined) kept.replay = replay.after;
    const round = `ROUND#${String(now).padStart(15, '0')}#${after.round}`;
    if (attempts.length > 0) kept.rounds.push({ key: round, attempts });
    return true;
  }

  async add(webhookId: string, retry: Retry): Promise<void> {
    this.#kept.get(webhookId)?.retries.push(retry);
  }

  async page(webhookId: string, limit: number, from: DeliveryPlace | undefined): Promise<DeliveryPage> {
    const rounds = this.#kept.get(webhookId)?.rounds.toReversed() ?? [];
    const places = rounds
      .filter(({ key }) => from === undefined || key <= from[0])
      .flatMap(({ key, attempts }) => {
        const taken = key === from?.[0] ? from[1] : 0;
        const newestFirst = attempts.toReversed().slice(taken);
        return newestFirst.map((attempt, index) => ({ attempt, place: [key, taken + index] as const }));
      });
    return { attempts: places.slice(0, limit).map(({ attempt }) => attempt), next: places[limit]?.place };
  }

  async find(now: number, limit: number): Promise<readonly (WebhookKey & { readonly wakeAt: number })[]> {
    const all = [...this.#kept.values()].map(({ webhook }) => webhook);
    return all
      .flatMap(({ practiceId, subscriptionId, webhookId, state: { wakeAt } }) =>
        wakeAt === undefined || wakeAt > now ? [] : [{ practiceId, subscriptionId, webhookId, wakeAt }],
      )
      .slice(0, limit);
  }

  async postpone({ webhookId }: WebhookKey, from: number, to: number): Promise<boolean> {
    const kept = this.#kept.get(webhookId);
    if (kept === undefined || kept.webhook.state.wakeAt !== from) return false;
    kept.webhook = { ...kept.webhook, state: { ...kept.webhook.state, wakeAt: to } };
    return true;
  }

  #once<Refusal extends string>(
    asked: Asked,
    refusal: Refusal | undefined,
    change: () => void,
  ): ChangeOutcome<Refusal> {
    const { scope } = asked.idempotency ?? {};
    const earlier = scope === undefined ? undefined : this.#answers.get(scope);
    if (earlier !== undefined) return { kind: 'answered', answer: earlier, replayed: true };
    if (refusal !== undefined) return { kind: refusal };
    change();
    if (scope !== undefined) this.#answers.set(scope, asked.answer);
    return { kind: 'answered', answer: asked.answer, replayed: false };
  }
}

/** Practices' logs in memory. */
export class MemoryLog implements EventLogReader {
  readonly #clock: Clock;
  readonly #logs = new Map<string, { epoch: string; events: LoggedEvent[] }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async head(practiceId: string): Promise<Position | undefined> {
    const log = this.#logs.get(practiceId);
    return log && { epoch: log.epoch, seq: log.events.length };
  }

  async read(
    practiceId: string,
    epoch: string,
    { afterSeq, toSeq, limit }: { afterSeq: number; toSeq: number; limit: number },
  ): Promise<readonly LoggedEvent[]> {
    const log = this.#logs.get(practiceId);
    if (log?.epoch !== epoch) return [];
    return log.events.filter(({ seq }) => seq > afterSeq && seq <= toSeq).slice(0, limit);
  }

  /** Logs an event; gives its place. */
  append(
    practiceId: string,
    event: 'appointment.booked' | 'insurance.verified' | 'call.ended' = 'appointment.booked',
  ): Position {
    const log = this.#logs.get(practiceId) ?? this.begin(practiceId, `ep_${practiceId}`);
    const seq = log.events.length + 1;
    const topic = event === 'appointment.booked' ? 'appointments' : event === 'call.ended' ? 'calls' : 'insurance';
    const at = new Date(this.#clock.now()).toISOString();
    const data = JSON.stringify({ appointmentId: `apt_${seq}` });
    log.events.push({ eventId: `${at}#${seq}`, event, topic, at, data, seq, loggedAt: this.#clock.now() });
    return { epoch: log.epoch, seq };
  }

  /** As after a restore of the table. */
  begin(practiceId: string, epoch: string): { epoch: string; events: LoggedEvent[] } {
    const log = { epoch, events: [] };
    this.#logs.set(practiceId, log);
    return log;
  }
}
