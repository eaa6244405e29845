/** Lets at most `most` requests run at once; the others wait for their turn, first come, first served. */
export class RequestsInTurn {
  readonly #most: number;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  async run<Output>(send: () => Promise<Output>): Promise<Output> {
    if (this.#running < this.#most) this.#running += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await send();
    } finally {
      const next = this.#waiting.shift();
      // The turn goes from one to the next.
      if (next) next();
      else this.#running -= 1;
    }
  }
}
