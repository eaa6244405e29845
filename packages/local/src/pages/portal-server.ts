import type { Server } from 'node:http';
import { pageServer } from './page-server.ts';

/** What the page reads at its start: services/portal/page/src/configuration.ts. */
interface PortalConfiguration {
  partnerApiUrl: string;
  signIn: { kind: 'local'; tokenIssuerUrl: string };
}

export interface PortalServerOptions {
  /** The repository's root. */
  readonly root: string;
  configuration(): Promise<PortalConfiguration>;
  readonly appApiUrl: string;
  readonly partnerApiUrl: string;
  /** What the page connects to, beside its own origin. */
  connectTo(): readonly string[];
}

/** The page of vendors, with the portal's own routes of the App API and with the Partner API at its origin. */
export const portalServer = ({ appApiUrl, partnerApiUrl, ...options }: PortalServerOptions): Server =>
  pageServer({
    ...options,
    sources: {
      directory: 'services/portal/page',
      others: ['docs/openapi/**/partner-*.json', 'packages/{contracts,core}/src/**/*.ts'],
    },
    // The cache behaviors of services/edge/resources/portal-distribution.yml.
    originOf: (target) => {
      if (target.startsWith('/portal/')) return { apiUrl: appApiUrl, target };
      return /^\/(?:v\d+\/|versions(?:\?|$))/.test(target) ? { apiUrl: partnerApiUrl, target } : undefined;
    },
    headersFor: (path) => (path === '/explorer.html' ? 'services/portal/page/explorer-headers.json' : undefined),
  });
