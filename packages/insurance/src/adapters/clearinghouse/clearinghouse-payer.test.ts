import { UPSTREAM_POLICIES } from '@frontdesk/contracts/upstream-policies';
import { systemClock } from '@frontdesk/core/clock';
import type { Logger } from '@frontdesk/core/logger';
import { silentMetrics } from '@frontdesk/core/metrics';
import { Phi } from '@frontdesk/core/phi';
import { closeServer, listenOnLoopback } from '@frontdesk/local/loopback-listener';
import { MAGIC_MEMBERS } from '@frontdesk/local/payers/magic-members';
import { API_PATH, payerServer } from '@frontdesk/local/payers/payer-server';
import { type OutageKind, PayerSimulator } from '@frontdesk/local/payers/payer-simulator';
import { documentedMembers } from '@frontdesk/testing/documented-members';
import { SharedCircuit } from '@frontdesk/upstream/shared-circuit';
import { MemoryCircuitStore } from '@frontdesk/upstream/testing/memory-circuit-store';
import { Upstream } from '@frontdesk/upstream/upstream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Coverage } from '../../domain/coverage.ts';
import type { PayerAnswer } from '../../ports/payer.ts';
import { KNOWN_AAA_CODES } from './aaa-faults.ts';
import { ClearinghousePayer } from './clearinghouse-payer.ts';

const simulator = new PayerSimulator({ latencyMilliseconds: 0, slowMilliseconds: 100 });
let keys = ['a-key'];
const server = payerServer({ simulator, keys: () => keys });
let address: string;
beforeAll(async () => {
  address = `http://127.0.0.1:${await listenOnLoopback(server, 0)}`;
});
afterAll(() => closeServer(server));

let logged: string[];
let inquiries = 0;
beforeEach(() => {
  keys = ['a-key'];
  logged = [];
  simulator.forget();
  down('rejected', 0);
});

const down = (kind: OutageKind, seconds = 60): void => simulator.setOutage({ payerId: 'SIM-A', seconds, kind });

function payer(options: { url?: string; key?: string; nextKey?: string; fails?: boolean } = {}): ClearinghousePayer {
  const { url = `${address}${API_PATH}`, key = 'a-key', nextKey, fails = false } = options;
  const policy = { ...UPSTREAM_POLICIES.clearinghouse, timeoutSeconds: 2, backoffMilliseconds: 10 };
  const common = { clock: systemClock, metrics: silentMetrics };
  const store = new MemoryCircuitStore();
  const circuit = new SharedCircuit({ ...common, store, policy: policy.circuit, changed: () => {} });
  const note = (code: string, ...more: unknown[]): void => void logged.push(JSON.stringify([code, ...more]));
  return new ClearinghousePayer({
    url,
    key: {
      valid: () => (fails ? Promise.reject(new Error('Secrets Manager does not answer.')) : Promise.resolve(key)),
      reread: async () => nextKey,
    },
    upstream: new Upstream({ ...common, policy, circuit }),
    log: { info: note, warn: note, error: note } as Logger,
  });
}

function ask(from: ClearinghousePayer, memberId: string, payerId = 'SIM-A'): Promise<PayerAnswer> {
  inquiries += 1;
  const subscriber = { memberId, givenName: 'Canary', familyName: 'Quillfeather', birthDate: '1985-02-14' };
  return from.checkEligibility(
    {
      inquiryId: `ver_${inquiries}`,
      practiceId: 'p001',
      payerId,
      provider: { npi: '1999999984', organizationName: 'Main Street Family Practice' },
      subscriber: new Phi(subscriber),
      serviceDate: '2026-12-08',
    },
    { deadline: Date.now() + 5_000, lane: 'desk' },
  );
}

const refused = (code: string, fixBy: string, retryable: boolean) => ({
  kind: 'refused',
  errors: [{ code, fixBy, retryable }],
});
const unavailable = (reason: string, retryAfterSeconds?: number) => ({
  kind: 'unavailable',
  reason,
  ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
});
const answered = { kind: 'answered', coverage: expect.any(Phi) };
const byPractice = (code: string) => refused(code, 'practice', false);

/** What the adapter says of trouble that has no AAA code, by what callers read of it. */
const REASONS: Readonly<Record<string, object>> = {
  'NEVER PAYER_TIMEOUT': unavailable('timeout'),
  'GARBLED PAYER_ANSWER_UNREADABLE': unavailable('garbled'),
  'HALF PAYER_UNREACHABLE': unavailable('connection'),
  // Its Retry-After is longer than the caller can wait.
  'THROTTLED PAYER_BUSY': unavailable('throttled', 30),
  'UNAVAILABLE PAYER_UNREACHABLE': unavailable('connection'),
};

describe('the clearinghouse adapter', () => {
  it('has a documented magic member for every AAA code that it knows, and for no other', () => {
    const documented = documentedMembers().map(({ memberId }) => memberId);
    expect(documented.toSorted()).toEqual(Object.keys(MAGIC_MEMBERS).sort());
    const codes = documented.filter((memberId) => memberId.startsWith('AAA')).map((memberId) => memberId.slice(3));
    expect(codes.sort()).toEqual(KNOWN_AAA_CODES.toSorted());
  });

  it.concurrent.each(documentedMembers())(
    'ends as documented for $memberId',
    async ({ memberId, errors, calls, charges }) => {
      // A ledger of its own, since the rows run at once.
      const mine = new PayerSimulator({ latencyMilliseconds: 0, slowMilliseconds: 100 });
      const own = payerServer({ simulator: mine, keys: () => ['a-key'] });
      const url = `http://127.0.0.1:${await listenOnLoopback(own, 0)}${API_PATH}`;
      const expected =
        errors === undefined ? answered : (REASONS[`${memberId} ${errors[0].code}`] ?? { kind: 'refused', errors });
      try {
        expect(await ask(payer({ url }), `${memberId}-1`)).toEqual(expected);
        expect(mine.ledger.payers['SIM-A']).toMatchObject({ calls, charges });
      } finally {
        await closeServer(own);
      }
    },
  );

  it('reads the benefits that a front desk wants to know', async () => {
    const answer = await ask(payer(), 'ACTIVE');
    expect(answer.kind === 'answered' && answer.coverage.reveal()).toEqual({
      status: 'active',
      planName: 'Choice PPO',
      coverageStart: '2026-01-01',
      copayCents: 2_500,
      deductibleRemainingCents: 41_250,
      deductibleTotalCents: 150_000,
      primaryCareProvider: 'ANA ORTEGA',
      benefits: [
        { serviceType: '98', name: 'Professional (Physician) Visit - Office', inNetwork: true, copayCents: 2_500 },
        { serviceType: '98', name: 'Professional (Physician) Visit - Office', inNetwork: false, copayCents: 6_000 },
        { serviceType: '30', name: 'Health Benefit Plan Coverage', inNetwork: true, coinsurancePercent: 20 },
      ],
    } satisfies Coverage);
    const ended = await ask(payer(), 'INACTIVE');
    expect(ended.kind === 'answered' && ended.coverage.reveal()).toMatchObject({
      status: 'inactive',
      coverageEnd: '2025-12-31',
    });
  });

  it('tells a payer that it does not know from one that is down', async () => {
    expect(await ask(payer(), 'ACTIVE', 'NOBODY')).toEqual(byPractice('79'));
    down('rejected');
    expect(await ask(payer(), 'ACTIVE')).toEqual(refused('42', 'payer', true));
  });

  it('stops calling a payer that is down, and no other', async () => {
    const one = payer();
    down('rejected');
    for (let n = 0; n < 20; n += 1) await ask(one, 'ACTIVE');
    expect(simulator.ledger.payers['SIM-A']?.calls).toBe(5);
    expect(await ask(one, 'ACTIVE')).toEqual(unavailable('circuit-open', 30));
    expect(await ask(one, 'ACTIVE', 'SIM-B')).toEqual(answered);
  });

  it('goes on calling a payer that refuses what callers send', async () => {
    const one = payer();
    for (let n = 0; n < 8; n += 1) expect(await ask(one, 'AAA72')).toEqual(refused('72', 'caller', false));
    expect(simulator.ledger.payers['SIM-A']?.calls).toBe(8);
  });

  it('repeats an inquiry when no connection came about', async () => {
    const closed = payerServer({ simulator, keys: () => keys });
    const url = `http://127.0.0.1:${await listenOnLoopback(closed, 0)}`;
    await closeServer(closed);
    expect(await ask(payer({ url }), 'ACTIVE')).toEqual(unavailable('connection'));
  });

  it('takes a rotated key from Secrets Manager without losing the inquiry', async () => {
    keys = ['the-next-key'];
    expect(await ask(payer({ nextKey: 'the-next-key' }), 'ACTIVE')).toEqual(answered);
    expect(logged).toEqual([]);
  });

  it('leaves the inquiry for later when its key is refused, or cannot be read, and says so in the log', async () => {
    expect(await ask(payer({ key: 'an-old-key' }), 'ACTIVE')).toEqual(unavailable('connection'));
    expect(logged).toEqual([JSON.stringify(['CLEARINGHOUSE_KEY_REFUSED', { status: 403 }])]);
    expect(await ask(payer({ fails: true }), 'ACTIVE')).toEqual(unavailable('connection'));
    expect(logged).toHaveLength(2);
    expect(simulator.ledger.payers).toEqual({});
  });

  it('logs nothing of a member or of an answer, whatever happens', async () => {
    const one = payer();
    const members = ['ACTIVE', 'AAA72', 'GARBLED', 'HALF', 'UNAVAILABLE'];
    for (const memberId of members) await ask(one, `${memberId}-CANARY`);
    await ask(payer({ key: 'an-old-key' }), 'ACTIVE-CANARY');
    expect(logged.join()).not.toMatch(/CANARY|Quillfeather|1985|Choice PPO/i);
  });
});
