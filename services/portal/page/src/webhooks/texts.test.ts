import { DIRECT_EVENT_TYPES, LOGGED_EVENT_TYPES, scopeOfEvent } from '@frontdesk/contracts/vendor-event';
import { expect, it } from 'vitest';
import { EVENT_TYPES, stateOf } from './texts.ts';
import type { Webhook } from './webhooks-api.ts';

const NOW = Date.parse('2026-12-01T12:00:00Z');
const webhook: Webhook = {
  ...{ id: 'wh_1', url: 'https://hooks.vendor.example/', status: 'enabled' },
  createdAt: '2026-11-01T12:00:00Z',
};
const failing = { ...webhook, failingSince: '2026-12-01T11:00:00Z' };

it('offers every type of event but tests with the scope that opens it', () => {
  const offered = Object.entries(EVENT_TYPES).map(([type, { scope }]) => [type, scope]);
  const types = [...LOGGED_EVENT_TYPES, ...DIRECT_EVENT_TYPES].filter((type) => type !== 'webhook.test');
  const known = types.map((type) => [type, scopeOfEvent(type)]);
  expect(Object.fromEntries(offered)).toEqual(Object.fromEntries(known));
});

it.each([
  ['Active', webhook],
  ['Failing', failing],
  ['Paused', { ...failing, pausedUntil: '2026-12-01T12:00:30Z' }],
  ['Failing', { ...failing, pausedUntil: '2026-12-01T11:59:30Z' }],
  ['Disabled', { ...failing, status: 'disabled', disabledReason: 'gone' }],
] satisfies [string, Webhook][])('says %s of a receiver', (tag, of) => {
  expect(stateOf(of, NOW).tag).toBe(tag);
});

it('says why a receiver is disabled', () => {
  expect(stateOf({ ...webhook, status: 'disabled', disabledReason: 'gone' }, NOW).sentence).toMatch(/answered 410/);
  expect(stateOf({ ...webhook, status: 'disabled', disabledReason: 'failing' }, NOW).sentence).toMatch(/five days/);
});
