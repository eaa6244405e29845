import { jsonAnswer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { lambdaContext, type RestEventParts, recordedLog, restEvent } from '../invocation.fixture.ts';
import { partnerHandler } from '../partner-handler.ts';

const GUIDE = 'https://vendors.example.test/guides/version-2';
const version = {
  deprecatedAt: Date.parse('2026-12-01T00:00:00Z'),
  sunsetAt: Date.parse('2027-06-30T12:00:00Z'),
  brownOuts: [{ start: Date.parse('2027-05-04T14:00:00Z'), end: Date.parse('2027-05-04T14:30:00Z') }],
  guideUrl: GUIDE,
  successorUrl: '/v2',
};

/** A function of the deprecated version, at an instant. */
function at(instant: string, { refusal }: { refusal?: AppError } = {}) {
  let handled = 0;
  const handler = partnerHandler(
    { operationId: 'readThing', scope: 'slots:read', answer: z.object({ id: z.string() }) },
    async () => {
      handled += 1;
      if (refusal !== undefined) throw refusal;
      return jsonAnswer(200, { id: 'thing-1' });
    },
    {
      ...{ logger: recordedLog().logger, allowedOrigins: [], originSecrets: [] },
      clock: { now: () => Date.parse(instant) },
      version,
    },
  );
  const call = async (parts?: RestEventParts) => {
    const { statusCode, headers = {}, body } = await handler(restEvent(parts), lambdaContext());
    return { statusCode, headers: headers as Record<string, string>, json: body === '' ? undefined : JSON.parse(body) };
  };
  return { call, handled: () => handled };
}

/** RFC 9651, section 3.3.7: `@` and the seconds since 1970, an integer. */
const DATE_ITEM = /^@(0|-?[1-9][0-9]{0,14})$/;
/** RFC 9110, section 5.6.7: IMF-fixdate. */
const HTTP_DATE =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT$/;
/** RFC 8288, as far as links are written here: each a target and quoted parameters. */
const LINK = /<([^>]*)>((?:; *[a-z]+="[^"]*")*)(?:, *|$)/gy;

function linksIn(header: string): { target: string; rel: string | undefined }[] {
  const links = [...header.matchAll(LINK)];
  expect(links.map(([text]) => text).join('')).toBe(header);
  return links.map(([, target = '', parameters = '']) => ({ target, rel: /rel="([^"]*)"/.exec(parameters)?.[1] }));
}

function expectNotices({ deprecation = '', sunset = '', link = '' }: Record<string, string>): void {
  const [, deprecatedAt] = DATE_ITEM.exec(deprecation) ?? [];
  expect(Number(deprecatedAt) * 1000).toBe(version.deprecatedAt);
  expect(sunset).toMatch(HTTP_DATE);
  expect(Date.parse(sunset)).toBe(version.sunsetAt);
  expect(Date.parse(sunset)).toBeGreaterThanOrEqual(Number(deprecatedAt) * 1000);
  expect(linksIn(link)).toEqual([
    { target: GUIDE, rel: 'deprecation' },
    { target: GUIDE, rel: 'sunset' },
    { target: '/v2', rel: 'successor-version' },
  ]);
}

describe('a deprecated version', () => {
  it('answers until its sunset, and tells of it', async () => {
    for (const instant of ['2026-12-24T00:00:00Z', '2027-06-30T11:59:59.999Z']) {
      const { statusCode, headers } = await at(instant).call();
      expect(statusCode).toBe(200);
      expectNotices(headers);
    }
  });

  it('tells of it with refusals and with 304 as well', async () => {
    const refused = await at('2027-01-01T00:00:00Z', { refusal: new AppError('NOT_FOUND') }).call();
    expect(refused.statusCode).toBe(404);
    expectNotices(refused.headers);
    const forbidden = await at('2027-01-01T00:00:00Z').call({ authorizer: null });
    expect(forbidden.statusCode).toBe(403);
    expectNotices(forbidden.headers);

    const { call } = at('2027-01-01T00:00:00Z');
    const { headers } = await call();
    const unchanged = await call({ headers: [['If-None-Match', String(headers.etag)]] });
    expect(unchanged.statusCode).toBe(304);
    expectNotices(unchanged.headers);
  });

  it('is gone from the second of its sunset on, and names the guide', async () => {
    for (const instant of ['2027-06-30T12:00:00Z', '2027-06-30T12:00:01Z', '2035-01-01T00:00:00Z']) {
      const { call, handled } = at(instant);
      const { statusCode, headers, json } = await call();
      expect([statusCode, json.code]).toEqual([410, 'VERSION_RETIRED']);
      expect(json.detail).toContain(GUIDE);
      expectNotices(headers);
      expect(headers).not.toHaveProperty('retry-after');
      expect(handled()).toBe(0);
    }
  });

  it('is gone in a brown-out, and says how long', async () => {
    const status = async (instant: string) => (await at(instant).call()).statusCode;
    expect(await status('2027-05-04T13:59:59Z')).toBe(200);
    expect(await status('2027-05-04T14:30:00Z')).toBe(200);
    const { statusCode, headers, json } = await at('2027-05-04T14:10:00Z').call();
    expect([statusCode, json.code, headers['retry-after']]).toEqual([410, 'VERSION_RETIRED', '1200']);
    expect(json.detail).toContain('2027-05-04T14:30:00.000Z');
    expectNotices(headers);
  });
});
