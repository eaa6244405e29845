import { ROUTES } from '@frontdesk/contracts/routes';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from './answers.ts';
import type { Reach, Row } from './foreign-call.ts';
import { FOREIGN_CALLS } from './foreign-calls.ts';
import { Practice } from './practice.ts';
import { routeNamed } from './route-examples.ts';
import { everythingOf } from './stored-items.ts';

let owner: Practice;
let other: Practice;

const reaches = new Map<Row, Reach>();
const snapshot = () => everythingOf(owner.id, other.id);
let before: Awaited<ReturnType<typeof snapshot>>;

beforeAll(async () => {
  [owner, other] = await Promise.all([Practice.open('owner'), Practice.open('other')]);
  await owner.booked();
  for (const row of FOREIGN_CALLS) reaches.set(row, await row[2]({ owner, other }));
  before = await snapshot();
});

const reachOf = (row: Row): Reach => reaches.get(row) ?? expect.fail('not prepared');

/** A ticket's request names nothing, so there is nothing foreign to reach for: what it opens is the realtime suite's. That of a
 *  verification names a payer, and whom it is of; that of a report days. */
const NAMES_NOTHING = ['createRealtimeTicket', 'createVerification', 'createReport'];

it('reaches for another practice on every route there is', () => {
  expect(new Set([...FOREIGN_CALLS.map(([operationId]) => operationId), ...NAMES_NOTHING])).toEqual(
    new Set(ROUTES.map(({ operationId }) => operationId)),
  );
});

describe('another practice’s', () => {
  it.each(FOREIGN_CALLS.map((row) => [row[0], row[1], row] as const))(
    '%s answers as if %s were not there, and nothing changes',
    async (_operationId, _what, row) => {
      const { call, status } = reachOf(row);
      for (const as of ['manager', 'admin'] as const) {
        const answer = await other.send({ ...call, as });
        if (status === undefined) expectProblem(answer, 'NOT_FOUND');
        else expect(answer).toMatchObject({ status, json: { items: [] } });
        expect(answer.text).not.toContain(owner.id);
      }
      expect(await snapshot()).toEqual(before);
    },
  );

  it('answer is the same as for what never was, so that nobody learns of its existence', async () => {
    const { id } = await owner.booked();
    const shape = async (path: string) => {
      const { json, headers } = await other.send({ method: 'GET', path });
      return { ...json, instance: '', type: headers['content-type'], names: Object.keys(headers).sort() };
    };
    expect(await shape(`/appointments/${id}`)).toEqual(await shape(`/appointments/apt_${'0'.repeat(32)}`));
  });
});

// After all the reaching: these change what the snapshot is of.
describe('the owner’s own', () => {
  it.each(FOREIGN_CALLS.map((row) => [row[0], row[1], row] as const))(
    '%s finds %s by the same call',
    async (operationId, _what, row) => {
      const { call, own = call } = reachOf(row);
      const answer = await owner.send(own);
      expect(answer.status, answer.text).toBe(routeNamed(operationId).success.status);
      if (answer.json?.practiceId !== undefined) expect(answer.json.practiceId).toBe(owner.id);
      for (const item of answer.json?.items ?? []) expect(item.practiceId ?? owner.id).toBe(owner.id);
      if (['listAppointments', 'listHolds', 'searchPatients'].includes(operationId))
        expect(answer.json.items).not.toEqual([]);
    },
  );
});
