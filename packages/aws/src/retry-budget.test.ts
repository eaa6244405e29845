import { describe, expect, it } from 'vitest';
import { retried } from './retried.ts';
import { RetryBudget } from './retry-budget.ts';

const throttled = (): Promise<never> =>
  Promise.reject(Object.assign(new Error('slow down'), { name: 'ThrottlingException' }));

describe('a retry budget', () => {
  it('is spent after a hundred retries, and filled by answers', () => {
    const budget = new RetryBudget();
    let retries = 0;
    while (budget.takeRetry()) retries += 1;
    expect(retries).toBe(100);
    for (let n = 0; n < 4; n += 1) budget.answered(0);
    expect(budget.takeRetry()).toBe(false);
    budget.answered(0);
    expect(budget.takeRetry()).toBe(true);
  });

  it('never holds more than it began with', () => {
    const budget = new RetryBudget(10);
    for (let n = 0; n < 100; n += 1) budget.answered(1);
    expect([budget.takeRetry(), budget.takeRetry(), budget.takeRetry()]).toEqual([true, true, false]);
  });

  it('keeps a brown-out from multiplying its requests', async () => {
    const budget = new RetryBudget(50);
    let sent = 0;
    const request = (): Promise<never> => {
      sent += 1;
      return throttled();
    };
    for (let call = 0; call < 200; call += 1) {
      await expect(retried(request, { attempts: 4, budget })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    }
    // One for each call, and ten retries: without a budget, 800.
    expect(sent).toBe(210);
  });
});
