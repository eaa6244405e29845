import { describe, expect, it } from 'vitest';
import { AppError } from './app-error.ts';
import { ERROR_CATALOGUE, type ErrorCode } from './error-catalogue.ts';
import { problemType, toProblem } from './problem.ts';

const codes = Object.keys(ERROR_CATALOGUE) as ErrorCode[];

describe('toProblem', () => {
  it.each(codes)('writes %s with its type, title and status, and the request id as instance', (code) => {
    expect(toProblem(new AppError(code), 'request-1')).toEqual({
      type: problemType(code),
      ...ERROR_CATALOGUE[code],
      instance: 'request-1',
      code,
    });
  });

  it('adds detail and faults where there are any, and never the cause', () => {
    const error = new AppError('INPUT_INVALID', {
      detail: 'One thing.',
      faults: [{ pointer: '/a', message: 'is required' }],
      cause: new Error('CANARY'),
    });
    const problem = toProblem(error, 'request-1');
    expect(problem).toMatchObject({ detail: 'One thing.', errors: [{ pointer: '/a', message: 'is required' }] });
    expect(JSON.stringify(problem)).not.toContain('CANARY');
  });

  it('gives every code its own type, a URN that needs no server', () => {
    expect(new Set(codes.map(problemType)).size).toBe(codes.length);
    expect(problemType('SLOT_TAKEN')).toBe('urn:frontdesk:problem:slot-taken');
  });
});
