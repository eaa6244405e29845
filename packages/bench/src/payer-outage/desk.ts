import { randomUUID } from 'node:crypto';
import type { HttpCall } from '../local-cloud/load.ts';
import { dateFromToday } from '../office-times.ts';

const POLL_MILLISECONDS = 50;
const LONGEST_WAIT_MILLISECONDS = 60_000;

/** Requests for verifications of members that nobody has asked for. */
export function verificationCalls(count: number, payerId: string): HttpCall[] {
  return Array.from({ length: count }, () => ({
    method: 'POST',
    path: '/insurance/verifications',
    headers: { 'idempotency-key': randomUUID() },
    body: {
      payerId,
      patient: {
        memberId: `ACTIVE-${randomUUID()}`,
        givenName: 'Sample',
        familyName: 'Person',
        birthDate: '1980-01-01',
      },
      serviceDate: dateFromToday(1),
    },
  }));
}

/** A front desk that verifies one patient after another. */
export class Desk {
  readonly #appApi: string;
  readonly #authorization: string;

  constructor(appApi: string, token: string) {
    this.#appApi = appApi;
    this.#authorization = `Bearer ${token}`;
  }

  /** Milliseconds from asking until the desk reads that the patient is covered. */
  async waitFor(payerId: string): Promise<number> {
    const [call] = verificationCalls(1, payerId);
    const startedAt = performance.now();
    const { id } = await this.#send('POST', '/insurance/verifications', call);
    while (performance.now() - startedAt < LONGEST_WAIT_MILLISECONDS) {
      const { status } = await this.#send('GET', `/insurance/verifications/${id}`);
      if (status === 'active') return performance.now() - startedAt;
      if (status !== 'queued') throw new Error(`A verification at the desk is ${status}.`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
    }
    throw new Error('A verification at the desk was not answered within a minute.');
  }

  async #send(method: string, path: string, call?: HttpCall): Promise<{ id: string; status: string }> {
    const headers = { authorization: this.#authorization, 'content-type': 'application/json', ...call?.headers };
    const init = { method, headers, ...(call?.body !== undefined && { body: JSON.stringify(call.body) }) };
    const response = await fetch(`${this.#appApi}${path}`, init);
    if (!response.ok) throw new Error(`${method} ${path} answers ${response.status}.`);
    return (await response.json()) as { id: string; status: string };
  }
}
