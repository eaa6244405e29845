import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { hasCode } from '../errors/problem.ts';

/** What a session has read. The client of the API has tried again already when a query fails, so nothing is retried here. */
export function sessionQueries(onExpired: () => void): QueryClient {
  const onError = (error: unknown): void => {
    if (hasCode(error, 'UNAUTHORIZED')) onExpired();
  };
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        onError(error);
        // The page has told how long it is; then what is in sight is read by itself.
        if (!hasCode(error, 'RATE_LIMITED') || error.retryAfterSeconds === undefined) return;
        setTimeout(() => query.isActive() && void query.fetch().catch(() => undefined), error.retryAfterSeconds * 1000);
      },
    }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry: false, staleTime: 30_000, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
