import { createContext, useContext } from 'react';
import type { PortalApi } from '../portal-api.ts';

/** What every page of somebody who has signed in works with. */
export interface PortalTools {
  readonly api: PortalApi;
  /** Where vendors' programs call the Partner API. */
  readonly partnerApiUrl: string;
  /** Tells what was just done. */
  announce(sentence: string): void;
}

export const PortalContext = createContext<PortalTools | undefined>(undefined);

export function usePortal(): PortalTools {
  const tools = useContext(PortalContext);
  if (tools === undefined) throw new Error('Outside of the portal.');
  return tools;
}
