import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { deployableServices, REPOSITORY_ROOT } from './deployable-services.ts';
import { packagedTemplate, resourcesOf } from './packaged-template.ts';

const SERVICES = deployableServices().map(({ name }) => name);
const STAGES = parse(readFileSync(join(REPOSITORY_ROOT, 'serverless.stages.yml'), 'utf8')) as Record<
  string,
  { provisionedConcurrency?: { instances: Record<string, number>; from?: string; until?: string; timeZone?: string } }
>;

describe('provisioned concurrency', () => {
  const targets = SERVICES.flatMap((service) => {
    const template = packagedTemplate(service, 'prod');
    return resourcesOf(template, 'AWS::ApplicationAutoScaling::ScalableTarget').map(([, target]) => {
      const [, functionId = '', alias] =
        /^function:\$\{(\w+)\}:(\w+)$/.exec((target.Properties.ResourceId as { 'Fn::Sub': string })['Fn::Sub']) ?? [];
      const name = String(template.Resources[functionId]?.Properties.FunctionName).replace('-prod-', '/');
      return { name, alias, functionId, target, template };
    });
  });

  it('is for the live alias of booking, holding and searching in prod', () => {
    expect(targets.map(({ name, alias }) => [name, alias]).toSorted()).toEqual([
      ['appointments/bookAppointment', 'live'],
      ['appointments/createHold', 'live'],
      ['slots/searchSlots', 'live'],
    ]);
  });

  it('comes before the practices open and goes when they have closed, in their time zone', () => {
    const { instances, from, until, timeZone } = STAGES.prod!.provisionedConcurrency!;
    for (const { name, target } of targets) {
      expect(target.Properties, name).toMatchObject({
        ServiceNamespace: 'lambda',
        ScalableDimension: 'lambda:function:ProvisionedConcurrency',
        MinCapacity: 0,
        MaxCapacity: 0,
      });
      const capacity = (count: number | undefined) => ({ MinCapacity: count, MaxCapacity: count });
      expect(target.Properties.ScheduledActions).toMatchObject([
        { Schedule: from, Timezone: timeZone, ScalableTargetAction: capacity(instances[name]) },
        { Schedule: until, Timezone: timeZone, ScalableTargetAction: capacity(0) },
      ]);
    }
  });

  it('waits for the alias, and is no more than what is kept for the function', () => {
    for (const { name, functionId, target, template } of targets) {
      const aliases = resourcesOf(template, 'AWS::Lambda::Alias');
      const [aliasId] =
        aliases.find(([, { Properties }]) => JSON.stringify(Properties).includes(`"${functionId}"`)) ?? [];
      expect(target.DependsOn, name).toEqual([aliasId]);
      const reserved =
        template.Resources[functionId]?.Properties.ReservedConcurrentExecutions ?? Number.POSITIVE_INFINITY;
      expect(STAGES.prod?.provisionedConcurrency?.instances[name], name).toBeLessThanOrEqual(Number(reserved));
    }
  });

  it('is off in every other stage', () => {
    for (const [stage, { provisionedConcurrency }] of Object.entries(STAGES)) {
      if (stage !== 'prod') expect(provisionedConcurrency?.instances ?? {}, stage).toEqual({});
    }
    for (const service of ['platform', 'realtime', 'edge']) {
      expect(resourcesOf(packagedTemplate(service, 'dev'), 'AWS::ApplicationAutoScaling::ScalableTarget')).toEqual([]);
    }
  });
});
