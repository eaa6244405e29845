import { FrontdeskError } from './frontdesk-error.ts';
import type { Timers } from './timers.ts';

/** The time for which a firewall or a gateway wants to hear nothing. It counts requests, so each sent meanwhile makes it longer: they
 *  are refused here instead. */
export class QuietTime {
  readonly #timers: Timers;
  #refusal: FrontdeskError | undefined;
  #untilMs = 0;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** Throws what was refused before, with the seconds that are left, while they last. */
  check(): void {
    const leftMs = this.#untilMs - this.#timers.now();
    if (this.#refusal === undefined || leftMs <= 0) return;
    const { message, status, code } = this.#refusal;
    throw new FrontdeskError(message, { status, code, retryAfterSeconds: Math.ceil(leftMs / 1000) });
  }

  /** Learns from a refusal. One with a problem document is a function's answer to one caller: others may go on. */
  learn(error: FrontdeskError): void {
    const { code, problem, retryAfterSeconds } = error;
    if (code !== 'RATE_LIMITED' || problem !== undefined || retryAfterSeconds === undefined) return;
    this.#refusal = error;
    this.#untilMs = this.#timers.now() + retryAfterSeconds * 1000;
  }
}
