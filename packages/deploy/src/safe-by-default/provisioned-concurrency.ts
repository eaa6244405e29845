import { resourcesOf, type Template } from '../cloudformation-template.ts';
import { LIVE, type LiveFunction } from './live-alias.ts';
import type { ProvisionedConcurrency } from './settings.ts';

/** Keeps instances of functions' live versions initialised in practice hours, so that a caller meets no cold start: a
 *  target with two scheduled actions for each function of the template that `instances` names. Outside these hours there
 *  is none. Throws when a named function has no alias (Lambda provisions versions and aliases only), or
 *  when a time is missing. Changes the template.
 *  https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html#managing-provisioned-concurency */
export function provisionInPracticeHours(
  template: Template,
  functions: readonly LiveFunction[],
  { instances, from, until, timeZone }: ProvisionedConcurrency,
): void {
  for (const [functionId, { Properties }] of resourcesOf(template, 'AWS::Lambda::Function')) {
    // <service>-<stage>-<key>: two services may have a function of one key.
    const [, service = '', key = ''] = /^(.+)-[^-]+-([^-]+)$/.exec(String(Properties.FunctionName)) ?? [];
    const count = instances[`${service}/${key}`];
    if (count === undefined) continue;
    const live = functions.find((one) => one.functionId === functionId);
    if (live === undefined) {
      throw new Error(`${key} has provisionedConcurrency, but no alias: its stage's releaseType is none.`);
    }
    if (!from || !until || !timeZone) throw new Error('provisionedConcurrency lacks from, until or timeZone.');
    template.Resources[`${functionId.replace(/LambdaFunction$/, '')}Provisioned`] = {
      Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
      DependsOn: [live.aliasId],
      Properties: {
        ServiceNamespace: 'lambda',
        ScalableDimension: 'lambda:function:ProvisionedConcurrency',
        ResourceId: { 'Fn::Sub': `function:\${${functionId}}:${LIVE}` },
        MinCapacity: 0,
        MaxCapacity: 0,
        ScheduledActions: [
          scheduledAction('practices-open', from, timeZone, count),
          scheduledAction('practices-close', until, timeZone, 0),
        ],
      },
    };
  }
}

function scheduledAction(name: string, schedule: string, timezone: string, instances: number): object {
  return {
    ScheduledActionName: name,
    Schedule: schedule,
    Timezone: timezone,
    ScalableTargetAction: { MinCapacity: instances, MaxCapacity: instances },
  };
}
