import { readFileSync } from 'node:fs';
import { QueryCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { claimUpdate } from '@frontdesk/aws/day-sheet-claim';
import { PracticeRulesReader } from '@frontdesk/aws/practice-rules-reader';
import { closureList, closure as closureSchema } from '@frontdesk/contracts/closure';
import { schedule as scheduleSchema } from '@frontdesk/contracts/schedule';
import { slotPage } from '@frontdesk/contracts/slot';
import { written } from '@frontdesk/practices/testing/appointments-in-time.suite';
import { ALWAYS, OFFICE_HOURS, practiceDocument } from '@frontdesk/practices/testing/practice-documents';
import { pagesOf } from '@frontdesk/scheduling/claim';
import { FOREVER } from '@frontdesk/scheduling/day-sheet';
import { formatUtcInstant } from '@frontdesk/scheduling/instant';
import { openTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/shared-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startContainer } from './testing/slots-container.ts';

type Container = Awaited<ReturnType<typeof startContainer>>;

let database: TestDynamoDb;
let here: Container;
let there: Container;
let practiceId: string;
let practices = 0;

beforeAll(async () => {
  database = await openTestDynamoDb();
  here = await startContainer(database);
  there = await startContainer(database);
});
afterAll(async () => {
  for (const container of [here, there]) container.client.destroy();
  await database.stop();
});
beforeEach(async () => {
  practices += 1;
  practiceId = `practice-${practices}`;
  await here.importPractice(practiceDocument({ practiceId }));
  here.calls.length = 0;
});

const minutes = (instant: string): number => Date.parse(instant) / 60_000;
const MONDAY = { from: '2030-03-04', to: '2030-03-04', appointmentType: 'exam' };

const search = async (container: Container, query: Record<string, string> = {}) =>
  container.ask('searchSlots', { practiceId, query: { ...MONDAY, ...query }, role: 'agent' });
const scheduleOf = (providerId: string) => ({ practiceId, path: { providerId } });
const close = async (body: unknown, headers: Record<string, string> = {}) =>
  there.ask('createClosure', { practiceId, body, headers });

/** Books as a booking does: on the condition of the provider's revision, with the page and the appointment. */
async function book(id: string, start: number, scheduleRevision: number, providerId = 'dr-adams'): Promise<void> {
  const { client, tableNames } = database;
  const place = { tableName: tableNames.daySheets, practiceId };
  const times = { nowEpochSeconds: 1, untilEpochSeconds: FOREVER };
  const texts = {
    ...{ ownerKey: `${practiceId}#${id}`, item: 'APPOINTMENT', startKey: `${formatUtcInstant(start)}#${id}` },
    ...{ practiceId, appointmentId: id, providerId, status: 'booked', start: written(start), end: written(start + 30) },
    appointmentType: 'exam',
  };
  await client.send(
    new TransactWriteItemsCommand({
      TransactItems: [
        {
          ConditionCheck: {
            TableName: tableNames.schedules,
            Key: { practiceId: { S: practiceId }, item: { S: `SCHEDULE#${providerId}` } },
            ConditionExpression: 'revision = :revision',
            ExpressionAttributeValues: { ':revision': { N: String(scheduleRevision) } },
          },
        },
        ...pagesOf([providerId], { start, end: start + 30 }).map((page) => claimUpdate(place, page, times)),
        {
          Put: {
            TableName: tableNames.appointments,
            Item: {
              ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, { S: text }])),
              startEpochMinutes: { N: String(start) },
              claimStart: { N: String(start) },
              claimEnd: { N: String(start + 30) },
            },
          },
        },
      ],
    }),
  );
}

async function revisionOf(providerId: string): Promise<number> {
  const reader = new PracticeRulesReader({ client: database.client, tableName: database.tableNames.schedules });
  return (await reader.read(practiceId))?.providers.get(providerId)?.revision ?? Number.NaN;
}

/** What a container has asked of the database for the request itself: the count against the practice's limit runs beside it. */
function asked({ calls }: Pick<typeof here, 'calls'>): (typeof here)['calls'] {
  const { rateLimits } = database.tableNames;
  return calls.filter(({ input }) => (input as { TableName?: string }).TableName !== rateLimits);
}

describe('the event schedule.changed', () => {
  const published = async () => {
    const { client, tableNames } = database;
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableNames.events,
        KeyConditionExpression: 'practiceId = :practiceId',
        ExpressionAttributeValues: { ':practiceId': { S: practiceId } },
      }),
    );
    return Items.map(({ event, data }) => [event?.S, data?.M?.providerId?.S]);
  };

  it('tells of each change of hours, closures and types, once it is made; of a new practice nobody', async () => {
    expect(await published()).toEqual([]);
    const refused = { weekly: [{ dayOfWeek: 'mon', start: '09:00', end: '09:05' }] };
    const anyVersion = { 'if-match': '*' };
    const replace = (body: unknown) =>
      here.ask('replaceSchedule', { ...scheduleOf('dr-adams'), headers: anyVersion, body });
    expect((await replace(refused)).status).toBe(400);
    expect(await published()).toEqual([]);
    expect((await replace({ weekly: OFFICE_HOURS })).status).toBe(200);
    const closed = await close({ start: '2030-03-04', end: '2030-03-04', providerId: 'dr-baker', description: 'Away' });
    await here.ask('deleteClosure', { practiceId, path: { closureId: closed.body.id } });
    const type = { practiceId, path: { appointmentType: 'exam' }, headers: anyVersion, body: { durationMinutes: 20 } };
    expect((await here.ask('replaceAppointmentType', type)).body).toMatchObject({ durationMinutes: 20, version: 2 });
    const named = { practiceId, headers: anyVersion, body: { displayName: 'Riverside' } };
    expect((await here.ask('replacePractice', named)).body).toMatchObject({ displayName: 'Riverside', version: 2 });
    await here.importPractice(practiceDocument({ practiceId }));
    const event = 'schedule.changed';
    expect(await published()).toEqual([
      [event, 'dr-adams'],
      [event, 'dr-baker'],
      [event, 'dr-baker'],
      [event, undefined],
      [event, undefined],
      [event, undefined],
    ]);
  });
});

describe('GET /practices/{id}/slots', () => {
  it('takes one GetItem and one Query, at once, when the container is warm', async () => {
    await search(here, { providerId: 'dr-adams' });
    expect(asked(here).map(({ command }) => command)).toEqual(['Query', 'GetItem', 'Query']);
    here.calls.length = 0;
    const { status, body } = await search(here, { providerId: 'dr-adams', to: '2030-03-31', limit: '500' });
    expect(
      asked(here)
        .map(({ command }) => command)
        .sort(),
    ).toEqual(['GetItem', 'Query']);
    expect(status).toBe(200);
    const page = slotPage.parse(body);
    expect(page.items).toHaveLength(500);
    expect(page.items.at(-1)?.start).toMatch(/^2030-03-2/);
  });

  it('takes one Query a provider when any will do', async () => {
    await search(here);
    here.calls.length = 0;
    await search(here);
    expect(
      asked(here)
        .map(({ command }) => command)
        .sort(),
    ).toEqual(['GetItem', 'Query', 'Query']);
  });

  it('follows a schedule that another container has changed', async () => {
    expect((await search(here, { providerId: 'dr-adams' })).body.items[0].start).toBe('2030-03-04T09:00:00-05:00');
    const weekly = [{ dayOfWeek: 'mon', start: '13:00', end: '14:00' }];
    const changed = { ...scheduleOf('dr-adams'), body: { weekly }, headers: { 'if-match': '"1"' } };
    expect((await there.ask('replaceSchedule', changed)).status).toBe(200);
    const { body } = await search(here, { providerId: 'dr-adams' });
    expect(body.items.map(({ start }: { start: string }) => start)).toEqual(
      ['13:00', '13:15', '13:30'].map((time) => `2030-03-04T${time}:00-05:00`),
    );
  });

  it('follows closures as they come and go', async () => {
    const before = (await search(here)).body;
    const closed = await close({ start: '2030-03-04', end: '2030-03-04' });
    expect((await search(here)).body).toEqual({ items: [] });
    const path = { closureId: closed.body.id };
    expect(await there.ask('deleteClosure', { practiceId, path })).toMatchObject({ status: 204, body: undefined });
    expect((await search(here)).body).toEqual(before);
  });

  it('leaves out what is booked', async () => {
    await book('apt_1', minutes('2030-03-04T09:30:00-05:00'), await revisionOf('dr-adams'));
    const { body } = await search(here, { providerId: 'dr-adams', limit: '2' });
    expect(body.items.map(({ start }: { start: string }) => start)).toEqual([
      '2030-03-04T09:00:00-05:00',
      '2030-03-04T10:00:00-05:00',
    ]);
  });

  it('looks for another time of an appointment with one GetItem more, and gives its own as free', async () => {
    await book('apt_1', minutes('2030-03-04T09:30:00-05:00'), await revisionOf('dr-adams'));
    await search(here, { providerId: 'dr-adams' });
    here.calls.length = 0;
    const query = { providerId: 'dr-adams', ignoreAppointmentId: 'apt_1', limit: '3' };
    const { body } = await search(here, query);
    expect(asked(here).map(({ command }) => command)).toEqual(['GetItem', 'GetItem', 'Query']);
    expect(body.items.map(({ start }: { start: string }) => start)).toEqual([
      '2030-03-04T09:00:00-05:00',
      '2030-03-04T09:15:00-05:00',
      '2030-03-04T09:30:00-05:00',
    ]);
    expect(await search(here, { ...query, ignoreAppointmentId: 'apt_2' })).toMatchObject({ status: 404 });
  });

  it.each([
    ['America/New_York', '2030-11-03', 100, ['2030-11-03T01:00:00-04:00', '2030-11-03T01:00:00-05:00']],
    ['America/New_York', '2030-03-10', 92, ['2030-03-10T03:00:00-04:00']],
    // Half an hour is repeated.
    ['Australia/Lord_Howe', '2030-04-07', 98, ['2030-04-07T01:30:00+11:00', '2030-04-07T01:30:00+10:30']],
  ])('knows the day of %s on %s', async (timeZone, date, count, among) => {
    const providers = [{ providerId: 'dr-always', weekly: ALWAYS, overrides: [] }];
    await there.importPractice(practiceDocument({ practiceId, timeZone, providers }));
    const query = { from: date, to: date, providerId: 'dr-always', limit: '500' };
    const starts = (await search(here, query)).body.items.map(({ start }: { start: string }) => start);
    expect(starts).toEqual(expect.arrayContaining(among));
    expect(starts).toHaveLength(count);
  });

  it('gives every slot once, page by page, while others book', async () => {
    const query = { to: '2030-03-08', limit: '37' };
    const all = (await search(here, { to: '2030-03-08', limit: '500' })).body.items;
    const walked: unknown[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await search(here, { ...query, ...(cursor !== undefined && { cursor }) });
      walked.push(...body.items);
      if (cursor === undefined) await book('apt_1', minutes('2030-03-04T09:00:00-05:00'), await revisionOf('dr-adams'));
      cursor = body.nextCursor;
    } while (cursor !== undefined);
    expect(walked).toEqual(all);
  });

  it.each([
    ['an unknown type', { appointmentType: 'mri' }, 400, '/query/appointmentType'],
    ['a month and a day', { to: '2030-04-04' }, 400, '/query/to'],
    ["the calendar's beginning", { from: '0000-01-01', to: '0000-01-02' }, undefined, undefined],
    ["the calendar's end", { from: '9999-12-31', to: '9999-12-31' }, undefined, undefined],
    ['a cursor that is none', { cursor: 'x' }, 400, '/query/cursor'],
    ['a limit that is none', { limit: 'many' }, 400, '/query/limit'],
    ['an unknown provider', { providerId: 'dr-who' }, 404, undefined],
  ])('answers %s with a problem, never a 500', async (_, query, status, pointer) => {
    const reply = await search(here, query);
    if (status !== undefined) expect(reply.status).toBe(status);
    if (pointer !== undefined) expect(reply.body.errors[0].pointer).toBe(pointer);
    expect(reply.status).toBeLessThan(500);
  });
});

describe('/practices/{id}/schedules/{providerId}', () => {
  it('is read with its version, changed by who knows it, and refused to others', async () => {
    const read = await here.ask('readSchedule', scheduleOf('dr-adams'));
    expect(read).toMatchObject({ status: 200, headers: { etag: '"1"' } });
    expect(scheduleSchema.parse(read.body)).toMatchObject({ practiceId, timeZone: 'America/New_York', version: 1 });

    const put = (headers: Record<string, string>) =>
      there.ask('replaceSchedule', { ...scheduleOf('dr-adams'), body: read.body, headers });
    expect(await put({})).toMatchObject({ status: 428, body: { code: 'PRECONDITION_REQUIRED' } });
    expect(await put({ 'if-match': '"1"' })).toMatchObject({ status: 200, headers: { etag: '"2"' } });
    expect(await put({ 'if-match': '"1"' })).toMatchObject({ status: 412, body: { code: 'STALE_VERSION' } });
    expect(await put({ 'if-none-match': '*' })).toMatchObject({ status: 412, body: { code: 'STALE_VERSION' } });
    expect(await put({ 'if-match': '*' })).toMatchObject({ status: 200, headers: { etag: '"3"' } });
  });

  it('is made for a new provider, who can be found at once', async () => {
    await search(here);
    const made = { ...scheduleOf('dr-new'), body: { weekly: OFFICE_HOURS }, headers: { 'if-none-match': '*' } };
    expect(await there.ask('replaceSchedule', made)).toMatchObject({ status: 200, headers: { etag: '"1"' } });
    expect((await search(here, { providerId: 'dr-new', limit: '1' })).body.items).toHaveLength(1);
  });

  it('lets one of ten changes of the same version succeed', async () => {
    const body = { weekly: OFFICE_HOURS };
    const change = { ...scheduleOf('dr-adams'), body, headers: { 'if-match': '"1"' } };
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, at) => (at % 2 ? here : there).ask('replaceSchedule', change)),
    );
    const statuses = replies.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 9 }, () => 412)]);
  });

  it('points at windows that cannot be', async () => {
    const weekly = [{ dayOfWeek: 'mon', start: '09:00', end: '17:01' }];
    const reply = await here.ask('replaceSchedule', {
      ...scheduleOf('dr-adams'),
      body: { weekly },
      headers: { 'if-match': '"1"' },
    });
    expect(reply).toMatchObject({ status: 400, body: { errors: [{ pointer: '/weekly/0/end' }] } });
  });

  it('is for agents to read, and for managers to change', async () => {
    const agent = { ...scheduleOf('dr-adams'), role: 'agent' } as const;
    const read = await here.ask('readSchedule', agent);
    expect(read).toMatchObject({ status: 200, body: { providerId: 'dr-adams' } });
    const change = { ...agent, body: read.body, headers: { 'if-match': '*' } };
    expect(await here.ask('replaceSchedule', change)).toMatchObject({ status: 403 });
  });
});

describe('/practices/{id}/closures', () => {
  const DAY = { start: '2030-03-04', end: '2030-03-04' };

  it('is closed, listed with who stands in it, and opened again', async () => {
    await book('apt_1', minutes('2030-03-04T09:30:00-05:00'), await revisionOf('dr-adams'));
    const made = await close(DAY);
    expect(made).toMatchObject({
      status: 201,
      headers: { location: `/practices/${practiceId}/closures/${made.body.id}` },
      body: { start: '2030-03-04T00:00:00-05:00', end: '2030-03-05T00:00:00-05:00' },
    });
    expect(closureSchema.parse(made.body).existingAppointments).toEqual([
      {
        ...{ id: 'apt_1', providerId: 'dr-adams' },
        ...{ start: '2030-03-04T09:30:00-05:00', end: '2030-03-04T10:00:00-05:00' },
      },
    ]);
    const listed = await here.ask('listClosures', { practiceId, role: 'agent' });
    expect(closureList.parse(listed.body).items).toEqual([made.body]);

    const path = { closureId: made.body.id };
    expect((await here.ask('deleteClosure', { practiceId, path })).status).toBe(204);
    expect((await here.ask('deleteClosure', { practiceId, path })).status).toBe(404);
    expect((await here.ask('listClosures', { practiceId })).body).toEqual({ items: [] });
  });

  it('refuses every booking by the rules of before, and lists every one that came first', async () => {
    const revision = await revisionOf('dr-adams');
    const start = minutes('2030-03-04T09:00:00-05:00');
    const bookings = Array.from({ length: 12 }, (_, at) => book(`apt_${at}`, start + at * 30, revision));
    const [made, outcomes] = await Promise.all([close(DAY), Promise.allSettled(bookings)]);
    const booked = outcomes.flatMap(({ status }, at) => (status === 'fulfilled' ? [`apt_${at}`] : []));
    expect(made.status).toBe(201);
    expect(made.body.existingAppointments.map(({ id }: { id: string }) => id).sort()).toEqual(booked.sort());
    await expect(book('apt_late', start + 24 * 30, revision)).rejects.toThrow('ConditionalCheckFailed');
  });

  it('changes the revision of one provider when one is away', async () => {
    const before = [await revisionOf('dr-adams'), await revisionOf('dr-baker')];
    await close({ ...DAY, providerId: 'dr-baker' });
    const after = [await revisionOf('dr-adams'), await revisionOf('dr-baker')];
    expect(after.map((revision, at) => revision === before[at])).toEqual([true, false]);
  });

  it('closes once for twenty requests with one key, and answers them alike', async () => {
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        (at % 2 ? here : there).ask('createClosure', {
          practiceId,
          body: DAY,
          headers: { 'idempotency-key': 'key-1' },
        }),
      ),
    );
    expect(new Set(replies.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect((await here.ask('listClosures', { practiceId })).body.items).toHaveLength(1);
    const other = await close({ ...DAY, end: '2030-03-05' }, { 'idempotency-key': 'key-1' });
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  it('names what is wrong', async () => {
    expect(await close({ start: '2030-03-05', end: '2030-03-04' })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/end' }] },
    });
    expect(await close({ ...DAY, providerId: 'dr-who' })).toMatchObject({ status: 404 });
  });
});

describe('another practice', () => {
  it.each([
    ['searchSlots', { query: MONDAY }],
    ['readPractice', {}],
    ['readSchedule', { path: { providerId: 'dr-adams' } }],
    ['replaceSchedule', { path: { providerId: 'dr-adams' }, body: { weekly: [] }, headers: { 'if-match': '*' } }],
    ['createClosure', { body: { start: '2030-03-04', end: '2030-03-04' } }],
    ['listClosures', {}],
    ['deleteClosure', { path: { closureId: 'cls_1' } }],
  ] as const)('does not exist for %s', async (operation, parts) => {
    expect(await here.ask(operation, { practiceId, caller: 'somebody-else', ...parts })).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND' },
    });
    expect(asked(here)).toEqual([]);
  });

  it('does not know our cursors', async () => {
    const { body } = await search(here, { limit: '1' });
    await here.importPractice(practiceDocument({ practiceId: 'somebody-else' }));
    const query = { ...MONDAY, cursor: body.nextCursor };
    expect(await here.ask('searchSlots', { practiceId: 'somebody-else', query })).toMatchObject({ status: 404 });
  });
});

describe('importPractice', () => {
  it('sets up the demo, and may be repeated', async () => {
    const demo = JSON.parse(readFileSync(new URL('../demo/p003.json', import.meta.url), 'utf8'));
    await here.importPractice(demo);
    expect(await here.importPractice(demo)).toEqual({ practiceId: 'p003' });
    const query = { ...MONDAY, appointmentType: 'surgery-consult', providerId: 'dr-baker', limit: '1' };
    const { body } = await there.ask('searchSlots', { practiceId: 'p003', query });
    expect(body.items[0].start).toBe('2030-03-04T09:00:00-08:00');
  });

  it('names every fault of a document in one line', async () => {
    const faulty = { ...practiceDocument(), timeZone: 'Mars/Olympus', startGridMinutes: 7 };
    await expect(here.importPractice(faulty)).rejects.toThrow(/^INPUT_INVALID: \/timeZone .+; \/startGridMinutes .+/);
  });
});
