import type { CloudHost, CloudModule } from './cloud-module.ts';
import { closeServer, listenOnLoopback } from './loopback-listener.ts';
import { consoleServer } from './pages/console-server.ts';
import { portalServer } from './pages/portal-server.ts';
import { demoPracticeIds } from './seed-demo.ts';
import { deadLetterQueues } from './sqs/dead-letter-queues.ts';
import { issuerServer } from './tokens/issuer-server.ts';

/** What people open: the console, the vendors' portal, and the token issuer that they sign in with. */
export const pagesModule = ({
  root,
  ports,
  addresses,
  issuer,
  vendorIssuer,
  environment,
  services,
  accessLog,
  invoke,
}: CloudHost): CloudModule => {
  const closing: (() => Promise<void>)[] = [];
  return {
    listen: async () => {
      const consoleHttp = consoleServer({
        root,
        apiUrl: addresses.appApi,
        configuration: async () => {
          const practiceIds = await demoPracticeIds(root);
          const signIn = { kind: 'local', tokenIssuerUrl: addresses.tokenIssuer, practiceIds } as const;
          return { apiUrl: '/api', signIn };
        },
        connectTo: () => [addresses.connections.replace('http:', 'ws:'), addresses.tokenIssuer],
      });
      closing.push(() => closeServer(consoleHttp));
      const consolePort = await listenOnLoopback(consoleHttp, ports.console);
      addresses.console = `http://127.0.0.1:${consolePort}`;
      const portalHttp = portalServer({
        root,
        appApiUrl: addresses.appApi,
        partnerApiUrl: addresses.partnerApi,
        configuration: async () => ({
          partnerApiUrl: addresses.partnerApi,
          signIn: { kind: 'local', tokenIssuerUrl: `${addresses.tokenIssuer}/vendors` },
        }),
        connectTo: () => [addresses.tokenIssuer],
      });
      closing.push(() => closeServer(portalHttp));
      const portalPort = await listenOnLoopback(portalHttp, ports.portal);
      addresses.portal = `http://127.0.0.1:${portalPort}`;
      const issuerHttp = issuerServer(issuer, {
        vendors: vendorIssuer,
        pagesOn: () => [consolePort, portalPort],
        deadLetterQueues: () => deadLetterQueues(services(), addresses.sqs),
        payers: () => addresses.payers,
        database: () => addresses.dataApi,
        accessLog,
        invoke,
      });
      await issuerHttp.ready();
      closing.push(() => closeServer(issuerHttp.server));
      addresses.tokenIssuer = `http://127.0.0.1:${await listenOnLoopback(issuerHttp.server, ports.tokenIssuer)}`;
      // For functions that verify tokens themselves: the pool's keys are under the pool's path.
      environment.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = addresses.tokenIssuer;
    },
    close: async () => {
      await Promise.all(closing.map((close) => close()));
    },
  };
};
