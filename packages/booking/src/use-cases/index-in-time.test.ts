import { AppError } from '@frontdesk/core/app-error';
import { silentLogger } from '@frontdesk/core/logger';
import { describe, expect, it } from 'vitest';
import { indexInTime } from './index-in-time.ts';

const scope = { deadline: 0, logger: silentLogger };
const never = (): Promise<never> => new Promise(() => undefined);
const kept = (fails = false) => {
  const messages: unknown[] = [];
  const keep = async (...message: unknown[]) => {
    if (fails) throw new AppError('UNAVAILABLE');
    messages.push(message);
  };
  return { messages, late: { keep } };
};

describe('the patients of a practice’s appointments', () => {
  it('are indexed, and nothing is kept', async () => {
    const { messages, late } = kept();
    const asked: unknown[] = [];
    const index = async (...args: unknown[]) => void asked.push(args);
    await indexInTime('p001', ['apt_1'], scope, { index, late, sleep: never });
    expect([asked, messages]).toEqual([[['p001', ['apt_1'], 0]], []]);
  });

  it.each([
    ['fails', () => Promise.reject(new AppError('UNAVAILABLE')), never],
    ['takes long', never, async () => undefined],
  ])('are kept for later when the index %s', async (_, index, sleep) => {
    const { messages, late } = kept();
    await indexInTime('p001', ['apt_1', 'apt_2'], scope, { index, late, sleep });
    expect(messages).toEqual([['p001', ['apt_1', 'apt_2']]]);
  });

  it('come again from the stream when they cannot be kept either', async () => {
    const index = () => Promise.reject(new Error('no'));
    const indexing = indexInTime('p001', ['apt_1'], scope, { index, late: kept(true).late, sleep: never });
    await expect(indexing).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
