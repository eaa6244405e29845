import type { Server } from 'node:http';
import { pageServer } from './page-server.ts';

/** What the page reads at its start: services/console/src/configuration.ts. */
interface ConsoleConfiguration {
  apiUrl: string;
  signIn:
    | { kind: 'local'; tokenIssuerUrl: string; practiceIds: readonly string[] }
    | { kind: 'cognito'; authority: string; clientId: string; scopes: readonly string[]; logoutUrl: string };
}

export interface ConsoleServerOptions {
  /** The repository's root. */
  root: string;
  configuration(): Promise<ConsoleConfiguration>;
  /** Where the App API is, which the page reaches under /api. */
  readonly apiUrl: string;
  /** What the page connects to, beside its own origin. */
  connectTo(): readonly string[];
}

/** Under which path the console reaches the App API: /api/* of its CloudFront distribution. */
const PREFIX = '/api';

/** The page of agents and managers, with the App API under /api. */
export const consoleServer = ({ apiUrl, ...options }: ConsoleServerOptions): Server =>
  pageServer({
    ...options,
    sources: { directory: 'services/console' },
    originOf: (target) =>
      target.startsWith(`${PREFIX}/`) ? { apiUrl, target: target.slice(PREFIX.length) } : undefined,
  });
