import { expect, it } from 'vitest';
import type { SafeByDefaultSettings } from './settings.ts';
import { webhookAlarm } from './webhook-alarm.ts';

const alarmsIn = (service: string) =>
  webhookAlarm({ alarmTopicArn: 'topic' } as SafeByDefaultSettings, { service, stage: 'prod', concurrencyClasses: {} });

it('watches how late events reach receivers, in the service that sends them and in no other', () => {
  expect(alarmsIn('partners')).toEqual({});
  expect(alarmsIn('webhooks')).toEqual({
    WebhookLagAlarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: expect.objectContaining({
        AlarmName: 'webhooks-prod-webhook-lag',
        AlarmDescription: expect.stringContaining('docs/runbooks/webhook-lag.md'),
        Metrics: [
          expect.objectContaining({
            Id: 'slow',
            MetricStat: expect.objectContaining({
              Metric: expect.objectContaining({
                MetricName: 'WebhookLag',
                Dimensions: [{ Name: 'stage', Value: 'prod' }],
              }),
              Stat: 'p99',
            }),
          }),
          expect.objectContaining({ Id: 'calls' }),
          expect.objectContaining({ Id: 'result', ReturnData: true }),
        ],
        Threshold: 60_000,
        DatapointsToAlarm: 2,
        EvaluationPeriods: 3,
      }),
    },
  });
});
