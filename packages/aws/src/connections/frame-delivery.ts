import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Frame, PostOutcome } from './connection-poster.ts';

/** One connection and what it is to get, in order. */
export interface Parcel {
  readonly connectionId: string;
  readonly frames: readonly Frame[];
}

export interface Delivered {
  /** Connections that are no more. */
  readonly gone: readonly string[];
  /** Connections that did not take all their frames in time: they have a gap now. */
  readonly dropped: readonly string[];
  readonly posts: number;
}

export interface FrameDeliveryOptions {
  post(connectionId: string, frame: Frame): Promise<PostOutcome>;
  /** Connections served at once. */
  lanes?: number;
  /** How long, at least, a connection keeps its lane without an answer. */
  patienceMilliseconds?: number;
  /** How often a frame is sent, when it was throttled or failed, before the connection is given up. */
  attempts?: number;
  sleep?: (milliseconds: number) => Promise<unknown>;
}

const DEFAULT_LANES = 50;
const DEFAULT_PATIENCE_MILLISECONDS = 150;
const DEFAULT_ATTEMPTS = 3;
const FIRST_PAUSE_MILLISECONDS = 25;

/** Posts frames to many connections at once: in order within a connection, never two at a time to one. A connection that
 *  does not answer within its patience is set aside: its request goes on, its lane serves the next connection. So
 *  stalled ones hold up nobody, and at the end only they are waited for, as long as one request may take. */
export class FrameDelivery {
  readonly #post: FrameDeliveryOptions['post'];
  readonly #lanes: number;
  readonly #patience: number;
  readonly #attempts: number;
  readonly #sleep: (milliseconds: number) => Promise<unknown>;

  constructor(options: FrameDeliveryOptions) {
    this.#post = options.post;
    this.#lanes = options.lanes ?? DEFAULT_LANES;
    this.#patience = options.patienceMilliseconds ?? DEFAULT_PATIENCE_MILLISECONDS;
    this.#attempts = options.attempts ?? DEFAULT_ATTEMPTS;
    this.#sleep = options.sleep ?? sleepFor;
  }

  /** Resolves when every parcel is delivered or given up. */
  async deliver(parcels: readonly Parcel[]): Promise<Delivered> {
    const gone: string[] = [];
    const dropped: string[] = [];
    const served = new Set<Service>();
    let posts = 0;
    let next = 0;

    const serve = async ({ connectionId, frames }: Parcel, service: Service): Promise<void> => {
      for (const frame of frames) {
        posts += 1;
        const outcome = await this.#insist(connectionId, frame);
        service.isMoving = true;
        if (outcome === 'delivered') continue;
        (outcome === 'gone' ? gone : dropped).push(connectionId);
        return;
      }
    };
    // A lane begins the next parcel as soon as one ends or is set aside.
    const drained = new Promise<void>((resolve) => {
      const beginNext = (): void => {
        const parcel = parcels[next++];
        if (parcel === undefined) {
          if (served.size === 0) resolve();
          return;
        }
        const service: Service = { isMoving: true, isAside: false, beginNext };
        served.add(service);
        void serve(parcel, service).then(() => {
          served.delete(service);
          if (service.isAside && served.size === 0 && next >= parcels.length) resolve();
          if (!service.isAside) beginNext();
        });
      };
      for (let lane = 0; lane < Math.min(this.#lanes, Math.max(1, parcels.length)); lane += 1) beginNext();
    });

    const watch = setInterval(() => setAside(served), this.#patience);
    try {
      await drained;
    } finally {
      clearInterval(watch);
    }
    return { gone, dropped, posts };
  }

  async #insist(connectionId: string, frame: Frame): Promise<PostOutcome> {
    let outcome = await this.#post(connectionId, frame);
    for (let attempt = 1; attempt < this.#attempts && isTemporary(outcome); attempt += 1) {
      await this.#sleep(FIRST_PAUSE_MILLISECONDS * 2 ** attempt * (0.5 + Math.random() / 2));
      outcome = await this.#post(connectionId, frame);
    }
    return outcome;
  }
}

/** A connection that is being served. */
interface Service {
  /** Whether it has been answered since the last look. */
  isMoving: boolean;
  /** Whether its lane has gone on without it. */
  isAside: boolean;
  readonly beginNext: () => void;
}

/** Gives the lanes of those that did not move since the last look to others. */
function setAside(served: ReadonlySet<Service>): void {
  for (const service of [...served]) {
    if (service.isAside) continue;
    if (service.isMoving) {
      service.isMoving = false;
      continue;
    }
    service.isAside = true;
    service.beginNext();
  }
}

function isTemporary(outcome: PostOutcome): boolean {
  return outcome === 'throttled' || outcome === 'failed';
}
