import type { Clock } from '@frontdesk/core/clock';

/** What one booking takes: resources for a time, in epoch minutes, from `start` to before `end`. */
export interface Claim {
  readonly resourceIds: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** What a client asks for. `target` is the id of the appointment or hold that is changed. A `noshow` gives the time back for
 *  as long as no `reclaim` (the late patient, a correction) takes it again. A `hold` renews one of the same
 *  `owner` for the same claim. */
export type Request =
  | { readonly kind: 'book'; readonly claim: Claim; readonly key?: string; readonly holdId?: string }
  | { readonly kind: 'hold'; readonly claim: Claim; readonly owner?: string; readonly key?: string }
  | { readonly kind: 'reschedule'; readonly target: string; readonly claim: Claim; readonly key?: string }
  | { readonly kind: 'reclaim'; readonly target: string; readonly claim: Claim; readonly key?: string }
  | { readonly kind: 'cancel' | 'noshow' | 'release'; readonly target: string; readonly key?: string };

/** What the client was told. `unknown`: no answer, a 5xx, a 409 IDEMPOTENCY_IN_PROGRESS; it may have happened or not.
 *  `id` names the appointment or hold; `body` is the answer's text. A hold tells when it lapses, in the history's time. */
export type Response =
  | { readonly kind: 'ok'; readonly id: string; readonly body: string; readonly lapsesAt?: number }
  | { readonly kind: 'fail'; readonly code: string }
  | { readonly kind: 'unknown' };

/** One operation of one client, from its sending to its answer, by one clock for all clients. */
export interface Operation {
  readonly client: string;
  readonly invokedAt: number;
  readonly returnedAt: number;
  readonly request: Request;
  readonly response: Response;
}

/** An appointment or hold that the database finally has, as live: cancelled, missed and lapsed ones are not listed. */
export interface LiveClaim {
  readonly id: string;
  readonly claim: Claim;
}

/** Writes down what clients did and were told, for `bookingViolations` to judge. */
export class BookingHistory {
  readonly operations: Operation[] = [];
  readonly #clock: Clock;

  constructor(clock: Clock = { now: () => performance.now() }) {
    this.#clock = clock;
  }

  /** Sends the request and records the answer; what `send` throws is recorded as unknown and goes no further. */
  async record(client: string, request: Request, send: () => Promise<Response>): Promise<Response> {
    const invokedAt = this.#clock.now();
    const response = await send().catch((): Response => ({ kind: 'unknown' }));
    this.operations.push({ client, invokedAt, returnedAt: this.#clock.now(), request, response });
    return response;
  }
}
