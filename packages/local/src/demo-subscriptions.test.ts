import { describe, expect, it } from 'vitest';
import { demoKey, subscribeDemoVendor } from './demo-subscriptions.ts';

interface Request {
  action: string;
  practiceId?: string;
  plan?: string;
  vendor?: string;
  subscriptionId?: string;
  keyId?: string;
}

/** The function `manageSubscriptions` with room for so many keys that open. */
function manager(mostKeys = 50) {
  const items: { id: string; practiceId: string; vendor: string; plan: string; status: string; keys: Key[] }[] = [];
  type Key = { keyId: string; createdAt: number; revokedAt?: number };
  let made = 0;
  const add = (subscriptionId: string): object => {
    const { keys } = items.find(({ id }) => id === subscriptionId)!;
    if (keys.filter(({ revokedAt }) => revokedAt === undefined).length >= mostKeys)
      throw new Error('STATUS_CONFLICT: full');
    made += 1;
    keys.push({ keyId: `key_${made}`, createdAt: made });
    return { subscriptionId, keyId: `key_${made}`, key: `secret-${made}` };
  };
  const manage = async (request: object): Promise<unknown> => {
    const { action, practiceId = '', plan = '', vendor = '', subscriptionId = '', keyId } = request as Request;
    if (action === 'list') return { items: items.filter((item) => item.practiceId === practiceId) };
    if (action === 'add-key') return add(subscriptionId);
    if (action === 'revoke') {
      const key = items.find(({ id }) => id === subscriptionId)?.keys.find((one) => one.keyId === keyId);
      key!.revokedAt = 1;
      return {};
    }
    const id = `sub_${items.length + 1}`;
    items.push({ id, practiceId, vendor, plan, status: 'active', keys: [] });
    return add(id);
  };
  return { items, manage };
}

describe("a key of the demo's vendor", () => {
  it("is one more of the practice's subscription, which is on the practice's plan", async () => {
    const { items, manage } = manager();
    for (const practiceId of ['p001', 'p002', 'p003', 'sandbox', 'p777']) await subscribeDemoVendor(practiceId, manage);
    expect(items.map(({ practiceId, plan }) => `${practiceId} ${plan}`)).toEqual([
      'p001 small',
      'p002 large',
      'p003 enterprise',
      'sandbox small',
      'p777 small',
    ]);
    await subscribeDemoVendor('p001', manage);
    const keys = [await demoKey({ practiceId: 'p001' }, manage), await demoKey({ practiceId: 'p001' }, manage)];
    expect(new Set(keys).size).toBe(2);
    expect(items).toHaveLength(5);
  });

  it('is of another subscription on another plan, and of the sandbox as a test key', async () => {
    const { items, manage } = manager();
    await demoKey({ practiceId: 'p001', plan: 'large' }, manage);
    await demoKey({ practiceId: 'p002', test: true }, manage);
    expect(items.map(({ practiceId, plan }) => [practiceId, plan])).toEqual([
      ['p001', 'large'],
      ['sandbox', 'small'],
    ]);
  });

  it('opens nothing when a revoked one is asked for', async () => {
    const { items, manage } = manager();
    await demoKey({ practiceId: 'p001' }, manage);
    await demoKey({ practiceId: 'p001', revoked: true }, manage);
    expect(items[0]?.keys.map(({ revokedAt }) => revokedAt)).toEqual([undefined, 1]);
  });

  it('takes the place of the oldest when there are as many as may be', async () => {
    const { items, manage } = manager(3);
    for (let n = 0; n < 5; n += 1) await demoKey({ practiceId: 'p001' }, manage);
    expect(items[0]?.keys.map(({ revokedAt }) => revokedAt)).toEqual([1, 1, undefined, undefined, undefined]);
  });
});
