/** The end of a process: what it awaited it never hears of. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** A kill at one call of a port: before the port hears of it, or when the port has done it. */
export interface Kill {
  /** Which call, counted over all ports from 0. */
  readonly at: number;
  readonly when: 'before' | 'after';
}

type Method = (...args: readonly unknown[]) => unknown;

/** These answer at once: no process dies at them. */
const NEVER_AWAITED: ReadonlySet<string | symbol> = new Set(['clock', 'ids']);

/** Ports of which the `kill.at`th call ends its process, once. */
export class CrashingPorts {
  calls = 0;
  readonly #kill: Kill;

  constructor(kill: Kill) {
    this.#kill = kill;
  }

  /** The same ports, watched. */
  watch<Ports extends object>(ports: Ports): Ports {
    return new Proxy(ports, {
      get: (target, name) => {
        const port: unknown = Reflect.get(target, name);
        const watched = port !== null && typeof port === 'object' && !NEVER_AWAITED.has(name);
        return watched ? this.#watched(port) : port;
      },
    });
  }

  #watched(port: object): object {
    return new Proxy(port, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? this.#counted(value.bind(target) as Method) : value;
      },
    });
  }

  #counted(method: Method): Method {
    return async (...args) => {
      const isLast = this.calls === this.#kill.at;
      this.calls += 1;
      if (isLast && this.#kill.when === 'before') throw new Killed();
      const result = await method(...args);
      if (isLast) throw new Killed();
      return result;
    };
  }
}
