/** A token bucket: `ratePerSecond` tokens are added, up to `burst`; each request takes one. [http-api-throttling] */
export class TokenBucket {
  readonly #ratePerSecond: number;
  readonly #burst: number;
  #tokens: number;
  #filledAtMs: number;

  constructor(ratePerSecond: number, burst: number, nowMs: number) {
    this.#ratePerSecond = ratePerSecond;
    this.#burst = burst;
    this.#tokens = burst;
    this.#filledAtMs = nowMs;
  }

  /** Whether there was a token to take. A request may come to the bucket later than one that started after it, since an authorizer
   *  took longer for it: that takes nothing back. */
  take(nowMs: number): boolean {
    const passedMs = Math.max(0, nowMs - this.#filledAtMs);
    this.#tokens = Math.min(this.#burst, this.#tokens + (passedMs / 1000) * this.#ratePerSecond);
    this.#filledAtMs += passedMs;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
