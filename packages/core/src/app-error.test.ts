import { describe, expect, it } from 'vitest';
import { AppError, inputInvalid } from './app-error.ts';

describe('AppError', () => {
  it('is an Error that names its code, and keeps what it was given', () => {
    const cause = new Error('x');
    const error = new AppError('UNAVAILABLE', { retryAfterSeconds: 3, cause });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'AppError', code: 'UNAVAILABLE', retryAfterSeconds: 3, cause });
    expect(error.message).toBe('UNAVAILABLE: The service is temporarily unavailable.');
  });

  it('is INPUT_INVALID with one fault when made by inputInvalid', () => {
    expect(inputInvalid('/query/to', 'must be later')).toMatchObject({
      code: 'INPUT_INVALID',
      faults: [{ pointer: '/query/to', message: 'must be later' }],
    });
  });
});
