import type { PortalActivity } from '@frontdesk/contracts/portal';
import type { Activity } from '@frontdesk/subscriptions/domain/activity';

const BY = { portal: 'vendor', app: 'practice', operator: 'operator' } as const;

/** Of people at the practice a vendor learns that it was one of them. */
export function presentActivity({ at, action, by, keyId }: Activity): PortalActivity {
  return {
    ...{ at: new Date(at).toISOString(), action, by: BY[by.channel] },
    ...(keyId !== undefined && { keyId }),
  };
}
