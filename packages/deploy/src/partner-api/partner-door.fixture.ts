import { join } from 'node:path';
import { gatewayServer } from '@frontdesk/local/gateway/gateway-server';
import { closeServer, listenOnLoopback } from '@frontdesk/local/loopback-listener';
import { RestApi } from '@frontdesk/local/rest-api/rest-api';
import { restApiDefinition } from '@frontdesk/local/rest-api/rest-api-definition';
import { RestAuthorizer } from '@frontdesk/local/rest-api/rest-authorizer';
import { StageCache } from '@frontdesk/local/rest-api/stage-cache';
import { declaredUsage } from '@frontdesk/local/rest-api/usage-plan-definition';
import { UsagePlans, utcDay } from '@frontdesk/local/rest-api/usage-plans';
import { loadServices } from '@frontdesk/service-model/load-services';
import type { ServiceModel } from '@frontdesk/service-model/service-model';
import { REPOSITORY_ROOT } from '../deployable-services.ts';

/** What the functions of these tests read of an event. */
export interface SeenEvent {
  headers: Readonly<Record<string, string>>;
  path: string;
  requestContext: { authorizer?: Readonly<Record<string, unknown>> };
}

interface DoorOptions {
  /** In the place of the service's functions, by their keys. */
  functions: Readonly<Record<string, (event: SeenEvent) => unknown>>;
  /** The metered keys, each with its value, by plan. */
  keys: Readonly<Record<string, readonly string[]>>;
  /** In the place of the template's own, which no test waits for. */
  integrationTimeoutMs?: number;
}

/** The Partner API as it is deployed, on the gateway of the local cloud, with functions of the test. */
export async function startPartnerDoor({ functions, keys, integrationTimeoutMs }: DoorOptions) {
  const services = await partnersService();
  const definition = restApiDefinition(services);
  if (definition === undefined) throw new Error('There is no REST API.');
  const state = { authorizer: new RestAuthorizer(), cache: new StageCache(), usagePlans: new UsagePlans() };
  state.usagePlans.use(declaredUsage(services));
  for (const [plan, values] of Object.entries(keys)) addKeys(state.usagePlans, plan, values);
  const access: string[] = [];
  const calls = new Map<string, number>();
  const api = new RestApi({
    definition,
    state,
    invoke: async (name, text) => {
      const key = name.split('-').at(-1) ?? '';
      calls.set(key, (calls.get(key) ?? 0) + 1);
      try {
        return { ok: true, payload: (await functions[key]?.(JSON.parse(text) as SeenEvent)) ?? null };
      } catch (error) {
        const { name: errorType, message: errorMessage } = error as Error;
        return { ok: false, kind: 'error', errorType, errorMessage };
      }
    },
    logAccess: (line) => access.push(line),
    ...(integrationTimeoutMs !== undefined && { integrationTimeoutMs }),
  });
  const server = gatewayServer(() => api, { health: false });
  const port = await listenOnLoopback(server, 0);
  const url = `http://127.0.0.1:${port}`;
  return {
    definition,
    access,
    /** Counts so many requests of a metered key for today. */
    spend: (value: string, requests: number) => {
      const { usagePlans } = state;
      const plan = usagePlans.planOf(`id-of-${value}`, definition.apiId, definition.stage);
      usagePlans.usedByDay(plan?.id ?? '', `id-of-${value}`).set(utcDay(Date.now()), requests);
    },
    callsOf: (key: string) => calls.get(key) ?? 0,
    send: (method: string, path: string, init: Omit<RequestInit, 'method'> = {}) =>
      fetch(`${url}${path}`, { ...init, method }),
    stop: () => closeServer(server),
  };
}

function partnersService(): Promise<ServiceModel[]> {
  const nowhere = 'http://127.0.0.1:1';
  return loadServices({
    composeFile: join(REPOSITORY_ROOT, 'serverless-compose.yml'),
    stage: 'dev',
    queueEndpoint: nowhere,
    httpApiEndpoint: nowhere,
    webSocketEndpoint: nowhere,
    restApiEndpoint: nowhere,
    only: ['partners'],
  });
}

function addKeys(usagePlans: UsagePlans, planName: string, values: readonly string[]): void {
  const plan = [...usagePlans.plans.values()].find(({ name }) => name === `frontdesk-dev-${planName}`);
  if (plan === undefined) throw new Error(`There is no plan ${planName}.`);
  for (const value of values) {
    const common = { description: undefined, customerId: undefined, createdEpochMs: 0, updatedEpochMs: 0 };
    usagePlans.addKey({ ...common, id: `id-of-${value}`, value, name: value, enabled: true });
    usagePlans.keysOf(plan.id).add(`id-of-${value}`);
  }
}
