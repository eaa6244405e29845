import type { CloudHost, CloudModule } from '../cloud-module.ts';
import { closeServer, listenOnLoopback } from '../loopback-listener.ts';
import { realtimeServer } from './realtime-server.ts';
import { WebSocketApi } from './websocket-api.ts';
import { webSocketApiDefinition } from './websocket-api-definition.ts';

/** The WebSocket API of the services, and its `@connections`. */
export const webSocketModule = (host: CloudHost): CloudModule => {
  const { options, ports, addresses, log } = host;
  const { webSocketLimits, integrationTimeoutMs } = options;
  const api = new WebSocketApi({
    invoke: host.invokeFromApi,
    logAccess: (line) => log({ source: 'access', line }),
    ...(webSocketLimits && { limits: webSocketLimits }),
    ...(integrationTimeoutMs !== undefined && { integrationTimeoutMs }),
  });
  let inUse = false;
  const server = realtimeServer(() => (inUse ? api : undefined));
  return {
    listen: async () => {
      addresses.connections = `http://127.0.0.1:${await listenOnLoopback(server, ports.realtime)}`;
    },
    read: (services) => {
      const definition = webSocketApiDefinition(services);
      return () => {
        api.use(definition);
        inUse = true;
      };
    },
    close: () => {
      api.stop();
      return closeServer(server);
    },
  };
};
