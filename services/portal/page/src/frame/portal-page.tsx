import { type Announcement, Toast } from '@frontdesk/ui/components/toast';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { HomePage } from '../home/home-page.tsx';
import type { PortalApi } from '../portal-api.ts';
import type { Place } from './place.ts';
import { PortalContext, type PortalTools } from './portal.ts';

const PracticesPage = lazy(async () => ({ default: (await import('../practices/practices-page.tsx')).PracticesPage }));
const SubscriptionPage = lazy(async () => ({
  default: (await import('../practices/subscription-page.tsx')).SubscriptionPage,
}));

interface PortalProps {
  readonly api: PortalApi;
  readonly place: Place;
  readonly partnerApiUrl: string;
}

/** The pages of a vendor who has signed in, and what was just done there. */
export function Portal({ api, place, partnerApiUrl }: PortalProps) {
  const [announcement, setAnnouncement] = useState<Announcement>();
  const dismiss = useCallback(() => setAnnouncement(undefined), []);
  const tools = useMemo<PortalTools>(
    () => ({ api, partnerApiUrl, announce: (sentence) => setAnnouncement({ sentence }) }),
    [api, partnerApiUrl],
  );
  return (
    <PortalContext value={tools}>
      <Suspense fallback={<p className="hint">Opening …</p>}>
        {place.page !== 'practices' ? (
          <HomePage />
        ) : place.subscriptionId === undefined ? (
          <PracticesPage />
        ) : (
          <SubscriptionPage
            key={place.subscriptionId}
            subscriptionId={place.subscriptionId}
            part={place.part}
            within={place.within}
          />
        )}
      </Suspense>
      <Toast announcement={announcement} dismiss={dismiss} />
    </PortalContext>
  );
}
