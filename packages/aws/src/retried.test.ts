import { expect, test, vi } from 'vitest';
import { retried, retriedRead } from './retried.ts';

function named(name: string): Error {
  return Object.assign(new Error(name), { name });
}

function failing(...errors: readonly Error[]) {
  const left = [...errors];
  return vi.fn(async () => {
    const error = left.shift();
    if (error !== undefined) throw error;
    return 'answer';
  });
}

test('sends again what was throttled or not answered', async () => {
  const send = failing(named('RequestThrottled'), named('TimeoutError'));
  expect(await retried(send, { attempts: 3 })).toBe('answer');
  expect(send).toHaveBeenCalledTimes(3);
});

test('gives up after its attempts, with UNAVAILABLE and the last error as its cause', async () => {
  const last = named('ServiceUnavailable');
  const send = failing(named('ServiceUnavailable'), last);
  await expect(retried(send, { attempts: 2 })).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    retryAfterSeconds: 1,
    cause: last,
  });
  expect(send).toHaveBeenCalledTimes(2);
});

test('leaves an error that would come again as it is', async () => {
  const refused = named('ValidationException');
  const send = failing(refused);
  await expect(retriedRead(send)).rejects.toBe(refused);
  expect(send).toHaveBeenCalledTimes(1);
});
