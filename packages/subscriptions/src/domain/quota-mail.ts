import type { PlanName } from './subscription.ts';

/** What a warning says, as `quota.warning` brings it to webhooks. */
export interface QuotaState extends Readonly<Record<string, string | number>> {
  readonly plan: PlanName;
  /** The share that was reached: 80 or 100. */
  readonly percent: number;
  readonly used: number;
  /** Requests a day. */
  readonly quota: number;
  /** RFC 3339. */
  readonly resetsAt: string;
}

/** The mail that tells a vendor of its quota. Ids and numbers only: a vendor's name is text of strangers. */
export function quotaMail(
  { plan, percent, used, quota, resetsAt }: QuotaState,
  { practiceId, subscriptionId }: { readonly practiceId: string; readonly subscriptionId: string },
): { readonly subject: string; readonly text: string } {
  const rest =
    used < quota
      ? `${quota - used} requests are left until then.`
      : 'Further requests are answered with 429 QUOTA_EXCEEDED until then.';
  return {
    subject: `Frontdesk: ${percent} % of today's quota at practice ${practiceId} is used`,
    text: [
      `Your subscription ${subscriptionId} at practice ${practiceId} has used ${used} of ${quota} requests of plan ${plan} today.`,
      `The quota begins anew at ${resetsAt}. ${rest}`,
      '',
      'The portal shows which keys and routes used it. GET /v2/usage tells your software, and costs no quota.',
    ].join('\n'),
  };
}
