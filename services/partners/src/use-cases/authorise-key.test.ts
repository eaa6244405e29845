import { newApiKey, readApiKey } from '@frontdesk/subscriptions/domain/api-key';
import { InMemorySubscriptions } from '@frontdesk/subscriptions/testing/in-memory-subscriptions';
import { MINUTE, managing, movableClock, NOON, subscribe } from '@frontdesk/subscriptions/testing/vendors';
import { changeStatus, revokeKey, rotateKey } from '@frontdesk/subscriptions/use-cases/manage-subscription';
import { describe, expect, it } from 'vitest';
import { LookUpBound } from '../domain/look-up-bound.ts';
import { authoriseKey, type KeyDecision } from './authorise-key.ts';

async function setUp() {
  const keys = new InMemorySubscriptions();
  const clock = movableClock();
  const ports = managing(keys, clock);
  const first = await subscribe(ports);
  const authorising = { keys, clock, bound: new LookUpBound(clock) };
  const decide = (text: string | undefined) => authoriseKey(text, authorising);
  return { keys, clock, ports, first, decide };
}

const unknown: KeyDecision = { kind: 'refused', refusal: 'unknown' };
/** With whose key it was. */
const refused = (refusal: string): object => ({
  ...{ kind: 'refused', refusal, grant: expect.objectContaining({ subscriptionId: expect.any(String) }) },
});

describe('deciding over a key', () => {
  it('grants what its subscription allows, with one read', async () => {
    const { keys, first, decide } = await setUp();
    const decision = await decide(first.key);
    expect(decision).toMatchObject({
      kind: 'granted',
      grant: { keyId: first.keyId, practiceId: 'p001', plan: 'small' },
    });
    expect(keys.reads).toBe(1);
  });

  it.each([
    ['missing', () => undefined],
    ['empty', () => ''],
    ['malformed', () => 'sesame'],
    ['mistyped', (key: string) => `${key.slice(0, 20)}${key.charAt(20) === 'x' ? 'y' : 'x'}${key.slice(21)}`],
    ['with its neighbors swapped', (key: string) => key.replace('fd_', 'df_')],
  ])('refuses a key that is %s without a read', async (_what, spoilt) => {
    const { keys, first, decide } = await setUp();
    expect(await decide(spoilt(first.key))).toEqual({ kind: 'malformed' });
    expect(keys.reads).toBe(0);
  });

  it('reads a key once for all who bring it at the same time, and refuses none of them', async () => {
    const { keys, first, decide } = await setUp();
    const decisions = await Promise.all(Array.from({ length: 200 }, () => decide(first.key)));
    expect(decisions.filter(({ kind }) => kind !== 'granted')).toEqual([]);
    expect(keys.reads).toBe(1);
  });

  it('refuses a revoked key', async () => {
    const { ports, first, decide } = await setUp();
    await revokeKey(ports, first.subscriptionId, first.keyId, false);
    expect(await decide(first.key)).toEqual(refused('revoked'));
  });

  it('lets a replaced key in until the millisecond before its grace period ends', async () => {
    const { clock, ports, first, decide } = await setUp();
    await rotateKey(ports, first.subscriptionId, first.keyId, 60);
    clock.pass(MINUTE - 1);
    expect(await decide(first.key)).toMatchObject({ kind: 'granted' });
    clock.pass(1);
    expect(await decide(first.key)).toEqual(refused('expired'));
  });

  it('refuses every key of a subscription that is suspended or has ended', async () => {
    const { ports, first, decide } = await setUp();
    await changeStatus(ports, first.subscriptionId, 'suspended', false);
    expect(await decide(first.key)).toEqual(refused('suspended'));
    await changeStatus(ports, first.subscriptionId, 'ended', false);
    expect(await decide(first.key)).toEqual(refused('ended'));
  });

  it('lets a test key into no practice with patients', async () => {
    const { keys, ports, decide } = await setUp();
    const sandbox = await subscribe(ports, { practiceId: 'sandbox' });
    expect(await decide(sandbox.key)).toMatchObject({ kind: 'granted', grant: { practiceId: 'sandbox' } });
    const { subscription, revision } = (await keys.read(sandbox.subscriptionId)) ?? {};
    await keys.keep({ subscription: { ...subscription!, practiceId: 'p001' }, revision: revision! });
    expect(await decide(sandbox.key)).toEqual(refused('sandbox-only'));
  });

  it('looks for an unknown key once a minute', async () => {
    const { keys, clock, decide } = await setUp();
    const stranger = newApiKey('live');
    for (let n = 0; n < 5; n += 1) expect(await decide(stranger)).toEqual(unknown);
    expect(keys.reads).toBe(1);
    clock.pass(MINUTE);
    await decide(stranger);
    expect(keys.reads).toBe(2);
  });

  it('spends at most 50 reads and 10 a second on 10,000 random keys, and lets known ones in meanwhile', async () => {
    const { keys, clock, first, decide } = await setUp();
    await decide(first.key);
    const before = keys.reads;
    const kinds = new Set<string>();
    for (let n = 0; n < 10_000; n += 1) {
      kinds.add((await decide(newApiKey('live'))).kind);
      if (n % 1_000 === 999) clock.pass(1_000);
    }
    expect(keys.reads - before).toBeLessThanOrEqual(50 + 10 * 10);
    expect(kinds).toEqual(new Set(['refused', 'overloaded']));
    expect(await decide(first.key)).toMatchObject({ kind: 'granted' });
  });

  it('spends nothing of that bound on keys that are known', async () => {
    const { ports, first, decide } = await setUp();
    const others = await Promise.all(
      Array.from({ length: 120 }, (_, n) => subscribe(ports, { vendor: `Vendor ${n}` })),
    );
    for (const { key } of [first, ...others]) expect(await decide(key)).toMatchObject({ kind: 'granted' });
  });

  it('remembers ten thousand unknown keys at most', async () => {
    const clock = movableClock();
    const bound = new LookUpBound(clock);
    const hashes = Array.from({ length: 10_001 }, (_, n) => String(n));
    for (const hash of hashes) bound.missed(hash);
    expect([bound.ask('1'), bound.ask('10000'), bound.ask('0')]).toEqual(['unknown', 'unknown', 'allowed']);
  });

  it('lets nobody in when keys cannot be read', async () => {
    const { keys, clock, first } = await setUp();
    const failing = Object.assign(Object.create(keys), { find: () => Promise.reject(new Error('down')) });
    const ports = { keys: failing, clock, bound: new LookUpBound(clock) };
    await expect(authoriseKey(first.key, ports)).rejects.toThrow('down');
  });

  it('notes the use of a key once in a quarter of an hour', async () => {
    const { keys, clock, first, decide } = await setUp();
    const hash = readApiKey(first.key)?.hash ?? '';
    const used = async () => {
      const decision = await decide(first.key);
      if (decision.kind === 'granted') await decision.noted;
      return ((await keys.find(hash))?.lastUsedAt ?? 0) - NOON;
    };
    expect(await used()).toBe(0);
    clock.pass(14 * MINUTE);
    expect(await used()).toBe(0);
    clock.pass(2 * MINUTE);
    expect(await used()).toBe(16 * MINUTE);
  });

  it('lets a caller in whose use cannot be noted', async () => {
    const { keys, clock, first } = await setUp();
    const noteUse = () => Promise.reject(new Error('throttled'));
    const failing = Object.assign(Object.create(keys), { find: keys.find.bind(keys), noteUse });
    const decision = await authoriseKey(first.key, { keys: failing, clock, bound: new LookUpBound(clock) });
    expect(decision).toMatchObject({ kind: 'granted' });
    if (decision.kind === 'granted') await expect(decision.noted).resolves.toBeUndefined();
  });
});
