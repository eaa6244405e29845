/** Calls at once, and then at most once per `intervalMs` and never twice at a time, however often it is asked to: the last
 *  time it is asked is followed by a call, and none is cut short by the next. */
export function coalesce(call: () => Promise<unknown>, intervalMs: number): { (): void; cancel(): void } {
  const state = { isBusy: false, isAskedAgain: false, isCancelled: false };
  const ask = async (): Promise<void> => {
    if (state.isBusy) {
      state.isAskedAgain = true;
      return;
    }
    state.isBusy = true;
    do {
      state.isAskedAgain = false;
      if (state.isCancelled) return;
      await Promise.allSettled([call(), new Promise((resolve) => setTimeout(resolve, intervalMs))]);
    } while (state.isAskedAgain);
    state.isBusy = false;
  };
  const cancel = (): void => {
    state.isCancelled = true;
  };
  return Object.assign(() => void ask(), { cancel });
}
