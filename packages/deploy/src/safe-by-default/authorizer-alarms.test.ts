import { describe, expect, it } from 'vitest';
import { canaryAlarms, functionAlarms } from './function-alarms.ts';
import { evaluate } from './metric-math.fixture.ts';
import type { SafeByDefaultSettings } from './settings.ts';

const template = {
  Resources: {
    AuthorizeKey: {
      Type: 'AWS::Lambda::Function',
      Properties: { FunctionName: 'partners-prod-authorizeKey', Timeout: 10 },
    },
    Authorizer: {
      Type: 'AWS::ApiGateway::Authorizer',
      Properties: { AuthorizerUri: { 'Fn::Join': ['', ['arn:', { 'Fn::GetAtt': ['AuthorizeKey', 'Arn'] }]] } },
    },
  },
};
const settings = { alarmTopicArn: 'arn' } as unknown as SafeByDefaultSettings;
const live = { functionId: 'AuthorizeKey', versionId: 'Version', aliasId: 'Alias' };

describe.each([
  ['alarm', functionAlarms(template, settings).AuthorizeKeyErrorsAlarm],
  ['release alarm', canaryAlarms(template, live, settings).AuthorizeKeyCanaryErrorsAlarm],
])("the %s on a REST API's authorizer", (_name, alarm) => {
  const { Metrics = [], Threshold = 0 } = (alarm?.Properties ?? {}) as {
    Metrics?: { Expression?: string }[];
    Threshold?: number;
  };
  const expression = Metrics.find(({ Expression }) => Expression !== undefined)?.Expression ?? '';
  const rings = (errors: number, refused: number): boolean =>
    evaluate(expression, { calls: 1_000, errors, answered: 0, refused }) > Threshold;

  it('is silent when strangers are told 401, which only a throw can do', () => expect(rings(1_000, 1_000)).toBe(false));
  it('rings when the function fails, among strangers too', () => {
    expect(rings(20, 0)).toBe(true);
    expect(rings(920, 900)).toBe(true);
  });
});
