import { PLANS } from '@frontdesk/core/plans';
import { describe, expect, it } from 'vitest';
import { referredId } from './cloudformation-template.ts';
import { deployableServices } from './deployable-services.ts';
import { type FunctionProperties, functionsInTemplate } from './packaged-functions.ts';
import { packagedTemplate, resourcesOf, type Template } from './packaged-template.ts';
import { consumers, functionOf, functionsBehindApis } from './safe-by-default/event-sources.ts';

const SERVICES = deployableServices().map(({ name }) => name);
const reserved = (properties: FunctionProperties): number | undefined =>
  (properties as { ReservedConcurrentExecutions?: number }).ReservedConcurrentExecutions;

describe.each(SERVICES)('the limits of %s', (service) => {
  const template = (): Template => packagedTemplate(service);

  it('let every function behind an API answer before the API gives up', () => {
    for (const id of functionsBehindApis(template())) {
      expect(template().Resources[id]?.Properties.Timeout, id).toBeLessThanOrEqual(28);
    }
  });

  it('hide a message for six times as long as its function may take', () => {
    for (const [, { Properties }] of resourcesOf(template(), 'AWS::Lambda::EventSourceMapping')) {
      const queue = template().Resources[referredId(Properties.EventSourceArn) ?? ''];
      if (queue?.Type !== 'AWS::SQS::Queue') continue;
      const consumer = template().Resources[functionOf(template(), referredId(Properties.FunctionName)) ?? ''];
      const seconds = Number(queue.Properties.VisibilityTimeout ?? 30);
      expect(seconds).toBeGreaterThanOrEqual(6 * Number(consumer?.Properties.Timeout));
    }
  });

  it('keep background functions from taking the instances of the desk', () => {
    for (const id of consumers(template())) {
      expect(template().Resources[id]?.Properties.ReservedConcurrentExecutions, id).toBeTypeOf('number');
    }
  });

  it('let a queue start no more than its function may run', () => {
    for (const [, { Properties }] of resourcesOf(template(), 'AWS::Lambda::EventSourceMapping')) {
      const most = (Properties.ScalingConfig as { MaximumConcurrency?: number } | undefined)?.MaximumConcurrency;
      const consumer = template().Resources[functionOf(template(), referredId(Properties.FunctionName)) ?? ''];
      const kept = consumer?.Properties.ReservedConcurrentExecutions as number | undefined;
      if (most !== undefined && kept !== undefined) expect(most).toBeLessThanOrEqual(kept);
    }
  });

  it('allow each route 500 requests a second, and each method of the Partner API what four of the largest plans do', () => {
    for (const [id, { Properties }] of resourcesOf(template(), 'AWS::ApiGatewayV2::Stage')) {
      expect(Properties.DefaultRouteSettings, id).toMatchObject({
        ThrottlingRateLimit: 500,
        ThrottlingBurstLimit: 1000,
      });
    }
    for (const [id, { Properties }] of resourcesOf(template(), 'AWS::ApiGateway::Stage')) {
      expect(Properties.MethodSettings, id).toContainEqual(
        expect.objectContaining({
          HttpMethod: '*',
          ResourcePath: '/*',
          ThrottlingRateLimit: 4 * PLANS.enterprise.ratePerSecond,
        }),
      );
    }
  });
});

describe('reserved concurrency', () => {
  const functions = (stage: string, services = SERVICES) =>
    services.flatMap((service) => functionsInTemplate(packagedTemplate(service, stage)));

  it('keeps 200 instances for bookings', () => {
    const booking = functions('prod').find(({ key }) => key === 'bookAppointment');
    expect(booking && reserved(booking.properties)).toBe(200);
  });

  it('keeps 100 instances for what follows a call', () => {
    const postCall = functions('prod').filter(({ key }) => key === 'runPostCallWorkflow');
    expect(postCall.map(({ properties }) => reserved(properties))).toEqual(postCall.map(() => 100));
  });

  it('gives the reader of the stream an instance for each of fifty shards, and ends what anybody may start at eighty-seven', () => {
    const kept = (name: string) => {
      const found = functions('prod').find(({ key }) => key === name);
      return found && reserved(found.properties);
    };
    expect(kept('recordEvents')).toBe(50);
    expect(['authoriseConnection', 'receiveCallEvent'].map(kept)).toEqual([87, 87]);
  });

  it('leaves the account the 100 that Lambda insists on', () => {
    const kept = functions('prod').map(({ properties }) => reserved(properties) ?? 0);
    expect(kept.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(900);
  });

  it('is none in dev, so that an account with ten instances can deploy', () => {
    const kept = functions('dev', ['platform']).map(({ properties }) => reserved(properties));
    expect(new Set(kept)).toEqual(new Set([undefined]));
  });
});
