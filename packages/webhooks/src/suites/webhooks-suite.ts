import { randomUUID } from 'node:crypto';
import { emptyAnswer, jsonAnswer } from '@frontdesk/core/answer';
import { describe, expect, it } from 'vitest';
import type { AttemptRecord, Retry } from '../domain/attempt.ts';
import { freshState, type SigningWebhook, type WebhookKey } from '../domain/webhook.ts';
import { newSecret } from '../domain/webhook-secrets.ts';
import type {
  DeliveryLog,
  DeliveryStore,
  DirectEvents,
  ForgottenWebhooks,
  ReplayStarter,
  Round,
  WebhookReader,
  WebhookRegistry,
  WebhookSecrets,
  WebhooksOfPractice,
} from '../ports/webhooks.ts';

export interface WebhookStores {
  readonly reader: WebhookReader;
  readonly registry: WebhookRegistry & WebhookSecrets;
  readonly replays: ReplayStarter;
  readonly ofPractice: WebhooksOfPractice;
  readonly deliveries: DeliveryStore;
  readonly direct: DirectEvents;
  readonly log: DeliveryLog;
  readonly forgotten: ForgottenWebhooks;
}

const NOW = Date.parse('2027-03-01T15:00:00Z');
const unkeyed = () => ({ idempotency: undefined, answer: emptyAnswer(204), deadline: Date.now() + 5_000 });
const keyOf = ({ practiceId, subscriptionId, webhookId }: WebhookKey): WebhookKey => ({
  practiceId,
  subscriptionId,
  webhookId,
});

function someWebhook(given: Partial<SigningWebhook> = {}): SigningWebhook {
  return {
    practiceId: `p-${randomUUID()}`,
    subscriptionId: 'sub_1',
    webhookId: `wh_${randomUUID().replaceAll('-', '')}`,
    url: 'https://hooks.vendor.example.test/',
    eventTypes: undefined,
    createdAt: NOW,
    state: freshState({ epoch: 'ep_1', seq: 4 }),
    secrets: [newSecret()],
    ...given,
  };
}

const someRetry = (id: string, dueAt: number): Retry => ({
  ...{ event: { id, type: 'appointment.booked', seq: 5, since: NOW, body: '{}' }, attempt: 2, dueAt, failedAt: NOW },
});
const attempt = (eventId: string): AttemptRecord => ({
  ...{
    eventId,
    type: 'appointment.booked',
    seq: 5,
    attempt: 1,
    at: NOW,
    outcome: 'delivered',
    httpStatus: 204,
    milliseconds: 9,
  },
});

/** What every store of webhooks does. */
export function webhooksSuite(name: string, stores: () => WebhookStores): void {
  const made = async (given: Partial<SigningWebhook> = {}): Promise<SigningWebhook> => {
    const webhook = someWebhook(given);
    expect((await stores().registry.create(webhook, 10, unkeyed())).kind).toBe('answered');
    return webhook;
  };
  const round = ({ state, ...webhook }: SigningWebhook, changes: Partial<Round> = {}): Round => ({
    ...{ key: keyOf({ ...webhook }), before: state, after: { ...state, round: state.round + 1 } },
    ...{ attempts: [], done: [], retries: [], now: NOW, ...changes },
  });

  describe(`webhooks ${name}`, () => {
    it('are found by their subscription alone, and by workers with their secrets', async () => {
      const { secrets, ...webhook } = await made({ eventTypes: ['appointment.booked', 'insurance.verified'] });
      expect(await stores().reader.read(keyOf(webhook))).toMatchObject(webhook);
      expect(await stores().deliveries.read(keyOf(webhook))).toEqual({ ...webhook, secrets });
      for (const foreign of [{ subscriptionId: 'sub_2' }, { practiceId: 'p-other' }, { webhookId: 'wh_other' }]) {
        expect(await stores().reader.read({ ...keyOf(webhook), ...foreign })).toBeUndefined();
        expect(await stores().deliveries.read({ ...keyOf(webhook), ...foreign })).toBeUndefined();
        expect(await stores().registry.remove({ ...keyOf(webhook), ...foreign })).toBe(false);
        expect(await stores().registry.secretsOf({ ...keyOf(webhook), ...foreign })).toBeUndefined();
      }
      expect(await stores().reader.list(webhook.practiceId, 'sub_2')).toEqual([]);
    });

    it('are as many as a subscription may have, also when all are made at once', async () => {
      const { practiceId } = await made();
      const all = await Promise.all(
        Array.from({ length: 6 }, () => stores().registry.create(someWebhook({ practiceId }), 3, unkeyed())),
      );
      expect(all.filter(({ kind }) => kind === 'answered')).toHaveLength(2);
      const listed = await stores().reader.list(practiceId, 'sub_1');
      expect(listed).toHaveLength(3);
      await made({ practiceId, subscriptionId: 'sub_2' });
      expect(await stores().ofPractice.ofPractice(practiceId)).toHaveLength(4);
      expect(await stores().registry.remove(keyOf(listed[0] as SigningWebhook))).toBe(true);
      expect(await stores().registry.remove(keyOf(listed[0] as SigningWebhook))).toBe(false);
      expect((await stores().registry.create(someWebhook({ practiceId }), 3, unkeyed())).kind).toBe('answered');
    });

    it('are made once for an idempotency key', async () => {
      const webhook = someWebhook();
      const idempotency = { scope: `${webhook.practiceId}#${randomUUID()}`, requestHash: 'a'.repeat(64) };
      const asked = (answer: object) => ({ ...unkeyed(), idempotency, answer: jsonAnswer(201, answer) });
      await stores().registry.create(webhook, 10, asked({ id: webhook.webhookId }));
      const again = await stores().registry.create(
        someWebhook({ practiceId: webhook.practiceId }),
        10,
        asked({ id: 'other' }),
      );
      expect(again).toMatchObject({
        kind: 'answered',
        replayed: true,
        answer: jsonAnswer(201, { id: webhook.webhookId }),
      });
      expect(await stores().reader.list(webhook.practiceId, 'sub_1')).toHaveLength(1);
    });

    it('get a new secret on condition of those before', async () => {
      const webhook = await made();
      const before = (await stores().registry.secretsOf(keyOf(webhook))) ?? [];
      const after = [newSecret(), { value: before[0]?.value ?? '', expiresAt: NOW }];
      expect((await stores().registry.replace(keyOf(webhook), { before, after }, unkeyed())).kind).toBe('answered');
      expect((await stores().registry.replace(keyOf(webhook), { before, after }, unkeyed())).kind).toBe('changed');
      expect((await stores().deliveries.read(keyOf(webhook)))?.secrets).toEqual(after);
    });

    it('keep a round of sending whole, once, and not of a webhook that is gone', async () => {
      const webhook = await made();
      const { webhookId, state } = webhook;
      const [soon, later] = [someRetry('evt_soon', NOW + 5_000), someRetry('evt_later', NOW + 300_000)];
      const after = { ...state, round: 1, cursor: { epoch: 'ep_1', seq: 9 }, failingSince: NOW, wakeAt: NOW + 5_000 };
      const first = round(webhook, { after, retries: [later, soon], attempts: [attempt('evt_1')] });
      expect(await stores().deliveries.commit(first)).toBe(true);
      expect(await stores().deliveries.commit({ ...first, attempts: [attempt('evt_2')] })).toBe(false);
      expect((await stores().deliveries.read(keyOf(webhook)))?.state).toEqual(after);
      expect((await stores().deliveries.pending(webhookId, 10)).retries).toEqual([soon, later]);
      expect((await stores().deliveries.pending(webhookId, 1)).retries).toEqual([soon]);
      expect((await stores().log.page(webhookId, 10, undefined)).attempts).toEqual([attempt('evt_1')]);

      const { wakeAt: _, ...calm } = after;
      const second = round({ ...webhook, state: after }, { after: { ...calm, round: 2 }, done: [soon] });
      expect(await stores().deliveries.commit(second)).toBe(true);
      expect((await stores().deliveries.read(keyOf(webhook)))?.state).toEqual({ ...calm, round: 2 });
      expect((await stores().deliveries.pending(webhookId, 10)).retries).toEqual([later]);
      expect(await stores().registry.remove(keyOf(webhook))).toBe(true);
      expect(await stores().deliveries.commit(round({ ...webhook, state: { ...calm, round: 2 } }))).toBe(false);
    });

    it('have one replay at a time, which moves on with the rounds and ends', async () => {
      const webhook = await made();
      const replay = { epoch: 'ep_1', after: 0, until: 4 };
      expect((await stores().replays.start(webhook.webhookId, replay, unkeyed())).kind).toBe('answered');
      expect((await stores().replays.start(webhook.webhookId, replay, unkeyed())).kind).toBe('running');
      await stores().direct.add(webhook.webhookId, someRetry('evt_now', NOW));
      const pending = await stores().deliveries.pending(webhook.webhookId, 1);
      expect([pending.replay, pending.retries.map(({ event }) => event.id)]).toEqual([replay, ['evt_now']]);

      const moved = { ...replay, after: 2 };
      await stores().deliveries.commit(round(webhook, { replay: { before: replay, after: moved } }));
      expect((await stores().deliveries.pending(webhook.webhookId, 5)).replay).toEqual(moved);
      const state = { ...webhook.state, round: 1 };
      await stores().deliveries.commit(round({ ...webhook, state }, { replay: { before: moved, after: undefined } }));
      expect((await stores().deliveries.pending(webhook.webhookId, 5)).replay).toBeUndefined();
    });

    it('show what was sent page by page, the newest first, also from the middle of a round', async () => {
      const webhook = await made();
      const { webhookId } = webhook;
      for (const n of [0, 1, 2]) {
        const before = { ...webhook.state, round: n };
        const attempts = ['a', 'b', 'c'].map((part) => attempt(`evt_${n}${part}`));
        await stores().deliveries.commit(round({ ...webhook, state: before }, { attempts, now: NOW + n }));
      }
      const seen: string[] = [];
      for (let from: Parameters<DeliveryLog['page']>[2]; ; ) {
        const { attempts, next } = await stores().log.page(webhookId, 2, from);
        seen.push(...attempts.map(({ eventId }) => eventId));
        if (next === undefined) break;
        from = next;
      }
      expect(seen).toEqual([2, 1, 0].flatMap((n) => ['c', 'b', 'a'].map((part) => `evt_${n}${part}`)));
    });

    it('are found by the sweep when something is due, and put off once', async () => {
      const webhook = await made();
      const wakeAt = NOW + 60_000;
      await stores().deliveries.commit(round(webhook, { after: { ...webhook.state, round: 1, wakeAt } }));
      const found = async (now: number) =>
        (await stores().forgotten.find(now, 1_000)).filter(({ webhookId }) => webhookId === webhook.webhookId);
      expect(await found(wakeAt - 1)).toEqual([]);
      expect(await found(wakeAt)).toEqual([{ ...keyOf(webhook), wakeAt }]);
      expect(await stores().forgotten.postpone(keyOf(webhook), wakeAt, wakeAt + 1)).toBe(true);
      expect(await stores().forgotten.postpone(keyOf(webhook), wakeAt, wakeAt + 1)).toBe(false);
      expect(await found(wakeAt)).toEqual([]);
    });
  });
}
