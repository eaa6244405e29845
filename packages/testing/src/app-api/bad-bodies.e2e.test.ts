import type { Route } from '@frontdesk/contracts/route';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, expectSuccess } from './answers.ts';
import { inWaves } from './in-waves.ts';
import { Practice } from './practice.ts';
import { EVERY_ROUTE, exampleCall, routeNamed } from './route-examples.ts';
import { ECHO, sendRaw } from './send-raw.ts';
import type { WireAnswer } from './send-request.ts';
import { everythingOf } from './stored-items.ts';
import { settled } from './verifications.ts';

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** What the gateway takes at most. They are as bytes, once: to make and encode millions of characters takes its time. */
const GATEWAY_LIMIT = 10 * 1024 * 1024;
const SPACES = Buffer.alloc(GATEWAY_LIMIT, ' ');
const TOO_LARGE = Buffer.alloc(GATEWAY_LIMIT + 1, 'x');

let practice: Practice;
beforeAll(async () => {
  practice = await Practice.open('bodies');
});

const withBody = EVERY_ROUTE.filter(([, { body }]) => body !== undefined);

/** Asserts the success, and waits for what the route leaves to a worker: it would change what is stored under the next test. */
async function expectSettledSuccess(answer: WireAnswer, route: Route): Promise<void> {
  expectSuccess(answer, route);
  await settled(practice, route.operationId, answer);
}

describe.each(withBody)('%s', (_, route: Route) => {
  it('refuses bodies that are none, and keeps nothing of them', async () => {
    const call = await exampleCall(route, practice);
    const before = await everythingOf(practice.id);
    const good = JSON.stringify(call.body);
    const invalid: Record<string, string | Uint8Array | undefined> = {
      none: undefined,
      empty: '',
      'a space': ' ',
      truncated: good.slice(0, -1),
      'one half': good.slice(0, good.length / 2),
      'something after it': `${good}${ECHO}`,
      'two of them': good + good,
      'no JSON': ECHO,
      'single quotes': good.replaceAll('"', "'"),
      'a comma too many': good.replace('}', ',}'),
      'a comment': `${good} // ${ECHO}`,
      NaN: '{"start":NaN}',
      'a byte order mark': `\ufeff${good}`,
      'UTF-16': Buffer.from(good, 'utf16le'),
      'a NUL': `${good}\0`,
      null: 'null',
      'a list': `[${good}]`,
      'a text': JSON.stringify(ECHO),
      'a number': '1e400',
      'no members': '{}',
      'ten thousand levels of objects': nested(10_000),
      'ten thousand levels of lists': '['.repeat(10_000) + ']'.repeat(10_000),
      'a hundred thousand open brackets': '['.repeat(100_000),
      'a __proto__': good.replace('{', '{"__proto__":{"admin":true},'),
      'a __proto__ further down': good.replace('{', '{"x":{"__proto__":{"admin":true}},'),
      'half a surrogate pair': good.replace('{', `{"${ECHO}":"\\ud800",`).replace(ECHO, 'x'),
      'ten thousand unknown members': JSON.stringify({
        ...call.body,
        ...Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`x${index}`, ECHO])),
      }),
      'a name of 100 KB': JSON.stringify({ ...call.body, [ECHO.repeat(16_000)]: 1 }),
    };
    await inWaves(Object.entries(invalid), async ([name, body]) => {
      const answer = await sendRaw(practice, call, body);
      expect(`${name}: ${answer.status} ${answer.json?.code}`).toBe(`${name}: 400 INPUT_INVALID`);
      expectProblem(answer, 'INPUT_INVALID');
      expect(answer.text.length).toBeLessThan(10_000);
    });
    expect(await everythingOf(practice.id)).toEqual(before);
    await expectSettledSuccess(await sendRaw(practice, call, good), route);
  });

  it('points at each member that is of another type or out of range', async () => {
    const call = await exampleCall(route, practice);
    const before = await everythingOf(practice.id);
    const texts = ['', ECHO.repeat(17_000), '\u0000', '\u202e'].map((text) => JSON.stringify(text));
    const values = [...texts, 'null', '1', '1e400', '-1', 'true', '[]', `["${ECHO}"]`, '{}', `{"a":"${ECHO}"}`];
    const isRight = (name: string, value: string): boolean =>
      ((name === 'overrides' || name === 'weekly') && value === '[]') ||
      ((name.endsWith('Minutes') || name === 'hour') && value === '1');
    const wrong = Object.keys(call.body ?? {}).flatMap((name) =>
      values.filter((value) => !isRight(name, value)).map((value) => [name, value] as const),
    );
    await inWaves(wrong, async ([name, value]) => {
      const body = JSON.stringify({ ...call.body, [name]: 'HERE' }).replace('"HERE"', value);
      const answer = await sendRaw(practice, call, body);
      expectProblem(answer, 'INPUT_INVALID');
      for (const { pointer } of answer.json.errors) expect(pointer.split('/')[1], answer.text).toBe(name);
    });
    expect(await everythingOf(practice.id)).toEqual(before);
  });

  it('takes application/json in UTF-8 only', async () => {
    const call = await exampleCall(route, practice);
    const good = JSON.stringify(call.body);
    const others = [
      null,
      '',
      'text/plain',
      'text/json',
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/merge-patch+json',
      'application/json; charset=iso-8859-1',
      'application/jsonp',
      ECHO,
    ];
    await inWaves(others, async (type) => {
      expectProblem(await sendRaw(practice, call, good, type), 'UNSUPPORTED_MEDIA_TYPE');
    });
    await expectSettledSuccess(await sendRaw(practice, call, good, 'Application/JSON; charset=UTF-8'), route);
  });

  it('refuses what is too large, by itself or by the gateway', async () => {
    const call = await exampleCall(route, practice);
    const [, members = ''] = JSON.stringify(call.body).split(/^\{/);
    const padded = (bytes: number) =>
      Buffer.concat([Buffer.from('{'), SPACES.subarray(0, bytes), Buffer.from(members)]);
    expectProblem(await sendRaw(practice, call, padded(300 * 1024)), 'CONTENT_TOO_LARGE');
    const answer = await sendRaw(practice, call, padded(GATEWAY_LIMIT));
    expect(answer).toMatchObject({ status: 413, text: '{"message":"Request Entity Too Large"}' });
    await expectSettledSuccess(await sendRaw(practice, call, padded(100 * 1024)), route);
  });
});

describe.each(EVERY_ROUTE.filter(([, { body }]) => body === undefined))('%s', (_, route: Route) => {
  it('does as it is told whatever body and type come with it, unless the gateway finds it too large', async () => {
    const bodies: [string, string | null][] = [
      [ECHO, 'text/plain'],
      ['{"a":', 'application/json'],
      [nested(10_000), null],
    ];
    let last = await exampleCall(route, practice);
    for (const [index, [body, type]] of bodies.entries()) {
      if (index > 0) last = await exampleCall(route, practice);
      expectSuccess(await sendRaw(practice, last, body, type), route);
    }
    // The gateway says so before anybody looks for what the call is about.
    const answer = await sendRaw(practice, last, TOO_LARGE);
    expect(answer).toMatchObject({ status: 413, text: '{"message":"Request Entity Too Large"}' });
  });
});

describe('text that is not UTF-8', () => {
  it.each<[string, (body: Record<string, unknown>) => unknown]>([
    ['bookAppointment', (body) => ({ ...body, patient: { ...(body.patient as object), givenName: 'BROKEN' } })],
    ['bookAppointment', (body) => ({ ...body, reason: 'BROKEN' })],
    ['bookAppointment', (body) => ({ ...body, providerId: 'BROKEN' })],
    ['cancelAppointment', (body) => ({ ...body, note: 'BROKEN' })],
    ['rescheduleAppointment', (body) => ({ ...body, start: 'BROKEN' })],
    ['createHold', (body) => ({ ...body, appointmentType: 'BROKEN' })],
    ['createClosure', (body) => ({ ...body, description: 'BROKEN' })],
    ['replaceSchedule', (body) => ({ ...body, timeZone: 'BROKEN' })],
  ])('is refused in a body of %s', async (operationId, change) => {
    const call = await exampleCall(routeNamed(operationId), practice);
    const before = await everythingOf(practice.id);
    const [head = '', tail = ''] = JSON.stringify(change(call.body ?? {})).split('BROKEN');
    for (const bytes of [
      [0xff],
      [0xc3, 0x28],
      [0xe2, 0x82],
      [0xf0, 0x28, 0x8c, 0x28],
      [0xed, 0xa0, 0x80],
      [0xc0, 0xaf],
    ]) {
      const body = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(tail)]);
      expectProblem(await sendRaw(practice, call, body), 'INPUT_INVALID');
    }
    expect(await everythingOf(practice.id)).toEqual(before);
  });
});
