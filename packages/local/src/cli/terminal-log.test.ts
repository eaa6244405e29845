import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readableLine, terminalSink } from './terminal-log.ts';

const line = JSON.stringify({
  requestId: 'JKJaXmPLvHcESHA=',
  time: '22/Nov/2026:09:03:08 +0000',
  routeKey: 'GET /appointments/{id}',
  status: '403',
  latency: '12',
  practiceId: 'p001',
  role: 'agent',
  error: 'Forbidden',
});

describe('the log in a terminal', () => {
  it('shows a request in one aligned line', () => {
    expect(stripVTControlCharacters(readableLine({ source: 'access', line }))).toBe(
      '09:03:08  403  GET /appointments/{id}                       12 ms  p001 agent      JKJaXmPLvHcESHA=  Forbidden',
    );
  });

  it('shows a request without a route', () => {
    const noRoute = JSON.stringify({ time: '-', routeKey: '-', status: '404', latency: '0' });
    expect(stripVTControlCharacters(readableLine({ source: 'access', line: noRoute }))).toContain('404  (no route)');
  });

  it('shows as it is what another format makes', () => {
    expect(readableLine({ source: 'access', line: 'GET / 200' })).toBe('GET / 200');
  });

  it('leaves the lines whole when a program reads', () => {
    const output = new PassThrough({ encoding: 'utf8' });
    const sink = terminalSink(output);
    sink({ source: 'access', line });
    sink({ source: 'function', functionName: 'echo', line: 'hello' });
    expect(output.read()).toBe(`${line}\n[echo] hello\n`);
  });
});
