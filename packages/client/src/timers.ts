/** Time as the client sees it: injected in tests. */
export interface Timers {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls once, after `delayMs`; gives what cancels the call. */
  after(delayMs: number, call: () => void): () => void;
}

export const systemTimers: Timers = {
  now: () => Date.now(),
  after: (delayMs, call) => {
    const timer = setTimeout(call, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Resolves after `delayMs`; rejects with the signal's reason when it is aborted before. */
export function wait(timers: Timers, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const abort = (): void => {
      cancel();
      reject(signal?.reason);
    };
    const cancel = timers.after(delayMs, () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
    signal?.addEventListener('abort', abort, { once: true });
  });
}
