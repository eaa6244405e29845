import { FrontdeskError } from '@frontdesk/client/frontdesk-error';
import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sessionQueries } from './session-queries.ts';

const refusal = new FrontdeskError('Forbidden', { status: 403, code: 'RATE_LIMITED', retryAfterSeconds: 300 });
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('reads what is in sight again once the time is over that a firewall has named, and not before', async () => {
  const queryFn = vi.fn<() => Promise<string>>().mockRejectedValueOnce(refusal).mockResolvedValue('read');
  const observer = new QueryObserver(
    sessionQueries(() => undefined),
    { queryKey: ['day'], queryFn },
  );
  const stop = observer.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(299_000);
  expect([queryFn.mock.calls.length, observer.getCurrentResult().error]).toEqual([1, refusal]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([queryFn.mock.calls.length, observer.getCurrentResult().data]).toEqual([2, 'read']);
  stop();
});

it('leaves alone what is not in sight any more', async () => {
  const queryFn = vi.fn<() => Promise<string>>().mockRejectedValue(refusal);
  const observer = new QueryObserver(
    sessionQueries(() => undefined),
    { queryKey: ['day'], queryFn },
  );
  const stop = observer.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(1_000);
  stop();
  await vi.advanceTimersByTimeAsync(300_000);
  expect(queryFn).toHaveBeenCalledTimes(1);
});

it('ends the session when the API does not take it any more, whether something was read or changed', async () => {
  const expired = vi.fn<() => void>();
  const queries = sessionQueries(expired);
  const fail = () => Promise.reject(new FrontdeskError('Unauthorized', { status: 401, code: 'UNAUTHORIZED' }));
  await queries.fetchQuery({ queryKey: ['day'], queryFn: fail }).catch(() => undefined);
  await queries
    .getMutationCache()
    .build(queries, { mutationFn: fail })
    .execute(undefined)
    .catch(() => undefined);
  expect(expired).toHaveBeenCalledTimes(2);
});
