/** The guides, in the order in which to read them. */
export const GUIDES = [
  { slug: 'first-booking', title: 'Your first booking' },
  { slug: 'idempotency', title: 'Retries without double bookings' },
  { slug: 'errors', title: 'Errors' },
  { slug: 'limits', title: 'Rates and quotas' },
  { slug: 'webhooks', title: 'Events and webhooks' },
  { slug: 'from-v1', title: 'From version 1 to 2' },
] as const;

export type GuideSlug = (typeof GUIDES)[number]['slug'];
