import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { referredId } from './cloudformation-template.ts';
import { deployableServices, REPOSITORY_ROOT } from './deployable-services.ts';
import { onlyResource, packagedTemplate, resourcesOf, type Template } from './packaged-template.ts';
import { ALARM_KINDS } from './safe-by-default/alarm.ts';
import { deadLetterQueues, streamConsumers } from './safe-by-default/event-sources.ts';

const SERVICES = deployableServices().map(({ name }) => name);
const alarmsOf = (template: Template): Record<string, unknown>[] =>
  resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
const runbookIn = (text: unknown): string | undefined => /docs\/runbooks\/([a-z-]+)\.md/.exec(String(text))?.[1];
/** Alarms about a resource, by the runbook that they name. */
const kindsAbout = (template: Template, id: string): (string | undefined)[] =>
  alarmsOf(template)
    .filter((alarm) => new RegExp(`"${id}"`).test(JSON.stringify(alarm)))
    .map(({ AlarmDescription }) => runbookIn(AlarmDescription))
    .sort();

/** The metrics of a namespace that alarms look at; a dimension that refers to a resource has that resource's id. */
function watchedMetrics(
  template: Template,
  namespace: string,
): { name: string; dimensions: Record<string, string | undefined> }[] {
  type Given = { Namespace: string; MetricName: string; Dimensions: { Name: string; Value: unknown }[] };
  const metrics = alarmsOf(template).flatMap(({ Metrics, ...single }) =>
    Array.isArray(Metrics)
      ? (Metrics as { MetricStat?: { Metric: Given } }[]).flatMap(({ MetricStat }) => MetricStat?.Metric ?? [])
      : [single as unknown as Given],
  );
  return metrics
    .filter(({ Namespace }) => Namespace === namespace)
    .map(({ MetricName, Dimensions }) => ({
      name: MetricName,
      dimensions: Object.fromEntries(
        Dimensions.map(({ Name, Value }) => [Name, referredId(Value) ?? (Value as string)]),
      ),
    }));
}

describe.each(SERVICES)('the watch over %s', (service) => {
  const template = (): Template => packagedTemplate(service);

  it('knows errors, throttles and the slowest hundredth of every function', () => {
    for (const [id] of resourcesOf(template(), 'AWS::Lambda::Function')) {
      expect(kindsAbout(template(), id)).toEqual(
        expect.arrayContaining(['function-errors', 'function-latency', 'function-throttles']),
      );
    }
  });

  it('knows failures and latency of every API', () => {
    for (const [id] of resourcesOf(template(), 'AWS::ApiGatewayV2::Api')) {
      expect(kindsAbout(template(), id)).toEqual(expect.arrayContaining(['api-errors', 'api-latency']));
    }
    // A REST API's metrics have its name and its stage's, not its id.
    for (const [id, { Properties }] of resourcesOf(template(), 'AWS::ApiGateway::RestApi')) {
      const [stage] = resourcesOf(template(), 'AWS::ApiGateway::Stage').filter(
        ([, { Properties: own }]) => referredId(own.RestApiId) === id,
      );
      const watched = watchedMetrics(template(), 'AWS/ApiGateway').filter(
        ({ dimensions }) =>
          dimensions.ApiName === Properties.Name && dimensions.Stage === stage?.[1].Properties.StageName,
      );
      expect(watched.map(({ name }) => name)).toEqual(expect.arrayContaining(['5XXError', 'Count', 'Latency']));
    }
  });

  it('knows dead letters and consumers that fall behind', () => {
    for (const id of deadLetterQueues(template())) expect(kindsAbout(template(), id)).toContain('dead-letters');
    for (const id of streamConsumers(template())) expect(kindsAbout(template(), id)).toContain('stream-age');
  });

  it('knows throttled reads and writes of every table and every global index', () => {
    for (const [id, { Properties }] of resourcesOf(template(), 'AWS::DynamoDB::Table')) {
      const indexes = (Properties.GlobalSecondaryIndexes ?? []) as { IndexName: string }[];
      const watched = watchedMetrics(template(), 'AWS/DynamoDB').filter(
        ({ dimensions }) => dimensions.TableName === id,
      );
      for (const index of [undefined, ...indexes.map(({ IndexName }) => IndexName)]) {
        const names = watched.filter(({ dimensions }) => dimensions.GlobalSecondaryIndexName === index);
        expect(names.map(({ name }) => name).sort(), `${id} ${index}`).toEqual([
          'ReadThrottleEvents',
          'WriteThrottleEvents',
        ]);
      }
    }
  });

  it('knows throttled sign-ins of every client of a user pool', () => {
    for (const [id, { Properties }] of resourcesOf(template(), 'AWS::Cognito::UserPoolClient')) {
      const watched = watchedMetrics(template(), 'AWS/Cognito').filter(
        ({ dimensions }) => dimensions.UserPoolClient === id,
      );
      expect(watched.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['SignInThrottles', 'TokenRefreshThrottles']),
      );
      for (const { dimensions } of watched) expect(dimensions.UserPool).toBe(referredId(Properties.UserPoolId));
      // Federated sign-ins are throttled by themselves; there are none while Cognito's own users are all.
      const federated = ((Properties.SupportedIdentityProviders ?? []) as string[]).filter(
        (provider) => provider !== 'COGNITO',
      );
      expect(watched.filter(({ name }) => name === 'FederationThrottles')).toHaveLength(federated.length);
    }
  });

  it('hears from CodeDeploy of every release that fails, stops or is rolled back', () => {
    const groups = resourcesOf(template(), 'AWS::CodeDeploy::DeploymentGroup');
    for (const [id, { Properties }] of groups) {
      const [trigger] = Properties.TriggerConfigurations as { TriggerEvents: string[]; TriggerTargetArn: unknown }[];
      expect(trigger?.TriggerEvents.sort(), id).toEqual(['DeploymentFailure', 'DeploymentRollback', 'DeploymentStop']);
      expect(JSON.stringify(trigger?.TriggerTargetArn)).toMatch(/"AlarmTopic"|placeholder-alarms/);
    }
    if (groups.length === 0) return;
    const policy = JSON.stringify(template().Resources.ReleaseRole?.Properties.Policies);
    expect(policy).toContain('"sns:Publish"');
    expect(policy).toContain('kms:ViaService');
  });

  it('judges rates and percentiles of five minutes, and a slowest hundredth only where there is one', () => {
    const computed = alarmsOf(template()).filter(({ Metrics }) => Metrics !== undefined);
    for (const { AlarmName, Metrics, DatapointsToAlarm, EvaluationPeriods } of computed) {
      const queries = Metrics as { Expression?: string; MetricStat?: { Stat: string; Period: number } }[];
      const expression = queries.find((query) => query.Expression !== undefined)?.Expression;
      const inputs = queries.flatMap(({ MetricStat }) => MetricStat ?? []);
      expect(inputs.every(({ Period }) => Period === 300)).toBe(true);
      if (inputs.some(({ Stat }) => Stat === 'p99')) {
        expect(expression, String(AlarmName)).toMatch(/^IF\(FILL\(calls, 0\) >= (20|100), slow, 0\)$/);
      }
      // The latest point of a metric that comes late is what FILL made of it.
      expect(Number(EvaluationPeriods), String(AlarmName)).toBeGreaterThan(1);
      expect(Number(DatapointsToAlarm)).toBeLessThanOrEqual(Number(EvaluationPeriods));
    }
    // Keeps an alarm as it is until there are a thousand calls in a period.
    expect(JSON.stringify(alarmsOf(template()))).not.toContain('EvaluateLowSampleCountPercentile');
  });

  it('tells the topic of the stage, and where the runbook is', () => {
    for (const { AlarmActions, AlarmDescription } of alarmsOf(template())) {
      const runbook = runbookIn(AlarmDescription) ?? '';
      // The topic of the others cannot be used without the key.
      expect(JSON.stringify(AlarmActions)).toMatch(
        runbook === 'data-key' ? /"KeyAlarmTopic"/ : /"AlarmTopic"|placeholder-alarms/,
      );
      expect(existsSync(join(REPOSITORY_ROOT, `docs/runbooks/${runbook}.md`)), String(AlarmDescription)).toBe(true);
    }
  });

  it('names every alarm after its service and stage, once', () => {
    const names = alarmsOf(template()).map(({ AlarmName }) => String(AlarmName));
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(new RegExp(`^${service}-prod-`));
  });

  it('traces every function', () => {
    for (const [id, { Properties }] of resourcesOf(template(), 'AWS::Lambda::Function')) {
      expect(Properties.TracingConfig, id).toEqual({ Mode: 'Active' });
    }
  });
});

describe('what no service owns', () => {
  const platform = (stage = 'prod'): Template => packagedTemplate('platform', stage);
  const alarmOf = (kind: string, stage?: string) =>
    alarmsOf(platform(stage)).find(({ AlarmDescription }) => runbookIn(AlarmDescription) === kind);

  it('has an alarm at nine tenths of the instances that the account may have, reserved ones included', () => {
    expect(alarmOf('account-concurrency')).toMatchObject({
      Namespace: 'AWS/Lambda',
      MetricName: 'ClaimedAccountConcurrency',
      Dimensions: [],
      Statistic: 'Maximum',
      Threshold: 900,
    });
    // What is reserved counts as claimed: it must leave room below the alarm.
    const reserved = SERVICES.flatMap((service) => resourcesOf(packagedTemplate(service), 'AWS::Lambda::Function'))
      .map(([, { Properties }]) => Number(Properties.ReservedConcurrentExecutions ?? 0))
      .reduce((sum, one) => sum + one, 0);
    expect(reserved).toBeLessThanOrEqual(750);
  });

  it.each(['prod', 'dev'])('tells of a key that does not work without that key, in %s', (stage) => {
    const { Resources } = platform(stage);
    expect(alarmOf('data-key', stage)?.AlarmActions).toEqual([{ Ref: 'KeyAlarmTopic' }]);
    expect(Resources.KeyAlarmTopic?.Properties).not.toHaveProperty('KmsMasterKeyId');
    expect(Resources.KeyAlarmTopic?.Properties.Subscription).toEqual(Resources.AlarmTopic?.Properties.Subscription);
    expect(JSON.stringify(Resources.KeyAlarmTopicPolicy)).toContain('cloudwatch.amazonaws.com');
  });
});

describe('the front door', () => {
  const ofDoor = (stage: string) =>
    alarmsOf(packagedTemplate('edge', stage)).filter(
      ({ AlarmDescription }) => runbookIn(AlarmDescription) === 'front-door',
    );

  it.each(['staging', 'prod'])(
    'has an alarm in %s that rings when three of five checks do not get in, or none runs',
    (stage) => {
      expect(ofDoor(stage)).toEqual([
        expect.objectContaining({
          AlarmName: `edge-${stage}-front-door`,
          Namespace: 'Frontdesk',
          MetricName: 'FrontDoorOpen',
          Dimensions: [{ Name: 'stage', Value: stage }],
          Statistic: 'Maximum',
          Period: 60,
          ComparisonOperator: 'LessThanThreshold',
          Threshold: 1,
          DatapointsToAlarm: 3,
          EvaluationPeriods: 5,
          TreatMissingData: 'breaching',
        }),
      ]);
    },
  );

  it('has none where nobody checks it', () => {
    expect(ofDoor('dev')).toEqual([]);
  });

  it('alone rings without data: nobody calls at night', () => {
    const ringing = SERVICES.flatMap((service) => alarmsOf(packagedTemplate(service))).filter(
      ({ TreatMissingData }) => TreatMissingData !== 'notBreaching',
    );
    expect(ringing.map(({ AlarmName }) => AlarmName)).toEqual(['edge-prod-front-door']);
  });
});

describe('the runbooks of alarms', () => {
  const directory = join(REPOSITORY_ROOT, 'docs/runbooks');

  it.each(ALARM_KINDS)('%s says what it means, how to look and what to do', (name) => {
    const text = readFileSync(join(directory, `${name}.md`), 'utf8');
    for (const heading of ['## What it means', '## Diagnose', '## Resolve']) expect(text).toContain(heading);
  });
});

describe('the dashboard of the stage', () => {
  it('shows the API, the bookings, the functions, the queues and the streams of every service', () => {
    const dashboard = onlyResource(packagedTemplate('platform'), 'AWS::CloudWatch::Dashboard');
    const { 'Fn::Sub': body } = dashboard.Properties.DashboardBody as { 'Fn::Sub': string };
    const { widgets } = JSON.parse(body) as { widgets: { properties: { title: string; metrics: unknown[] } }[] };
    expect(widgets).toHaveLength(14);
    for (const metric of [
      '5xx',
      'Bookings',
      'BookingConflicts',
      'WriteRetries',
      'FanOutLag',
      'WebhookLag',
      'WebhookFailures',
      'Throttles',
      'IteratorAge',
    ]) {
      expect(body).toContain(metric);
    }
  });
});
