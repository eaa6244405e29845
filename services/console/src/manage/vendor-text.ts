import type { VendorSubscription } from '../desk/desk.ts';

const SCOPES: Record<VendorSubscription['scopes'][number], string> = {
  'slots:read': 'see free times',
  'appointments:read': 'read appointments and their patients',
  'appointments:write': 'book, move and cancel appointments',
  'insurance:read': 'read coverage',
  'insurance:write': 'ask payers for coverage',
};

const PLANS: Record<VendorSubscription['plan'], string> = {
  small: 'up to 1,000 requests a day',
  large: 'up to 50,000 requests a day',
  enterprise: 'any number of requests',
};

/** What one scope lets a vendor do. */
export function scopeText(scope: VendorSubscription['scopes'][number]): string {
  return SCOPES[scope];
}

/** What a vendor may do, in a sentence's words. */
export function accessText({ plan, scopes }: Pick<VendorSubscription, 'plan' | 'scopes'>): string {
  return `May ${scopes.map(scopeText).join(', ')}; ${planText(plan)}.`;
}

export function planText(plan: VendorSubscription['plan']): string {
  return PLANS[plan];
}

/** The plans that may be given where this one is asked for. */
export function plansUpTo(asked: VendorSubscription['plan']): VendorSubscription['plan'][] {
  const all = ['small', 'large', 'enterprise'] as const;
  return all.slice(0, all.indexOf(asked) + 1);
}
