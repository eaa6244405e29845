import type { AppApiClient, Schemas } from '@frontdesk/client/app-api-client';

type Hold = Schemas['Hold'];

/** What is being given back. Who holds the same time again gets the same hold, which must not be given back then. */
const leaving = new Set<Promise<unknown>>();

/** Holds at most one time: the one that was asked for last. Whatever else the API comes to hold for it is given back. */
export class HoldKeeper {
  readonly #api: Pick<AppApiClient, 'createHold' | 'releaseHold'>;
  #held: string | undefined;
  /** The request whose hold is wanted. */
  #wanted: symbol | undefined;

  constructor(api: Pick<AppApiClient, 'createHold' | 'releaseHold'>) {
    this.#api = api;
  }

  /** Undefined: it is not wanted any more, and was given back when it came. */
  async take(body: Schemas['CreateHoldRequest']): Promise<Hold | undefined> {
    this.release();
    const mine = Symbol(body.start);
    this.#wanted = mine;
    await Promise.all(leaving);
    if (this.#wanted !== mine) return undefined;
    const hold = await this.#api.createHold({ body });
    if (this.#wanted !== mine) {
      this.#giveBack(hold.id);
      return undefined;
    }
    this.#held = hold.id;
    return hold;
  }

  /** Gives back what is held, and what is still on its way. */
  release(): void {
    const id = this.#held;
    this.keep();
    if (id !== undefined) this.#giveBack(id);
  }

  /** It was booked: there is nothing to give back. */
  keep(): void {
    this.#held = undefined;
    this.#wanted = undefined;
  }

  // When that fails, the hold ends by itself within five minutes; until then its holder is offered the time all the same.
  #giveBack(id: string): void {
    const release = this.#api.releaseHold({ path: { id } }, { keepalive: true }).catch(() => undefined);
    leaving.add(release);
    void release.finally(() => leaving.delete(release));
  }
}
