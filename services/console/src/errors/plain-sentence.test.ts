import { FrontdeskError } from '@frontdesk/client/frontdesk-error';
import { describe, expect, it } from 'vitest';
import { plainSentence } from './plain-sentence.ts';

describe('plainSentence', () => {
  it('says kindly that a time is taken, and what to do', () => {
    const taken = new FrontdeskError('This time is already booked or held.', { status: 409, code: 'SLOT_TAKEN' });
    expect(plainSentence(taken)).toBe(
      'Someone else just took that time. Choose another one: the list is up to date again.',
    );
  });

  it('says how long to wait, where the answer does', () => {
    const limited = (retryAfterSeconds: number) =>
      plainSentence(new FrontdeskError('x', { status: 429, code: 'RATE_LIMITED', retryAfterSeconds }));
    expect(limited(300)).toBe('Too much is being asked at once. Wait 5 minutes, then try again.');
    expect(limited(41)).toContain('Wait 41 seconds,');
  });

  it('shows nobody the words of an error that it does not know', () => {
    expect(plainSentence(new TypeError('x is not a function'))).toMatch(/^Something unexpected happened\. Try again/);
    expect(plainSentence(new FrontdeskError('?', { status: 500, code: 'UNEXPECTED' }))).toMatch(
      /^Something unexpected/,
    );
  });
});
