import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../log-entry.ts';
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

const plain = (entry: LogEntry): string | undefined => {
  const text = readableLine(entry);
  return text === undefined ? undefined : stripVTControlCharacters(text);
};

const logged = (level: string, message: string, fields: object): LogEntry => ({
  source: 'function',
  functionName: 'appointments-dev-bookAppointment',
  line: JSON.stringify({ level, timestamp: '2026-11-22T12:47:41.911Z', service: 's', message, ...fields }),
});

describe('the log in a terminal', () => {
  it('shows a request in one aligned line', () => {
    expect(plain({ source: 'access', line })).toBe(
      '09:03:08  403  GET /appointments/{id}                       12 ms  p001 agent      JKJaXmPLvHcESHA=  Forbidden',
    );
  });

  it('shows a request without a route', () => {
    const noRoute = JSON.stringify({ time: '-', routeKey: '-', status: '404', latency: '0' });
    expect(plain({ source: 'access', line: noRoute })).toContain('404  (no route)');
  });

  it('shows as it is what another format makes', () => {
    expect(readableLine({ source: 'access', line: 'GET / 200' })).toBe('GET / 200');
  });

  it('does not say a request twice', () => {
    expect(plain(logged('INFO', 'REQUEST_DONE', { status: 409 }))).toBeUndefined();
  });

  it("shows a function's warnings with their fields", () => {
    expect(plain(logged('WARN', 'WRITE_RETRIED', { attempt: 2, obstacle: 'record free' }))).toBe(
      '12:47:41  WRITE_RETRIED  appointments-dev-bookAppointment  attempt=2 obstacle=record free',
    );
  });

  it('shows what a function prints that is no log line as it is', () => {
    expect(plain({ source: 'function', functionName: 'echo', line: 'hello' })).toBe('echo  hello');
  });

  it('leaves the lines whole when a program reads', () => {
    const output = new PassThrough({ encoding: 'utf8' });
    const sink = terminalSink(output);
    sink({ source: 'access', line });
    sink({ source: 'function', functionName: 'echo', line: 'hello' });
    expect(output.read()).toBe(`${line}\n[echo] hello\n`);
  });
});
