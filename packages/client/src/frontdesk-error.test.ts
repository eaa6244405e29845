import { describe, expect, it } from 'vitest';
import { errorOf, FrontdeskError } from './frontdesk-error.ts';

const NOW = Date.parse('2027-03-01T12:00:00Z');
const problem = {
  type: 'urn:frontdesk:problem:slot-taken',
  title: 'Taken.',
  status: 409,
  instance: 'r-1',
  code: 'SLOT_TAKEN',
};
const read = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  errorOf(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers }), NOW);

describe('errorOf', () => {
  it('reads a problem document', async () => {
    const error = await read(409, problem);
    expect(error).toBeInstanceOf(FrontdeskError);
    expect(error).toMatchObject({
      name: 'FrontdeskError',
      status: 409,
      code: 'SLOT_TAKEN',
      problem,
      message: 'Taken.',
    });
  });

  it.each([
    [401, 'Unauthorized', 'UNAUTHORIZED'],
    [403, 'Forbidden', 'FORBIDDEN'],
    [404, 'Not Found', 'NOT_FOUND'],
    [413, 'Request Entity Too Large', 'CONTENT_TOO_LARGE'],
    [429, 'Too Many Requests', 'RATE_LIMITED'],
    [500, 'Internal Server Error', 'UNEXPECTED'],
    [503, 'Service Unavailable', 'UNAVAILABLE'],
  ])("reads the gateway's message of a %i", async (status, message, code) => {
    expect(await read(status, { message })).toMatchObject({ status, code, message, problem: undefined });
  });

  it('says the status of an answer that it cannot read', async () => {
    expect(await read(502, '<html>')).toMatchObject({ code: 'UNAVAILABLE', message: 'The server answered 502.' });
  });

  it('takes a 403 that says when to come back for a limit, and one with a problem document for what it says', async () => {
    const later = { 'retry-after': '300' };
    expect(await read(403, '<html>', later)).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 300 });
    expect(await read(403, '<html>')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await read(403, { ...problem, code: 'FORBIDDEN' }, later)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('reads Retry-After as seconds or as a date', async () => {
    const seconds = async (value: string) => (await read(503, {}, { 'retry-after': value })).retryAfterSeconds;
    expect(await seconds('7')).toBe(7);
    expect(await seconds('Mon, 01 Mar 2027 12:00:30 GMT')).toBe(30);
    expect(await seconds('Mon, 01 Mar 2027 11:00:00 GMT')).toBe(0);
    expect(await seconds('soon')).toBeUndefined();
  });
});
