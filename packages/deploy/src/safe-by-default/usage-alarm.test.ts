import { expect, it } from 'vitest';
import { evaluate } from './metric-math.fixture.ts';
import type { SafeByDefaultSettings } from './settings.ts';
import { usageAlarm } from './usage-alarm.ts';

const settings = { alarmTopicArn: 'topic' } as SafeByDefaultSettings;
const identity = { service: 'portal', stage: 'prod', concurrencyClasses: {} };
const subscription = {
  Type: 'AWS::Logs::SubscriptionFilter',
  Properties: { FilterName: 'usage', LogGroupName: 'partner' },
};

it('stands where a log is subscribed to, and nowhere else', () => {
  expect(usageAlarm({ Resources: {} }, settings, identity)).toEqual({});
  const { UsageLagAlarm } = usageAlarm({ Resources: { UsageSubscription: subscription } }, settings, identity);
  expect(UsageLagAlarm?.Properties).toMatchObject({
    AlarmName: 'portal-prod-usage-lag',
    AlarmDescription: expect.stringContaining('docs/runbooks/usage-lag.md'),
    Threshold: 0,
  });
});

it.each([
  ['nobody calls', {}, 0],
  ['lines come in time', { age: 20_000, errors: 0, throttles: 0 }, 0],
  ['lines come late', { age: 300_001 }, 1],
  ['CloudWatch cannot deliver', { errors: 1 }, 1],
  ['CloudWatch is held back', { age: 10, throttles: 3 }, 1],
])('says whether it rings: %s', (_, metrics, expected) => {
  const { UsageLagAlarm } = usageAlarm({ Resources: { UsageSubscription: subscription } }, settings, identity);
  const queries = UsageLagAlarm?.Properties.Metrics as { Id: string; Expression?: string }[];
  const expression = queries.find(({ Id }) => Id === 'result')?.Expression ?? '';
  expect(evaluate(expression, { age: undefined, errors: undefined, throttles: undefined, ...metrics })).toBe(expected);
});
