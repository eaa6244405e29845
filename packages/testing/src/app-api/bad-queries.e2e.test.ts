import type { Route } from '@frontdesk/contracts/route';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, expectRefusal, expectSuccess } from './answers.ts';
import { inWaves } from './in-waves.ts';
import { Practice, queryText } from './practice.ts';
import { EVERY_ROUTE, exampleCall } from './route-examples.ts';
import { ECHO, sendRaw } from './send-raw.ts';
import { everythingOf } from './stored-items.ts';
import { dateOf } from './times.ts';

let practice: Practice;
beforeAll(async () => {
  practice = await Practice.open('queries');
});

const withQuery = EVERY_ROUTE.filter(([, { query }]) => query !== undefined);
const withPath = EVERY_ROUTE.filter(([, { path }]) => path.includes('{'));

describe.each(withQuery)('%s', (_, route: Route) => {
  it('points at what is wrong in a query', async () => {
    const call = await exampleCall(route, practice);
    const given = new URLSearchParams(queryText(call.query ?? {}));
    const withParameter = (name: string, value: string): string => {
      const query = new URLSearchParams(given);
      query.delete(name);
      return `${query}&${name}=${value}`;
    };
    const invalid: [pointer: string, query: string][] = [
      ...['0', '-1', '501', '1.5', '', '%20', 'ten', '1e9', 'NaN', 'Infinity', `${ECHO}`, '%00', '1%002', '[]'].map(
        (value): [string, string] => ['/query/limit', withParameter('limit', value)],
      ),
      ...['', ECHO, '%00', 'x'.repeat(1_025), 'bnVsbA', 'W10', 'WzEsMiwzXQ', 'eyJhIjoxfQ', '%F0%9F%98%80'].map(
        (value): [string, string] => ['/query/cursor', withParameter('cursor', value)],
      ),
      ['/query', withParameter('odd', ECHO)],
      ['/query', withParameter(ECHO, '1')],
      ['/query', `${given}&${ECHO}=1&${ECHO}=2`],
      ['/query', withParameter('__proto__', ECHO)],
      ['/query/limit', `${given}&limit=5&limit=5`],
      ['/query/limit', `${given}&limit=5&%6cimit=5`],
    ];
    if (given.has('from')) {
      for (const name of ['from', 'to']) {
        for (const value of [
          '',
          ECHO,
          '2026-02-30',
          '2027-02-29',
          '2027-13-01',
          '2027-1-1',
          '20270101',
          '2027-03-01T09:00:00',
          '2027-03-01T09:00:00-99:00',
          '2027-03-01T25:00:00Z',
          '2027-03-01T09:00:00%2B',
          '2027-03-01T09:00:00+05:00',
          '1772323200',
          '%00',
          'x'.repeat(4_000),
        ]) {
          invalid.push([`/query/${name}`, withParameter(name, value)]);
        }
        invalid.push([`/query/${name}`, `${given}&${name}=${dateOf(0)}`]);
      }
      invalid.push(['/query/to', withParameter('to', dateOf(40))], ['/query/to', withParameter('to', dateOf(-3))]);
      invalid.push(['/query/from', withParameter('providerId', '%23').replace(/from=[^&]*/, 'from=x')]);
      for (const value of ['', '%23', 'a%00b', 'x'.repeat(65), '%FF', '..%2F..', '%E2%80%AE']) {
        const pointer = route.operationId === 'listCalls' ? '/query' : '/query/providerId';
        invalid.push([pointer, withParameter('providerId', value)]);
      }
    }
    if (route.operationId === 'listAppointments') invalid.push(['/query/status', withParameter('status', ECHO)]);
    if (route.operationId === 'searchSlots') {
      for (const value of ['', '%23', 'a%00b', 'x'.repeat(65), '%E2%80%AE']) {
        invalid.push(['/query/ignoreAppointmentId', withParameter('ignoreAppointmentId', value)]);
      }
    }
    if (given.has('appointmentType')) invalid.push(['/query/appointmentType', withParameter('appointmentType', ECHO)]);
    await inWaves(invalid, async ([pointer, query]) => {
      const answer = await sendRaw(practice, { ...call, query: {}, path: `${call.path}?${query}` });
      expect(`${query.slice(-80)} ${answer.status} ${answer.text}`).toContain(' 400 {');
      expectProblem(answer, 'INPUT_INVALID', pointer);
    });
  });

  it('hints at %2B where the + of an offset was sent as it is', async () => {
    const call = await exampleCall(route, practice);
    if (call.query?.from === undefined) return;
    const query = { ...call.query, from: undefined };
    const sent = (from: string) =>
      sendRaw(practice, { ...call, query: {}, path: `${call.path}${queryText(query)}&from=${from}` });
    const refused = await sent(`${dateOf(0)}T00:00:00+00:00`);
    expectProblem(refused, 'INPUT_INVALID', '/query/from');
    expect(refused.json.errors[0].message).toContain('%2B');
    expectSuccess(await sent(`${dateOf(0)}T00:00:00%2B00:00`), route);
    expectSuccess(await sent(`${dateOf(0)}t00:00:00z`), route);
  });

  it('bears odd dates and odd spellings', async () => {
    const call = await exampleCall(route, practice);
    for (const [from, to] of [
      ['0000-01-01', '0000-01-02'],
      ['0001-01-01T00:00:00Z', '0001-01-02T00:00:00Z'],
      ['9999-12-31', '9999-12-31'],
      ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.999Z'],
      ['9999-12-31T23:59:59-23:59', '9999-12-31T23:59:59-23:59'],
      ['1969-12-31', '1970-01-01'],
    ]) {
      const answer = await practice.send({
        ...call,
        query: { ...call.query, ...(call.query?.from !== undefined && { from, to }) },
      });
      if (answer.status === 200) expectSuccess(answer, route);
      else expectRefusal(answer, 400);
    }
    const odd = ['%', '%zz', '&&&', '=', '==', '%ff=%fe', 'a[b]=c', '?', '%00=%00', 'a&'.repeat(3_000)];
    await inWaves(odd, async (query) => {
      const answer = await sendRaw(practice, { ...call, query: {}, path: `${call.path}?${query}` });
      if (answer.status !== 200) expectProblem(answer, 'INPUT_INVALID');
    });
  });
});

describe.each(withPath)('%s', (_, route: Route) => {
  it('knows no id that cannot be one', async () => {
    const call = await exampleCall(route, practice);
    const before = await everythingOf(practice.id);
    const segments = call.path.split('/');
    const template = route.path.split('/');
    for (const [index, part] of template.entries()) {
      if (!part.startsWith('{')) continue;
      const strange = [
        '%00',
        `${segments[index]}%00`,
        `${segments[index]}%20`,
        `${segments[index]}%23x`,
        '%23',
        '%2e%2e',
        '%2F',
        `x%2F${segments[index]}`,
        '..%2f..%2fetc%2fpasswd',
        '%F0%9F%98%80',
        '%ED%A0%80',
        "';--",
        '__proto__',
        'constructor',
        '%7B%7D',
        'x'.repeat(65),
        'x'.repeat(8_000),
      ];
      await inWaves(strange, async (id) => {
        const path = segments.with(index, id).join('/');
        const answer = await practice.send({ ...call, path });
        expectRefusal(answer, 404, 400);
        if (answer.status === 400) expect(answer.text).toBe('{"message":"Bad Request"}');
      });
      await inWaves(['%', '%zz', '%E0%A4%A', '%C3%28', '%ff'], async (id) => {
        const answer = await practice.send({ ...call, path: segments.with(index, id).join('/') });
        expect(answer).toMatchObject({ status: 400, text: '{"message":"Bad Request"}' });
      });
    }
    expect(await everythingOf(practice.id)).toEqual(before);
  });
});
