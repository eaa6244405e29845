import { demoKey } from '@frontdesk/local/demo-subscriptions';
import { closeServer, listenOnLoopback } from '@frontdesk/local/loopback-listener';
import { controlPlaneServer } from '@frontdesk/local/rest-api/control-plane-server';
import { RestAuthorizer } from '@frontdesk/local/rest-api/rest-authorizer';
import { StageCache } from '@frontdesk/local/rest-api/stage-cache';
import { UsagePlans } from '@frontdesk/local/rest-api/usage-plans';
import type { FunctionBundle } from './function-bundles.ts';
import { type ContainerOptions, LambdaContainer } from './lambda-container.ts';

const SERVED = { apiId: 'bench', stage: 'dev' };
const PLAN_ID = 'plan';

/** An API key of practice p001, made by the deployed function beside a control plane of API Gateway. */
export async function seedKey(
  bundle: (name: string) => FunctionBundle,
  runtime: Pick<ContainerOptions, 'runtimeClient' | 'environment'>,
): Promise<string> {
  const usagePlans = new UsagePlans();
  const stages = new Map([[`${SERVED.apiId}/${SERVED.stage}`, new Map()]]);
  const plan = { id: PLAN_ID, name: PLAN_ID, stages, throttle: undefined, quota: undefined };
  usagePlans.use({ keys: [], plans: [plan], planKeys: [] });
  const parts = { usagePlans, authorizer: new RestAuthorizer(), cache: new StageCache() };
  const controlPlane = controlPlaneServer({ ...parts, stage: () => SERVED });
  const endpoint = `http://127.0.0.1:${await listenOnLoopback(controlPlane, 0)}`;
  const planIds = Object.fromEntries(['SMALL', 'LARGE', 'ENTERPRISE'].map((name) => [`${name}_PLAN_ID`, PLAN_ID]));
  const manager = await LambdaContainer.start({
    ...bundle('partners/manageSubscriptions'),
    runtimeClient: runtime.runtimeClient,
    environment: {
      ...runtime.environment,
      ...planIds,
      PARTNER_API_ID: SERVED.apiId,
      AWS_ENDPOINT_URL_API_GATEWAY: endpoint,
    },
  });
  try {
    return await demoKey({ practiceId: 'p001' }, async (request) => {
      const { kind, body } = await manager.invoke(request);
      if (kind !== 'response') throw new Error(`manageSubscriptions failed: ${body}`);
      return JSON.parse(body) as unknown;
    });
  } finally {
    await manager.stop();
    await closeServer(controlPlane);
  }
}
