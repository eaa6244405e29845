import { createdWebhook } from '@frontdesk/contracts/webhook';
import { expect, it } from 'vitest';
import { afterAttempt } from './delivery-state.ts';
import { presentWebhook } from './present-webhook.ts';
import { type DeliveryState, freshState } from './webhook.ts';

const NOW = Date.parse('2026-12-01T12:00:00Z');
const fresh = freshState({ epoch: 'ep_1', seq: 0 });
const after = (...statuses: number[]): DeliveryState =>
  statuses.reduce((state, status) => afterAttempt(state, { status, milliseconds: 5 }, NOW), fresh);
const shown = (state: DeliveryState) => {
  const key = { practiceId: 'p001', subscriptionId: 'sub_1', webhookId: 'wh_1' };
  return presentWebhook({ ...key, url: 'https://hooks.vendor.example/', eventTypes: undefined, createdAt: NOW, state });
};

it('shows a pause as soon as nothing is sent, and no other time', () => {
  expect(shown(fresh)).not.toHaveProperty('pausedUntil');
  expect(shown(after(500, 500, 500, 500))).not.toHaveProperty('pausedUntil');
  expect(shown(after(500, 500, 500, 500, 500))).toMatchObject({ pausedUntil: '2026-12-01T12:00:30.000Z' });
  expect(shown(after(429))).toMatchObject({ pausedUntil: '2026-12-01T12:00:02.000Z' });
  expect(shown(after(429, 204))).not.toHaveProperty('pausedUntil');
  expect(shown(after(429, 410))).toMatchObject({ status: 'disabled', disabledReason: 'gone' });
  expect(shown(after(429, 410))).not.toHaveProperty('pausedUntil');
});

it('shows nothing that the contract does not name, whatever the state is', () => {
  const named = Object.keys(createdWebhook.shape);
  for (const state of [fresh, after(500, 500, 500, 500, 500), after(410)])
    expect(named).toEqual(expect.arrayContaining(Object.keys(shown(state))));
});
