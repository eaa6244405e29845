import { expect, it } from 'vitest';
import { circuitAlarm } from './circuit-alarm.ts';
import type { SafeByDefaultSettings } from './settings.ts';

const settings = { alarmTopicArn: 'topic' } as SafeByDefaultSettings;
const withVariables = (Variables: Record<string, string>) => ({
  Resources: { Worker: { Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables } } } },
});
const alarmsIn = (variables: Record<string, string>) =>
  circuitAlarm(withVariables(variables), settings, {
    service: 'insurance',
    stage: 'prod',
    concurrencyClasses: {},
  });

it('watches for kept-back calls in the service whose functions call upstreams, and in no other', () => {
  expect(alarmsIn({ STAGE: 'prod' })).toEqual({});
  expect(alarmsIn({ CIRCUITS_TABLE: 'frontdesk-prod-circuits' })).toEqual({
    CircuitOpenAlarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: expect.objectContaining({
        AlarmName: 'insurance-prod-circuit-open',
        AlarmDescription: expect.stringContaining('docs/runbooks/circuit-open.md'),
        MetricName: 'CircuitRefusals',
        Dimensions: [{ Name: 'stage', Value: 'prod' }],
        Statistic: 'Sum',
        Threshold: 0,
        DatapointsToAlarm: 3,
        EvaluationPeriods: 5,
      }),
    },
  });
});
