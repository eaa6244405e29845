import type { ApiMiddleware, ChainRequest } from '../chain.ts';

/** No answer is kept by a cache unless it says so (most hold a patient's data), and none is guessed to be of another type. */
export function answerHeaders(): ApiMiddleware {
  const addHeaders = ({ response }: ChainRequest): void => {
    if (response === null || response === undefined) return;
    response.headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...response.headers };
  };

  return { name: 'answerHeaders', after: addHeaders, onError: addHeaders };
}
