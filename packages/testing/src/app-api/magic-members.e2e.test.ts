import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { documentedMembers } from '../documented-members.ts';
import { Vendor } from '../partner-api/vendor.ts';
import { type Call, Practice } from './practice.ts';
import type { WireAnswer } from './send-request.ts';
import { sharedCloud } from './shared-cloud-addresses.ts';
import { someMember } from './verifications.ts';

const run = randomBytes(3).toString('hex');
const MEMBERS = documentedMembers();
/** With the root of their paths. */
const DOORS = [
  ['App API', ''],
  ['Partner API', '/v2'],
] as const;

type Send = (call: Call) => Promise<Pick<WireAnswer, 'status' | 'text' | 'json'>>;
/** By door and member. All begin at once: the slowest of them takes as long as all. */
const firstTries = new Map<string, Promise<WireAnswer['json']>>();

beforeAll(async () => {
  const practice = await Practice.open('magic');
  const [vendor] = await Promise.all([Vendor.subscribedTo(practice), practice.importPlans()]);
  const sends: Send[] = [(call) => practice.send(call), (call) => vendor.send(call)];
  for (const [index, [door, root]] of DOORS.entries()) {
    for (const { memberId } of MEMBERS) {
      const verified = afterFirstTry(sends[index]!, root, memberId);
      verified.catch(() => undefined);
      firstTries.set(`${door} ${memberId}`, verified);
    }
  }
});

/** The verification once its payer, which nobody else asks, has been asked: so nobody meets another's circuit. */
async function afterFirstTry(send: Send, root: string, memberId: string): Promise<WireAnswer['json']> {
  const own = `${run}-${root.length}`;
  const patient = { memberId: `${memberId}-${own}`, givenName: 'Ada', familyName: 'Byron' };
  const asked = await send({
    method: 'POST',
    path: `${root}/insurance/verifications`,
    headers: { 'idempotency-key': randomUUID() },
    body: someMember({ payerId: `SIM-${memberId}-${own}`, patient }),
  });
  expect(asked.status, asked.text).toBe(202);
  const look = async (): Promise<WireAnswer['json']> => {
    const { status, json } = await send({ method: 'GET', path: `${root}/insurance/verifications/${asked.json.id}` });
    expect(status).toBe(200);
    expect(json.status).not.toBe('queued');
    return json;
  };
  return vi.waitFor(look, { timeout: 25_000, interval: 500 });
}

async function inquiries(): Promise<Record<string, { calls: number; charges: number }>> {
  const ledger = (await (await fetch(`${sharedCloud.payers}/ledger`)).json()) as { inquiries: never };
  return ledger.inquiries;
}

describe.each(DOORS)('a verification asked for at the %s', (door) => {
  it.each(MEMBERS)('is $status for $memberId', async ({ memberId, status, errors, calls }) => {
    const verification = await firstTries.get(`${door} ${memberId}`);
    expect(verification.status).toBe(status);
    expect(verification.errors).toEqual(errors);
    expect('nextTryAt' in verification).toBe(status === 'retrying');
    expect('result' in verification).toBe(status !== 'retrying');
    // Of one that is retrying, another try may have begun.
    expect((await inquiries())[verification.id]?.calls).toBeGreaterThanOrEqual(calls);
  });

  it('is not asked again once it has ended', async () => {
    const all = await inquiries();
    for (const { memberId, status, calls, charges } of MEMBERS) {
      const { id } = await firstTries.get(`${door} ${memberId}`);
      if (status !== 'retrying') expect([memberId, all[id]]).toEqual([memberId, { calls, charges }]);
    }
  });
});
