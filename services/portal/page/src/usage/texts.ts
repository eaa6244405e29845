import type { Usage } from './usage-api.ts';

export const numberText = (count: number): string => count.toLocaleString('en-US');

/** Such as "Nov 28" of a day of UTC's. */
export const shortDay = (day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });

/** Such as "Mar 31, 2027". */
export const longDay = (instant: string): string =>
  new Date(instant).toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

/** What to do about the quota; undefined: there is enough of it. */
export function quotaWarning({ warning, quota, percent, resetsAt }: Usage['quota']): string | undefined {
  if (warning === undefined || quota === undefined) return undefined;
  const until = new Date(resetsAt).toLocaleTimeString('en-US', { timeStyle: 'short' });
  return warning === 100
    ? `Today’s ${numberText(quota)} requests are used up. Requests are answered 429 until ${until}.`
    : `${percent} % of today’s ${numberText(quota)} requests are used. At 100 %, requests are answered 429 until ${until}.`;
}

/** Of what a row of the log came to, by the first digit of its status. */
export function styleOf(status: number): string {
  if (status < 400) return 'active';
  return status < 500 ? 'suspended' : 'revoked';
}
