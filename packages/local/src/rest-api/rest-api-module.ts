import type { CloudHost, CloudModule } from '../cloud-module.ts';
import { gatewayServer } from '../gateway/gateway-server.ts';
import { closeServer, listenOnLoopback } from '../loopback-listener.ts';
import { controlPlaneServer } from './control-plane-server.ts';
import { KeptUsage } from './kept-usage.ts';
import { RestApi } from './rest-api.ts';
import { restApiDefinition } from './rest-api-definition.ts';
import { RestAuthorizer } from './rest-authorizer.ts';
import { StageCache } from './stage-cache.ts';
import { declaredUsage } from './usage-plan-definition.ts';
import { UsagePlans } from './usage-plans.ts';

/** The REST API of the services, and API Gateway's control plane for its keys. Keys that were made, what they have used, and
 *  both caches outlive a reload; keys and usage are kept with the tables. */
export const restApiModule = (host: CloudHost): CloudModule => {
  const { options, ports, addresses, environment, log } = host;
  const state = { authorizer: new RestAuthorizer(), cache: new StageCache(), usagePlans: new UsagePlans() };
  let api: RestApi | undefined;
  let isRead = false;
  let served: { apiId: string; stage: string } | undefined;
  const server = gatewayServer(() => api, { health: false });
  const kept = options.dataDirectory === undefined ? undefined : new KeptUsage(options.dataDirectory);
  const keep = (): void => kept?.save(state.usagePlans);
  const controlPlane = controlPlaneServer({ ...state, stage: () => served, changed: keep });
  return {
    listen: async () => {
      kept?.restore(state.usagePlans);
      addresses.partnerApi = `http://127.0.0.1:${await listenOnLoopback(server, ports.partnerApi)}`;
      addresses.apiGateway = `http://127.0.0.1:${await listenOnLoopback(controlPlane, 0)}`;
      environment.AWS_ENDPOINT_URL_API_GATEWAY = addresses.apiGateway;
    },
    read: (services) => {
      const definition = restApiDefinition(services);
      const usage = declaredUsage(services);
      const { throttling, integrationTimeoutMs } = options;
      return () => {
        state.usagePlans.use(usage);
        isRead = true;
        served = definition;
        api =
          definition &&
          new RestApi({
            definition,
            state,
            invoke: host.invokeFromApi,
            logAccess: (line) => {
              log({ source: 'access', line });
              const { accessLogGroup } = definition;
              if (accessLogGroup === undefined) return;
              for (const tell of host.logEvents) tell(accessLogGroup, line);
            },
            onProblem: (line) => log({ source: 'cloud', line }),
            ...(throttling !== undefined && { throttling }),
            ...(integrationTimeoutMs !== undefined && { integrationTimeoutMs }),
          });
      };
    },
    // Without services that were read, what is kept is still as it was.
    stop: () => {
      if (isRead) keep();
    },
    close: async () => void (await Promise.all([server, controlPlane].map(closeServer))),
  };
};
