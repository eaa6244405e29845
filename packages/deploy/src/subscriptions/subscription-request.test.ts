import { describe, expect, it } from 'vitest';
import { subscriptionReport } from './subscription-report.ts';
import { type SubscriptionArguments, subscriptionRequest } from './subscription-request.ts';

const request = (positionals: string, more: Partial<SubscriptionArguments> = {}) =>
  subscriptionRequest({ positionals: positionals.split(' ').filter(Boolean), ...more }, 'Usage');

describe('pnpm subscriptions', () => {
  it.each<[string, Partial<SubscriptionArguments>, object]>([
    [
      'create p001',
      { vendor: 'Acme', plan: 'small', scope: 'slots:read, appointments:read' },
      { practiceId: 'p001', vendor: 'Acme', plan: 'small', scopes: ['slots:read', 'appointments:read'] },
    ],
    ['add-key sub_1', { name: 'new' }, { subscriptionId: 'sub_1', keyName: 'new' }],
    ['rotate sub_1 key_1', { 'grace-hours': '0.5' }, { subscriptionId: 'sub_1', keyId: 'key_1', graceSeconds: 1_800 }],
    ['revoke sub_1 key_1', { now: true }, { subscriptionId: 'sub_1', keyId: 'key_1', now: true }],
    ['suspend sub_1', {}, { subscriptionId: 'sub_1' }],
    ['resume sub_1', {}, { subscriptionId: 'sub_1' }],
    ['end sub_1', { now: true }, { subscriptionId: 'sub_1', now: true }],
    ['list p001', {}, { practiceId: 'p001' }],
  ])('%s %j', (positionals, more, expected) => {
    // As the function gets it: JSON leaves out what is undefined.
    const sent = JSON.parse(JSON.stringify(request(positionals, more)));
    expect(sent).toEqual({ action: positionals.split(' ')[0], ...expected });
  });

  it.each<[string, Partial<SubscriptionArguments>]>([
    ['', {}],
    ['list', {}],
    ['list p001 more', {}],
    ['create p001', { plan: 'small' }],
    ['create p001', { vendor: 'Acme' }],
    ['add-key sub_1', {}],
    ['revoke sub_1', {}],
    ['suspend sub_1 key_1', {}],
    ['rotate sub_1 key_1', { 'grace-hours': 'soon' }],
    ['delete sub_1', {}],
  ])('shows its usage for "%s" %j', (positionals, more) => {
    expect(() => request(positionals, more)).toThrow('Usage');
  });

  it('shows a new key once, and of a list when keys were used', () => {
    const shown = subscriptionReport({ subscriptionId: 'sub_1', keyId: 'key_1', key: 'fd_live_x' });
    expect(shown).toContain('Key           fd_live_x\nThe key cannot be shown again.');
    const key = { keyId: 'key_1', name: 'first', createdAt: 0 };
    const keys = [key, { ...key, lastUsedAt: 1_000, expiresAt: 2_000 }, { ...key, revokedAt: 3_000 }];
    const items = [{ id: 'sub_1', vendor: 'Acme', plan: 'small', status: 'active', keys }];
    expect(subscriptionReport({ items }).split('\n')).toEqual([
      'sub_1  Acme, small, active',
      '  key_1  first  made 1970-01-01T00:00:00.000Z  never used',
      '  key_1  first  made 1970-01-01T00:00:00.000Z  last used 1970-01-01T00:00:01.000Z  until 1970-01-01T00:00:02.000Z',
      '  key_1  first  made 1970-01-01T00:00:00.000Z  never used  revoked 1970-01-01T00:00:03.000Z',
    ]);
    expect([subscriptionReport({ items: [] }), subscriptionReport({})]).toEqual([
      'No subscription.',
      expect.stringContaining('300 seconds'),
    ]);
  });
});
