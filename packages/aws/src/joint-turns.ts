/** What is under way for a key, and what waits to be done together afterwards. */
interface Turn<Outcome> {
  readonly ended: Promise<unknown>;
  next?: { requests: number; readonly outcome: Promise<Outcome> };
}

/** Lets requests of one key that come while another one is under way wait for its end, and go together then. Where a
 *  container has one invocation at a time, as on Lambda, there are none. */
export class JointTurns<Outcome> {
  readonly #turns = new Map<string, Turn<Outcome>>();

  isUnderWay(key: string): boolean {
    return this.#turns.has(key);
  }

  /** Takes note of a request that goes alone; `going` must not reject. */
  begin(key: string, going: Promise<unknown>): void {
    if (this.#turns.has(key)) return;
    const turn: Turn<Outcome> = { ended: going };
    this.#turns.set(key, turn);
    void going.then(() => this.#turns.delete(key));
  }

  /** Goes with those that wait already, after what is under way. `together` is called once for all, with their number,
   *  and must not reject. */
  join(key: string, together: (requests: number) => Promise<Outcome>): Promise<Outcome> {
    const turn = this.#turns.get(key);
    if (turn === undefined) return together(1);
    turn.next ??= { requests: 0, outcome: turn.ended.then(() => this.#goTogether(key, turn, together)) };
    turn.next.requests += 1;
    return turn.next.outcome;
  }

  #goTogether(
    key: string,
    { next }: Turn<Outcome>,
    together: (requests: number) => Promise<Outcome>,
  ): Promise<Outcome> {
    const going = together(next?.requests ?? 1);
    this.begin(key, going);
    return going;
  }
}
