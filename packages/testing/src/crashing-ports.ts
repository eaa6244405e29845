import { AppError } from '@frontdesk/core/app-error';

/** The end of a process: what it awaited it never hears of, and it does nothing more. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** What becomes of one call of a port. `killed`: the process ends before the port hears of it, or when the port has done it. `failed`: the
 *  port throws, having done nothing or all of it. */
export const FATES = ['killed-before', 'killed-after', 'failed-before', 'failed-after'] as const;
export type Fate = (typeof FATES)[number];

export interface Accident {
  /** Which call, counted over all ports of all processes from 0. */
  readonly at: number;
  readonly fate: Fate;
}

export interface Process {
  /** The same ports, watched. */
  watch<Ports extends object>(ports: Ports): Ports;
  wrap<Args extends readonly unknown[], Result>(name: string, call: Method<Args, Result>): Method<Args, Result>;
}

type Method<Args extends readonly unknown[], Result> = (...args: Args) => Promise<Result>;

/** These answer at once: no process dies at them. */
const NEVER_AWAITED: ReadonlySet<string | symbol> = new Set(['clock', 'ids']);

/** Ports of which one call meets with an accident, once. */
export class CrashingPorts {
  /** Every call so far, as `port.method`. */
  readonly calls: string[] = [];
  readonly #accident: Accident | undefined;

  constructor(accident?: Accident) {
    this.#accident = accident;
  }

  /** The ports of one process: they end with it. */
  process(): Process {
    const life = { ended: false };
    return {
      watch: (ports) => this.#watched(ports, life),
      wrap: (name, call) => this.#counted(name, call, life),
    };
  }

  #watched<Ports extends object>(ports: Ports, life: { ended: boolean }): Ports {
    const portOf = (port: object, portName: string): object =>
      new Proxy(port, {
        get: (target, name) => {
          const value: unknown = Reflect.get(target, name);
          if (typeof value !== 'function') return value;
          return this.#counted(`${portName}.${String(name)}`, value.bind(target) as Method<unknown[], unknown>, life);
        },
      });
    return new Proxy(ports, {
      get: (target, name) => {
        const port: unknown = Reflect.get(target, name);
        const isPort = port !== null && typeof port === 'object' && !NEVER_AWAITED.has(name);
        return isPort ? portOf(port, String(name)) : port;
      },
    });
  }

  #counted<Args extends readonly unknown[], Result>(
    name: string,
    method: Method<Args, Result>,
    life: { ended: boolean },
  ): Method<Args, Result> {
    return async (...args) => {
      if (life.ended) throw new Killed();
      const { at, fate } = this.#accident ?? {};
      const meets = this.calls.length === at ? fate : undefined;
      this.calls.push(name);
      if (meets === 'killed-before') life.ended = true;
      if (meets === 'failed-before') throw new AppError('UNAVAILABLE');
      if (life.ended) throw new Killed();
      const result = await method(...args);
      if (meets === 'killed-after') life.ended = true;
      if (meets === 'failed-after') throw new AppError('UNAVAILABLE');
      if (life.ended) throw new Killed();
      return result;
    };
  }
}
