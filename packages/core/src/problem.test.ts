import { describe, expect, it } from 'vitest';
import { AppError, inputInvalid } from './app-error.ts';
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

describe('AppError', () => {
  it('is an Error that names its code, and keeps what it was given', () => {
    const cause = new Error('x');
    const error = new AppError('UNAVAILABLE', { retryAfterSeconds: 3, cause });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'AppError', code: 'UNAVAILABLE', retryAfterSeconds: 3, cause });
    expect(error.message).toBe('UNAVAILABLE: The service cannot answer just now.');
  });

  it('is INPUT_INVALID with one fault when made by inputInvalid', () => {
    expect(inputInvalid('/query/to', 'must be later')).toMatchObject({
      code: 'INPUT_INVALID',
      faults: [{ pointer: '/query/to', message: 'must be later' }],
    });
  });
});

describe('ERROR_CATALOGUE', () => {
  it('has only statuses of errors, and titles that are whole sentences', () => {
    for (const { status, title } of Object.values(ERROR_CATALOGUE)) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(600);
      expect(title).toMatch(/^[A-Z].*\.$/);
    }
  });
});
