import { beforeAll, expect, it } from 'vitest';
import { Practice } from './practice.ts';
import { sharedCloud } from './shared-cloud-addresses.ts';
import { someMember, verifiedIn } from './verifications.ts';

// Circuits are shared by all that ask the same payer: what this file takes down is used by no other.
const OWN_PAYER = 'SIM-C';

let practice: Practice;
beforeAll(async () => {
  practice = await Practice.open('payers');
  await practice.importPlans();
});

const member = (memberId: string) => someMember({ payerId: OWN_PAYER, patient: { memberId, familyName: 'Byron' } });
const takeDown = (seconds: number) =>
  fetch(`${sharedCloud.payers}/outages`, {
    method: 'POST',
    body: JSON.stringify({ payerId: OWN_PAYER, seconds, kind: 'rejected' }),
  });

it('answers a verification with what the payer says, asked once and charged once', async () => {
  const verified = await verifiedIn(practice, member('ACTIVE-payers'));
  expect(verified).toMatchObject({ status: 'active', benefits: { planName: 'Choice PPO', copayCents: 2_500 } });
  const { inquiries } = (await (await fetch(`${sharedCloud.payers}/ledger`)).json()) as { inquiries: object };
  expect(inquiries).toMatchObject({ [verified.id]: { calls: 1, charges: 1 } });
});

it('ends with who can mend it when the payer refuses', async () => {
  const errors = [{ code: '72', fixBy: 'caller', retryable: false }];
  expect(await verifiedIn(practice, member('AAA72-payers'))).toMatchObject({ status: 'failed', errors });
});

it('asks a payer that is down again, and ends when it is back', async () => {
  await takeDown(3);
  const verified = await verifiedIn(practice, member('ACTIVE-payers-2'));
  expect(verified).toMatchObject({ status: 'active' });
  expect(verified).not.toHaveProperty('errors');
});
