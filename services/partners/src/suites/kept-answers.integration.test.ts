import { type DynamoDbWorld, startDynamoDbWorld } from '@frontdesk/booking/testing/dynamodb-world';
import { practiceRules } from '@frontdesk/booking/testing/practices';
import { DynamoDbPlanLists } from '@frontdesk/insurance/adapters/dynamodb-plan-lists';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startKeptAnswersDoor } from '../testing/kept-answers-door.ts';

let world: DynamoDbWorld;
let door: Awaited<ReturnType<typeof startKeptAnswersDoor>>;
let plans: DynamoDbPlanLists;
const versions = { p001: 1, p002: 1 };

beforeAll(async () => {
  // The gateway's clock: time passes when a test says so.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-12-01T08:00:00Z') });
  world = await startDynamoDbWorld();
  const { client, tableNames } = world.database;
  plans = new DynamoDbPlanLists({ client, tableName: tableNames.insurance });
  for (const id of ['p001', 'p002'] as const) {
    await world.putRules(practiceRules(id, 'America/New_York'));
    await plans.replaceList(id, { version: 1, plans: [planOf(id)] });
  }
  door = await startKeptAnswersDoor(world.database);
});
// What an earlier test had kept is over.
beforeEach(() => pass(600));
afterAll(async () => {
  await door?.stop();
  await world?.stop();
  vi.useRealTimers();
});

const pass = (seconds: number): void => void vi.setSystemTime(Date.now() + seconds * 1000);
const planOf = (practiceId: string) => ({
  ...{ planId: `plan-of-${practiceId}`, name: 'Choice PPO', type: 'medical' as const },
  ...{ payerId: 'SIM-A', payerName: 'Aster Health Plan' },
});
const change = async (id: 'p001' | 'p002'): Promise<void> => {
  versions[id] += 1;
  await plans.replaceList(id, { version: versions[id], plans: [planOf(id)] });
};
const PLANS = '/v2/practices/p001/insurance-plans';
const refresh = { 'cache-control': 'max-age=0' };

describe.each([
  ['listInsurancePlans', '/insurance-plans'],
  ['readPractice', ''],
])('the stage keeps for five minutes what %s answers', (operationId, path) => {
  const pathOf = (practiceId: string) => `/v2/practices/${practiceId}${path}`;

  it('so that 301 reads of a practice, with whichever of its keys, reach the function once', async () => {
    const before = door.callsOf(operationId);
    const first = await door.read('p001-a', pathOf('p001'));
    expect(first.status).toBe(200);
    for (let sent = 0; sent < 300; sent += 10) {
      const keys = Array.from({ length: 10 }, (_, index) => `p001-${index}`);
      for (const answer of await Promise.all(keys.map((key) => door.read(key, pathOf('p001')))))
        expect(answer).toEqual(first);
      pass(9.99);
    }
    expect(door.callsOf(operationId) - before).toBe(1);
    pass(0.3);
    await door.read('p001-a', pathOf('p001'));
    expect(door.callsOf(operationId) - before).toBe(2);
  });

  it("and a practice's key never gets another's answer", async () => {
    const before = door.callsOf(operationId);
    for (const practiceId of ['p001', 'p002', 'p001', 'p002']) {
      const { status, json } = await door.read(`${practiceId}-a`, pathOf(practiceId));
      expect([status, JSON.stringify(json)]).toEqual([200, expect.stringContaining(practiceId)]);
    }
    expect(door.callsOf(operationId) - before).toBe(2);
    expect(await door.read('p002-a', pathOf('p001'))).toMatchObject({ status: 403, json: { code: 'FORBIDDEN' } });
  });

  it('whole, to whoever asks, also after somebody who has it already', async () => {
    const { etag, json } = await door.read('p001-a', pathOf('p001'));
    pass(300);
    expect(await door.read('p001-a', pathOf('p001'), { 'if-none-match': etag })).toMatchObject({ status: 200, json });
    expect(await door.read('p001-b', pathOf('p001'))).toMatchObject({ status: 200, json });
  });

  it('and nothing of a failure: the next one asks again', async () => {
    for (const { follow } of door.faults) follow(() => ({ kind: 'throttled' }));
    const refused = await door.read('p001-a', pathOf('p001'));
    expect(refused).toMatchObject({ status: 500, json: { code: 'UNEXPECTED' } });
    for (const { reset } of door.faults) reset();
    expect((await door.read('p001-a', pathOf('p001'))).status).toBe(200);
  });
});

describe('a change of the plans', () => {
  it('is seen after 300 seconds, and not before', async () => {
    expect((await door.read('p001-a', PLANS)).json.version).toBe(versions.p001);
    await change('p001');
    pass(299.999);
    expect((await door.read('p001-a', PLANS)).json.version).toBe(versions.p001 - 1);
    pass(0.001);
    expect((await door.read('p001-a', PLANS)).json.version).toBe(versions.p001);
  });

  it('is seen at once by all when a caller who may has the answer refreshed, and by nobody else', async () => {
    await door.read('p001-a', PLANS);
    await change('p001');
    const ignored = await door.read('p001-a', PLANS, refresh);
    expect(ignored).toMatchObject({ status: 200, warning: expect.stringMatching(/^199 /) });
    expect(ignored.json.version).toBe(versions.p001 - 1);
    expect((await door.read('p001-operator', PLANS, refresh)).json.version).toBe(versions.p001);
    expect((await door.read('p001-a', PLANS)).json.version).toBe(versions.p001);
  });
});
