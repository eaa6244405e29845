import { describe, expect, it } from 'vitest';
import { type AccessRecord, accessLogFormatter } from './access-log.ts';

// http-api-logging-variables: the variables; a variable without a value is logged as `-`.
const record: AccessRecord = {
  apiId: 'abc',
  stage: '$default',
  requestId: 'JKJaXmPLvHcESHA=',
  routeKey: 'GET /appointments/{id}',
  method: 'GET',
  path: '/appointments/1',
  protocol: 'HTTP/1.1',
  host: 'api.example',
  sourceIp: '127.0.0.1',
  userAgent: 'a "quoted"\nagent',
  startedEpochMs: Date.UTC(2026, 10, 22, 9, 3, 8),
  status: 200,
  responseLatencyMs: 12,
  integrationLatencyMs: 10,
  integrationStatus: 200,
  integrationError: undefined,
  responseLength: 42,
  gatewayError: undefined,
  authorizerError: undefined,
  claims: { practice_id: 'p001' },
};
const line = (format: string, change: Partial<AccessRecord> = {}) =>
  accessLogFormatter(format)({ ...record, ...change });

describe('the access log', () => {
  it('puts the values of variables into the format', () => {
    expect(line('$context.requestId $context.httpMethod $context.status $context.responseLatency')).toBe(
      'JKJaXmPLvHcESHA= GET 200 12',
    );
  });

  it('writes the time in the Common Log Format', () => {
    expect(line('[$context.requestTime]')).toBe('[22/Nov/2026:09:03:08 +0000]');
  });

  it('names a claim of the token', () => {
    expect(line('$context.authorizer.claims.practice_id')).toBe('p001');
  });

  it('writes a dash for what is not there or not known', () => {
    expect(line('$context.authorizer.claims.role $context.error.message $context.no.such')).toBe('- - -');
  });

  it('keeps a line of JSON whole whatever a header holds', () => {
    const written = JSON.parse(line('{"userAgent":"$context.identity.userAgent"}'));
    expect(written).toEqual({ userAgent: record.userAgent });
    expect(line('$context.identity.userAgent')).not.toContain('\n');
  });

  it('brings the quotes along for error.messageString only', () => {
    expect(line('$context.error.messageString $context.error.message', { gatewayError: 'Forbidden' })).toBe(
      '"Forbidden" Forbidden',
    );
  });
});
