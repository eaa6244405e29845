import type { CloudHost, CloudModule } from './cloud-module.ts';
import { consoleServer } from './console/console-server.ts';
import { closeServer, listenOnLoopback } from './loopback-listener.ts';
import { demoPracticeIds } from './seed-demo.ts';
import { deadLetterQueues } from './sqs/dead-letter-queues.ts';
import { issuerServer } from './tokens/issuer-server.ts';

/** What people open: the console, and the token issuer that it signs in with. */
export const pagesModule = ({
  root,
  ports,
  addresses,
  issuer,
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
      const issuerHttp = issuerServer(issuer, {
        pagesOn: consolePort,
        deadLetterQueues: () => deadLetterQueues(services(), addresses.sqs),
        payers: () => addresses.payers,
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
