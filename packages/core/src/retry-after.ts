/** Seconds that a `Retry-After` asks for (RFC 9110, section 10.2.3: seconds or an HTTP date), from `now` (epoch milliseconds) on;
 *  undefined without a legible one that is still ahead. */
export function secondsToRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,6}$/.test(header)) return Number(header);
  const seconds = Math.ceil((Date.parse(header) - now) / 1000);
  return seconds > 0 ? seconds : undefined;
}
