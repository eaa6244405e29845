/** Calls at once, and then at most once per `intervalMs`, however often it is asked to. */
export function coalesce(call: () => void, intervalMs: number): { (): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = false;
  const asked = (): void => {
    if (timer !== undefined) {
      isWanted = true;
      return;
    }
    call();
    timer = setTimeout(() => {
      timer = undefined;
      if (!isWanted) return;
      isWanted = false;
      asked();
    }, intervalMs);
  };
  return Object.assign(asked, { cancel: () => clearTimeout(timer) });
}
