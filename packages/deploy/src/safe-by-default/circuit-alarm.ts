import { resourcesOf, type Template, type TemplateResource } from '../cloudformation-template.ts';
import { alarm } from './alarm.ts';
import type { SafeByDefaultSettings, ServiceIdentity } from './settings.ts';

/** Rings while calls to an upstream are kept back because its circuit is open (ADR-0048): in three of the last five minutes, so that a
 *  hiccup of a minute rings nobody. Stands in the service whose functions call upstreams. */
export function circuitAlarm(
  template: Template,
  { alarmTopicArn: topicArn }: SafeByDefaultSettings,
  { service, stage }: ServiceIdentity,
): Record<string, TemplateResource> {
  if (!callsUpstreams(template)) return {};
  return {
    CircuitOpenAlarm: alarm({
      kind: 'circuit-open',
      says: `An upstream of ${service} in ${stage} does not answer: calls to it are kept back.`,
      name: `${service}-${stage}-circuit-open`,
      metric: { namespace: 'Frontdesk', name: 'CircuitRefusals', dimensions: { stage }, statistic: 'Sum' },
      threshold: 0,
      periods: [3, 5],
      topicArn,
    }),
  };
}

function callsUpstreams(template: Template): boolean {
  return resourcesOf(template, 'AWS::Lambda::Function').some(([, { Properties }]) => {
    const { Variables = {} } = (Properties.Environment ?? {}) as { Variables?: object };
    return 'CIRCUITS_TABLE' in Variables;
  });
}
