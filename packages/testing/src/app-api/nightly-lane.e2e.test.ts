import { beforeAll, expect, it, vi } from 'vitest';
import { askCloud } from './cloud-control.ts';
import { Practice } from './practice.ts';
import { letNightBegin } from './stored-items.ts';
import { verifiedIn } from './verifications.ts';

let practice: Practice;
beforeAll(async () => {
  practice = await Practice.open('nights');
  await practice.importPlans();
});

/** On a busy machine a message takes its time. */
const SOON = { timeout: 20_000, interval: 50 };

const unverifiedOn = async (date: string) =>
  (await practice.send({ method: 'GET', path: '/insurance/unverified', query: { date } })).json.items;

async function evening(date: string): Promise<void> {
  await letNightBegin(practice.id, date);
  const started = await askCloud('invoke', { functionName: 'startNightRuns', payload: {} });
  expect(started.ok, JSON.stringify(started)).toBe(true);
}

it("fills the night lane in the evening, and the desk's click brings a verification forward", async () => {
  const patient = { givenName: 'Ada', familyName: 'Byron', birthDate: '1980-12-10', memberId: 'ACTIVE-nights' };
  const planId = `plan-of-${practice.id}`;
  const insured = await practice.booked({ patient: { ...patient, planId } });
  const planless = await practice.booked({ patient });
  expect(insured.patient).toMatchObject({ planId });
  const date = insured.start.slice(0, 10);
  expect((await unverifiedOn(date)).map(({ state }: { state: string }) => state)).toEqual(['not-verified', 'no-plan']);

  await evening(date);
  const [queued] = await vi.waitFor(async () => {
    const items = await unverifiedOn(date);
    expect(items).toMatchObject([
      { appointmentId: insured.id, state: 'queued', verification: { payerId: 'SIM-A', serviceDate: date, planId } },
      { appointmentId: planless.id, state: 'no-plan' },
    ]);
    return items;
  }, SOON);
  // Nothing twice.
  await evening(date);

  const body = { planId, patient, serviceDate: date, appointmentId: insured.id };
  const verified = await verifiedIn(practice, body);
  expect(verified).toMatchObject({ id: queued.verification.id, status: 'active' });
  expect(await unverifiedOn(date)).toMatchObject([{ appointmentId: planless.id }]);
});
