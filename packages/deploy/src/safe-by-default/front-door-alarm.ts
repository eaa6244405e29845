import type { Template, TemplateResource } from '../cloudformation-template.ts';
import { alarm } from './alarm.ts';
import type { SafeByDefaultSettings, ServiceIdentity } from './settings.ts';

/** The function that goes in from outside each minute; only stages with a test practice have it. */
const CHECK = 'CheckFrontDoorLambdaFunction';

/** Rings within five minutes of an outage that lets nobody in, by day and by night: three of the last five checks did not get in,
 *  or there were none (ADR-0035). */
export function frontDoorAlarm(
  template: Template,
  { alarmTopicArn: topicArn }: SafeByDefaultSettings,
  { service, stage }: ServiceIdentity,
): Record<string, TemplateResource> {
  if (template.Resources[CHECK] === undefined) return {};
  return {
    FrontDoorAlarm: alarm({
      kind: 'front-door',
      says: `Nobody gets into ${stage}: the check that goes in from outside each minute is refused, or does not run.`,
      name: `${service}-${stage}-front-door`,
      // A schedule of a minute may run twice in one and not in the next.
      metric: { namespace: 'Frontdesk', name: 'FrontDoorOpen', dimensions: { stage }, statistic: 'Maximum' },
      threshold: 1,
      rings: 'below',
      ringsWithoutData: true,
      periods: [3, 5],
      topicArn,
    }),
  };
}
