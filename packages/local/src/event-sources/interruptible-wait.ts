/** Waits that end early when something happens or when the owner stops. */
export class InterruptibleWait {
  readonly #waiting = new Set<() => void>();
  #stopped = false;

  /** Resolves after `milliseconds`, at the next `wake`, or at once when stopped. */
  wait(milliseconds: number): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#waiting.delete(end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      this.#waiting.add(end);
    });
  }

  wake(): void {
    for (const end of [...this.#waiting]) end();
  }

  stop(): void {
    this.#stopped = true;
    this.wake();
  }

  get stopped(): boolean {
    return this.#stopped;
  }
}
