import { resourcesOf, type Template } from '../cloudformation-template.ts';

/** Outside dev somebody should hear of alarms: their topic without a subscription tells nobody. Nothing is unsafe by it, so it
 *  stops no deployment. */
export function alarmWarnings(template: Template, stage: string): string[] {
  const isHeard = resourcesOf(template, 'AWS::SNS::Topic').every(([, { Properties }]) => {
    const { Subscription: subscriptions } = Properties as { Subscription?: readonly unknown[] };
    return subscriptions !== undefined && subscriptions.length > 0;
  });
  if (stage === 'dev' || isHeard) return [];
  return [
    `Nobody hears of the alarms of stage "${stage}"; name somebody in alarmSubscriptions in serverless.stages.yml.`,
  ];
}
