import { localPools } from '@frontdesk/service-model/local-account';
import type { CloudHost, CloudModule } from '../cloud-module.ts';
import { closeServer, listenOnLoopback } from '../loopback-listener.ts';
import { gatewayServer } from './gateway-server.ts';
import { HttpApi } from './http-api.ts';
import { httpApiDefinition } from './http-api-definition.ts';
import type { KeyLookup } from './jwt-authorizer.ts';

/** The HTTP API of the services and their routes. */
export const httpApiModule = (host: CloudHost): CloudModule => {
  const { options, ports, addresses, issuer, vendorIssuer, log } = host;
  let api: HttpApi | undefined;
  const server = gatewayServer(() => api, { health: true });
  const issuers = new Map([
    [localPools.staff.issuer, issuer],
    [localPools.vendors.issuer, vendorIssuer],
  ]);
  const keyOf: KeyLookup = (iss, keyId) => {
    const known = issuers.get(iss);
    return known?.keyId === keyId ? known.publicKey : undefined;
  };
  return {
    listen: async () => {
      addresses.appApi = `http://127.0.0.1:${await listenOnLoopback(server, ports.appApi)}`;
    },
    read: (services) => {
      const definition = httpApiDefinition(services, keyOf);
      const { throttling, integrationTimeoutMs } = options;
      return () => {
        api = new HttpApi({
          definition,
          invoke: host.invokeFromApi,
          logAccess: (line) => log({ source: 'access', line }),
          onProblem: (line) => log({ source: 'cloud', line }),
          ...(throttling !== undefined && { throttling }),
          ...(integrationTimeoutMs !== undefined && { integrationTimeoutMs }),
        });
      };
    },
    close: () => closeServer(server),
  };
};
