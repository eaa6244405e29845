import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeServer, listenOnLoopback } from '../loopback-listener.ts';
import { repositoryRoot } from '../repository-root.ts';
import { MAGIC_MEMBERS } from './magic-members.ts';
import { API_PATH, payerServer } from './payer-server.ts';
import { OUTAGE_KINDS, PayerSimulator } from './payer-simulator.ts';

const simulator = new PayerSimulator({ latencyMilliseconds: 0, slowMilliseconds: 100 });
const server = payerServer({ simulator, keys: () => ['a-key'] });
let url: string;
beforeAll(async () => {
  url = `http://127.0.0.1:${await listenOnLoopback(server, 0)}`;
});
afterAll(() => closeServer(server));
afterEach(async () => {
  simulator.forget();
  await control('POST', '/outages', { payerId: 'SIM-A', seconds: 0 });
});

const control = (method: string, path: string, body?: object): Promise<Response> =>
  fetch(`${url}${path}`, { method, ...(body && { body: JSON.stringify(body) }) });

interface Asked {
  memberId?: string;
  payerId?: string;
  inquiryId?: string;
  authorization?: string;
  signal?: AbortSignal;
}

const ask = ({ memberId = 'ACTIVE', payerId = 'SIM-A', inquiryId = 'ver_1', authorization = 'a-key', signal }: Asked) =>
  fetch(`${url}${API_PATH}/change/medicalnetwork/eligibility/v3`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({
      tradingPartnerServiceId: payerId,
      externalPatientId: inquiryId,
      provider: { organizationName: 'Main Street Family Practice', npi: '1999999984' },
      subscriber: { memberId, firstName: 'Maria', lastName: 'Garcia', dateOfBirth: '19850214' },
      encounter: { serviceTypeCodes: ['30'], dateOfService: '20261208' },
    }),
    ...(signal && { signal }),
  });

describe('the payer simulator', () => {
  it('answers an eligibility check as the clearinghouse documents it', async () => {
    const response = await ask({});
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      tradingPartnerServiceId: 'SIM-A',
      subscriber: { memberId: 'ACTIVE', lastName: 'Garcia' },
      planStatus: [{ statusCode: '1', status: 'Active Coverage' }],
      benefitsInformation: expect.arrayContaining([
        expect.objectContaining({ code: 'C', timeQualifierCode: '29', benefitAmount: '412.5' }),
      ]),
      errors: [],
    });
  });

  it('takes magic member ids with anything behind a hyphen, and covers everybody else', async () => {
    for (const [memberId, code] of [
      ['INACTIVE-77', '6'],
      ['W000123', '1'],
    ] as const) {
      const { planStatus } = (await (await ask({ memberId })).json()) as { planStatus: [{ statusCode: string }] };
      expect(planStatus[0].statusCode).toBe(code);
    }
  });

  it('puts an AAA code at its level and among all errors', async () => {
    const error = expect.objectContaining({ field: 'AAA', code: '72', location: 'Loop 2100C' });
    expect(await (await ask({ memberId: 'AAA72' })).json()).toMatchObject({
      subscriber: { aaaErrors: [error] },
      errors: [error],
      benefitsInformation: [],
    });
    expect(await (await ask({ payerId: 'NOBODY' })).json()).toMatchObject({ errors: [{ code: '79' }] });
  });

  it('refuses a call without its key, or with a body that is no inquiry', async () => {
    expect((await ask({ authorization: 'another' })).status).toBe(403);
    expect((await ask({ memberId: '' })).status).toBe(400);
    expect(simulator.ledger.payers).toEqual({});
  });

  it('cuts the connection in the middle of an answer', async () => {
    const response = await ask({ memberId: 'HALF' });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('answers 429 with Retry-After, always or once an inquiry', async () => {
    const throttled = await ask({ memberId: 'THROTTLED' });
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '30']);
    const inquiry = { memberId: 'BUSY', inquiryId: 'ver_busy' };
    expect([(await ask(inquiry)).status, (await ask(inquiry)).status]).toEqual([429, 200]);
  });

  it('counts calls, charges and the most that were under way, and gives an id of an inquiry no second charge for free', async () => {
    const waiting = [1, 2, 3].map(() => ask({ memberId: 'SLOW', inquiryId: 'ver_2' }));
    await Promise.all(waiting.map(async (response) => (await response).text()));
    await (await ask({ memberId: 'AAA42', inquiryId: 'ver_3' })).text();
    const { payers, inquiries } = (await (await control('GET', '/ledger')).json()) as PayerSimulator['ledger'];
    expect(payers['SIM-A']).toMatchObject({ calls: 4, charges: 3, mostAtOnce: 3 });
    expect(inquiries).toEqual({ ver_2: { calls: 3, charges: 3 }, ver_3: { calls: 1, charges: 0 } });
  });

  it('takes a payer down by command, in each kind, and brings it back', async () => {
    const seen: unknown[] = [];
    for (const kind of OUTAGE_KINDS) {
      await control('POST', '/outages', { payerId: 'SIM-A', seconds: 60, kind });
      const signal = AbortSignal.timeout(100);
      seen.push(
        await ask({ signal })
          .then(async (response) => [response.status, await response.json()])
          .catch(() => 'no answer'),
      );
    }
    const rejected = [200, expect.objectContaining({ errors: [expect.objectContaining({ code: '42' })] })];
    expect(seen).toEqual([rejected, [503, expect.anything()], 'no answer', 'no answer']);
    expect((await (await ask({ payerId: 'SIM-B' })).json()) as object).toMatchObject({ errors: [] });
    await control('POST', '/outages', { payerId: 'SIM-A', seconds: 0 });
    expect((await (await ask({})).json()) as object).toMatchObject({ errors: [] });
  });

  it('has each magic id and each kind of outage in its documentation, and no other', () => {
    const page = readFileSync(resolve(repositoryRoot, 'docs/payer-simulator.md'), 'utf8');
    const firstCells = [...page.matchAll(/^\| `([^`]+)`/gm)].map(([, cell]) => cell);
    expect(firstCells.sort()).toEqual([...Object.keys(MAGIC_MEMBERS), ...OUTAGE_KINDS].sort());
  });
});
