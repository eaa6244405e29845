import { UPSTREAM_POLICIES } from '@frontdesk/contracts/upstream-policies';
import { type DocumentedMember, documentedMembers } from '@frontdesk/testing/documented-members';
import { MemoryCircuitStore } from '@frontdesk/upstream/testing/memory-circuit-store';
import { describe, expect, it } from 'vitest';
import { isOpen } from '../domain/verification.ts';
import { deliver } from '../testing/delivery.ts';
import { FrontDesk, shown } from '../testing/front-desk.ts';
import { MemoryWorld } from '../testing/memory-world.ts';
import { SimulatedPayers } from '../testing/simulated-payers.ts';

const HOUR_SECONDS = 3_600;
const PAYER = 'SIM-A';
/** Nobody waits really for a payer that never answers; hours pass by the world's clock. */
const policy = { ...UPSTREAM_POLICIES.clearinghouse, timeoutSeconds: 0.03, backoffMilliseconds: 1 };
const lanes = { desk: { batch: 1, containers: 1 }, night: { batch: 1, containers: 1 } };

/** A verification over thirty hours. */
async function thirtyHoursOf(memberId: string) {
  const world = new MemoryWorld();
  const payers = new SimulatedPayers(world.clock, { slowMilliseconds: 1 });
  const desk = new FrontDesk(world, { payer: payers.container({ circuits: new MemoryCircuitStore(), policy }) });
  const beganAt = world.clock.now();
  const { id } = shown(await desk.request({ payerId: PAYER, patient: { memberId } }));
  let endedAt: number | undefined;
  const work = async ([message]: readonly { key: { verificationId: string } }[]): Promise<[]> => {
    await desk.work(message?.key.verificationId ?? '');
    return [];
  };
  const sweep = async (): Promise<void> => {
    await desk.sweep();
    if (!isOpen(await desk.read(id))) endedAt ??= world.clock.now();
  };
  // To the end, whatever has ended: whoever is asked once more is seen.
  await deliver(world, desk.queue, { lanes, work, sweep, isOver: () => false }, 30 * HOUR_SECONDS);
  const { inquiries, callTimes } = payers.simulator.ledger;
  const hours = (at: number): number => (at - beganAt) / (HOUR_SECONDS * 1000);
  return {
    verification: await desk.read(id),
    endedAfterHours: hours(endedAt ?? Number.POSITIVE_INFINITY),
    lastCallAfterHours: hours(callTimes[PAYER]?.at(-1) ?? 0),
    ...(inquiries[id] ?? { calls: 0, charges: 0 }),
  };
}

const isRetried = ({ status }: DocumentedMember): boolean => status === 'retrying';

describe('thirty hours after a verification was asked for', () => {
  it.concurrent.each(documentedMembers().filter((member) => !isRetried(member)))(
    'it is $status for $memberId, and the payer was asked in the first try and never again',
    async ({ memberId, status, errors, calls, charges }) => {
      const life = await thirtyHoursOf(memberId);
      expect(life).toMatchObject({ calls, charges, endedAfterHours: 0 });
      expect(life.verification.status).toBe(status);
      expect(life.verification.errors).toEqual(errors);
    },
  );

  it.concurrent.each(documentedMembers().filter(isRetried))(
    'it has failed for $memberId, which was asked for a day and no longer',
    async ({ memberId, errors, calls: inTheFirstTry }) => {
      const { verification, endedAfterHours, lastCallAfterHours, calls } = await thirtyHoursOf(memberId);
      // What is repeated within a try meets the circuit that it has opened.
      const last = inTheFirstTry > 1 ? [{ ...errors?.[0], code: 'PAYER_OUTAGE' }] : errors;
      expect(verification).toMatchObject({ status: 'failed', errors: last });
      expect(lastCallAfterHours).toBeGreaterThan(22);
      expect(lastCallAfterHours).toBeLessThan(24);
      expect(endedAfterHours).toBeLessThanOrEqual(24 + 2 / 60);
      expect(calls).toBeGreaterThan(30);
    },
  );
});
