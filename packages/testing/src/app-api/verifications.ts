import { randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import type { Practice } from './practice.ts';
import { madeReport } from './reports.ts';
import type { WireAnswer } from './send-request.ts';
import { dateOf } from './times.ts';

/** The body of a request for a verification of somebody that no other call of this gave. */
export function someMember(change: object = {}): Record<string, unknown> {
  const memberId = `ACTIVE-${randomUUID().slice(0, 8)}`;
  return {
    payerId: 'SIM-A',
    patient: { memberId, givenName: 'Ada', familyName: 'Byron', birthDate: '1980-12-10' },
    serviceDate: dateOf(3),
    ...change,
  };
}

/** Asks for a verification, and waits for its end; the record as it is then. */
export async function verifiedIn(practice: Practice, body = someMember()): Promise<WireAnswer['json']> {
  const headers = { 'idempotency-key': randomUUID() };
  const { status, json, text } = await practice.send({
    method: 'POST',
    path: '/insurance/verifications',
    headers,
    body,
  });
  expect(status, text).toBe(202);
  return endOf(practice, json.id);
}

/** The verification once nobody asks the payer any more. */
export async function endOf(practice: Practice, id: string): Promise<WireAnswer['json']> {
  return vi.waitFor(
    async () => {
      const { json } = await practice.send({ method: 'GET', path: `/insurance/verifications/${id}` });
      expect(['queued', 'retrying']).not.toContain(json.status);
      return json;
    },
    { timeout: 20_000, interval: 200 },
  );
}

/** Waits until what the route's call has left to a worker is done. */
export async function settled(practice: Practice, operationId: string, answer: WireAnswer | undefined): Promise<void> {
  if (operationId === 'createVerification') await endOf(practice, answer?.json.id);
  if (operationId === 'createReport') await madeReport(practice, answer?.json.id);
}
