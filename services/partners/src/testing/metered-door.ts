import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import type { Clock } from '@frontdesk/core/clock';
import { randomIds } from '@frontdesk/core/ids';
import { PLANS, type Plan } from '@frontdesk/core/plans';
import { controlPlaneServer } from '@frontdesk/local/rest-api/control-plane-server';
import { apiId, authorized, startTestRestApi } from '@frontdesk/local/rest-api/rest-api.fixture';
import { ApiGatewayKeyMeter } from '@frontdesk/subscriptions/adapters/api-gateway-key-meter';
import { ApiGatewayUsageMeter } from '@frontdesk/subscriptions/adapters/api-gateway-usage-meter';
import { InMemorySubscriptions } from '@frontdesk/subscriptions/testing/in-memory-subscriptions';
import type { ManageSubscriptionPorts } from '@frontdesk/subscriptions/use-cases/manage-subscription';
import { LookUpBound } from '../domain/look-up-bound.ts';
import { keyPolicy } from '../functions/authorize-key/key-policy.ts';
import { authoriseKey } from '../use-cases/authorise-key.ts';

const STAGE = 'live';
const planId = (name: string): string => `${name}-plan`;

/** A REST API with the plans of vendors, the decisions of our authorizer, and the control plane over the same keys: `GET
 *  /v2/appointments` is metered, `GET /v2/usage` is not. */
export async function startMeteredDoor(clock: Clock) {
  const subscriptions = new InMemorySubscriptions();
  const deciding = { keys: subscriptions, bound: new LookUpBound(clock), clock };
  const api = await startTestRestApi({
    api: { ApiKeySourceType: 'AUTHORIZER' },
    functions: {
      authorizer: async ({ headers, methodArn }) => {
        const decision = await authoriseKey(headers['x-api-key'], deciding);
        if (decision.kind === 'granted' || decision.kind === 'refused') return keyPolicy(methodArn, decision);
        throw new Error(decision.kind === 'malformed' ? 'Unauthorized' : 'OVERLOADED');
      },
      echo: () => ({ statusCode: 200 }),
    },
    methods: {
      'GET /v2/appointments': { ...authorized, ApiKeyRequired: true },
      'GET /v2/usage': { ...authorized, ApiKeyRequired: false },
    },
    resources: Object.fromEntries(
      Object.entries(PLANS).map(([name, { quotaPerDay, ratePerSecond, burst }]: [string, Plan]) => [
        planId(name),
        {
          Type: 'AWS::ApiGateway::UsagePlan',
          Properties: {
            ApiStages: [{ ApiId: apiId, Stage: STAGE }],
            Throttle: { RateLimit: ratePerSecond, BurstLimit: burst },
            ...(quotaPerDay !== undefined && { Quota: { Limit: quotaPerDay, Period: 'DAY' } }),
          },
        },
      ]),
    ),
  });
  const controlPlane = controlPlaneServer({ ...api, stage: () => ({ apiId, stage: STAGE }) });
  const client = new APIGatewayClient({
    endpoint: `http://127.0.0.1:${await listening(controlPlane)}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const usagePlanIds = { small: planId('small'), large: planId('large'), enterprise: planId('enterprise') };
  return {
    api,
    managing: {
      store: subscriptions,
      meter: new ApiGatewayKeyMeter({ client, restApiId: apiId, stage: STAGE, usagePlanIds }),
      clock,
      ids: randomIds,
      by: { subject: 'operator', role: 'operator', channel: 'operator', requestId: 'request-1' },
    } satisfies ManageSubscriptionPorts,
    usage: new ApiGatewayUsageMeter({ client }),
    subscriptions,
    /** The status of a request, with the gateway's word for a refusal. */
    send: async (key: string, path = '/v2/appointments'): Promise<string> => {
      const { status, headers } = await api.send('GET', path, { 'x-api-key': key });
      const error = headers.get('x-amzn-errortype');
      return error === null ? String(status) : `${status} ${error}`;
    },
    stop: async () => {
      client.destroy();
      controlPlane.close();
      controlPlane.closeAllConnections();
      await api.stop();
    },
  };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
