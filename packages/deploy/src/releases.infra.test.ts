import { describe, expect, it } from 'vitest';
import { referredId } from './cloudformation-template.ts';
import { deployableServices } from './deployable-services.ts';
import { functionsInTemplate } from './packaged-functions.ts';
import { packagedTemplate, resourcesOf, type Template } from './packaged-template.ts';
import { functionsBehindApis, functionsBehindHttpApis } from './safe-by-default/event-sources.ts';
import { statementsOfRole } from './safe-by-default/function-roles.ts';
import { tryReleases } from './safe-by-default/release-trial.ts';

const SERVICES = deployableServices().map(({ name }) => name);

interface MetricQuery {
  MetricStat?: { Metric: { Namespace: string; MetricName: string; Dimensions: { Name: string }[] } };
}

/** Alias, deployment group and alarms of a function. */
function releaseOf(template: Template, functionId: string) {
  const [aliasId, alias] =
    resourcesOf(template, 'AWS::Lambda::Alias').find(
      ([, { Properties }]) => referredId(Properties.FunctionName) === functionId,
    ) ?? [];
  const update = alias?.UpdatePolicy?.CodeDeployLambdaAliasUpdate as { DeploymentGroupName: unknown } | undefined;
  const group = template.Resources[referredId(update?.DeploymentGroupName) ?? '']?.Properties;
  const { Alarms: named = [] } = (group?.AlarmConfiguration ?? {}) as { Alarms?: { Name: unknown }[] };
  const alarms = named.map(({ Name }) => template.Resources[referredId(Name) ?? '']?.Properties);
  return { aliasId, alias, group, alarms };
}

describe.each(SERVICES)('a release of the functions behind an API of %s', (service) => {
  const template = (stage = 'prod'): Template => packagedTemplate(service, stage);

  it('moves a tenth of the calls, and the rest after 30 minutes', () => {
    for (const functionId of functionsBehindApis(template())) {
      const { alias, group } = releaseOf(template(), functionId);
      expect(alias?.Properties, functionId).toMatchObject({ Name: 'live' });
      expect(group, functionId).toMatchObject({
        DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent30Minutes',
        DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
      });
    }
  });

  it('is rolled back when the new version alone fails or is slow', () => {
    for (const functionId of functionsBehindApis(template())) {
      const { alias, group, alarms } = releaseOf(template(), functionId);
      expect(group?.AutoRollbackConfiguration, functionId).toMatchObject({
        Enabled: true,
        Events: expect.arrayContaining(['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM']),
      });
      expect(group?.AlarmConfiguration, functionId).toMatchObject({ Enabled: true });
      const version = JSON.stringify(alias?.Properties.FunctionVersion);
      expect(alarms.map((alarm) => JSON.stringify(alarm).includes(version))).toEqual([true, true]);
      const metrics = alarms.map((alarm) => JSON.stringify(alarm));
      expect(metrics.some((text) => text.includes('"Errors"') && text.includes('"ServerErrors"'))).toBe(true);
      expect(metrics.some((text) => text.includes('"Duration"') && text.includes('"p99"'))).toBe(true);
    }
  });

  it('is judged by what its function throws and by what it fails itself, whoever calls it', () => {
    for (const [, { Properties }] of resourcesOf(template(), 'AWS::Lambda::Alias')) {
      const functionId = referredId(Properties.FunctionName) ?? '';
      const { alarms } = releaseOf(template(), functionId);
      const own = resourcesOf(template(), 'AWS::CloudWatch::Alarm').filter(
        ([id]) => id === `${functionId.replace(/LambdaFunction$/, '')}ErrorsAlarm`,
      );
      const canary = alarms.filter((alarm) => String(alarm?.AlarmName).endsWith('-canary-errors'));
      expect([own.length, canary.length], functionId).toEqual([1, 1]);
      for (const alarm of [...own.map(([, resource]) => resource.Properties), ...canary]) {
        const metrics = ((alarm?.Metrics ?? []) as MetricQuery[]).flatMap(({ MetricStat }) => MetricStat?.Metric ?? []);
        const named = metrics.map(({ Namespace, MetricName }) => `${Namespace}/${MetricName}`).sort();
        // A REST API's authorizer throws to have a stranger told 401, and counts that.
        const refused = functionId === 'AuthorizeKeyLambdaFunction' ? ['Frontdesk/UnauthorizedCalls'] : [];
        const failed = ['AWS/Lambda/Errors', 'AWS/Lambda/Invocations', 'Frontdesk/ServerErrors'];
        expect(named).toEqual([...failed, ...refused]);
        const isCanary = String(alarm?.AlarmName).endsWith('-canary-errors');
        for (const embedded of metrics.filter(({ Namespace }) => Namespace === 'Frontdesk')) {
          expect(embedded.Dimensions.map(({ Name }) => Name)).toEqual(
            isCanary ? ['function', 'version'] : ['function'],
          );
        }
      }
    }
  });

  it('is not called slow by the measure of others: two seconds for an HTTP API, half of its timeout for the rest', () => {
    const awaited = functionsBehindHttpApis(template());
    for (const [, { Properties }] of resourcesOf(template(), 'AWS::Lambda::Alias')) {
      const functionId = referredId(Properties.FunctionName) ?? '';
      const { alarms } = releaseOf(template(), functionId);
      const latency = alarms.find((alarm) => String(alarm?.AlarmName).endsWith('-canary-latency'));
      const half = Number(template().Resources[functionId]?.Properties.Timeout) * 500;
      expect(latency?.Threshold, functionId).toBe(awaited.has(functionId) ? 2_000 : half);
    }
  });

  it('leaves nobody behind who invokes the function past its alias', () => {
    const aliased = new Set(
      resourcesOf(template(), 'AWS::Lambda::Alias').map(([, { Properties }]) => referredId(Properties.FunctionName)),
    );
    const invokers =
      /^AWS::(ApiGateway|ApiGatewayV2|Cognito|Events|SNS|Scheduler|StepFunctions)::|::(Permission|EventSourceMapping)$/;
    for (const [id, resource] of Object.entries(template().Resources)) {
      if (!invokers.test(resource.Type)) continue;
      for (const functionId of aliased)
        expect(JSON.stringify(resource.Properties), id).not.toContain(`"${functionId}"`);
    }
  });

  it('leaves no version of a release that was rolled back', () => {
    const policies = resourcesOf(template(), 'AWS::Lambda::Version').map(([, { DeletionPolicy }]) => DeletionPolicy);
    expect(new Set(policies)).toEqual(new Set(policies.length > 0 ? ['RetainExceptOnCreate'] : []));
  });

  it('lets no API of another account invoke a function', () => {
    for (const [id, { Properties }] of resourcesOf(template(), 'AWS::Lambda::Permission')) {
      expect(Properties.SourceArn, id).toBeDefined();
    }
  });
});

describe('the trial of a release', () => {
  const TRIAL = 'TryReleaseLambdaFunction';
  const TRIED = { BOOK_APPOINTMENT_VERSION: 'BookAppointment', CANCEL_APPOINTMENT_VERSION: 'CancelAppointment' };
  const template = (stage = 'prod'): Template => packagedTemplate('appointments', stage);

  it('comes before any call of the functions that it tries, and of no other', () => {
    const hooks = resourcesOf(template(), 'AWS::Lambda::Alias').flatMap(([id, { UpdatePolicy, DependsOn }]) => {
      const update = UpdatePolicy?.CodeDeployLambdaAliasUpdate as { BeforeAllowTrafficHook?: unknown };
      if (update.BeforeAllowTrafficHook === undefined) return [];
      // An alias that moved before the hook knew the new versions would be tried with the old ones.
      expect([DependsOn].flat()).toContain(TRIAL);
      return [[id, update.BeforeAllowTrafficHook]];
    });
    expect(Object.fromEntries(hooks)).toEqual({
      BookAppointmentLiveAlias: { Ref: TRIAL },
      CancelAppointmentLiveAlias: { Ref: TRIAL },
    });
  });

  it('goes through the versions that this template publishes', () => {
    const trial = functionsInTemplate(template()).find(({ key }) => key === 'tryRelease');
    const { Variables = {} } = trial?.properties.Environment ?? {};
    for (const [variable, name] of Object.entries(TRIED)) {
      const versionId = referredId(template().Resources[`${name}LiveAlias`]?.Properties.FunctionVersion);
      expect(versionId).toBeDefined();
      expect(Variables[variable]).toEqual({ Ref: versionId });
    }
    expect(Variables).toMatchObject({ TEST_PRACTICE: 'frontdesk-test' });
    expect(JSON.stringify(Variables.ORIGIN_SECRET)).toContain('frontdesk-prod-origin');
  });

  it('is invoked by CodeDeploy alone, which may invoke nothing else', () => {
    const invoking = statementsOfRole(template(), 'ReleaseRole')?.filter(({ Action }) =>
      Action.includes('lambda:InvokeFunction'),
    );
    expect(invoking?.map(({ Resource }) => Resource)).toEqual([{ 'Fn::GetAtt': [TRIAL, 'Arn'] }]);
    const permitted = resourcesOf(template(), 'AWS::Lambda::Permission').map(([, { Properties }]) =>
      JSON.stringify(Properties),
    );
    expect(permitted.filter((text) => text.includes(TRIAL))).toEqual([]);
  });

  it('may invoke the two functions by version and alias, and judge their own releases', () => {
    const trial = functionsInTemplate(template()).find(({ key }) => key === 'tryRelease');
    const statements = trial?.statements.filter(({ actions }) => !/^(logs|xray|kms):/.test(actions.join())) ?? [];
    expect(statements.map(({ actions }) => actions)).toEqual([
      ['lambda:InvokeFunction'],
      ['codedeploy:PutLifecycleEventHookExecutionStatus'],
    ]);
    expect(statements.flatMap(({ resources }) => resources).map((arn) => arn.replace(/^.*AccountId\}:/, ''))).toEqual([
      'function:appointments-prod-bookAppointment:*',
      'function:appointments-prod-cancelAppointment:*',
      'deploymentgroup:frontdesk-prod-appointments/appointments-prod-bookAppointment',
      'deploymentgroup:frontdesk-prod-appointments/appointments-prod-cancelAppointment',
    ]);
  });

  it('is not there where no practice is named to try in', () => {
    expect(JSON.stringify(template('dev'))).not.toMatch(/tryRelease|BeforeAllowTrafficHook/i);
  });

  it('refuses to try a function that has no alias', () => {
    const releaseTrials = { [TRIAL]: ['ReadAppointmentLambdaFunction'] };
    const live = [{ functionId: 'Book', versionId: 'BookVersion', aliasId: 'BookLiveAlias' }];
    expect(() =>
      tryReleases(template(), live, { service: 'a', stage: 'b', concurrencyClasses: {}, releaseTrials }),
    ).toThrow('ReadAppointmentLambdaFunction, which has no alias');
  });
});

describe('a WebSocket API', () => {
  it('is deployed anew when its functions begin or cease to be released by alias', () => {
    const ids = (stage: string) =>
      resourcesOf(packagedTemplate('realtime', stage), 'AWS::ApiGatewayV2::Deployment').map(([id]) => id);
    const [live] = ids('prod');
    expect(live).toMatch(/live$/);
    expect(ids('dev')).not.toContain(live);
    const [[, stage] = []] = resourcesOf(packagedTemplate('realtime'), 'AWS::ApiGatewayV2::Stage');
    expect(stage?.Properties.DeploymentId).toEqual({ Ref: live });
  });
});

describe('a release in dev', () => {
  it('takes effect at once, also of a single function', () => {
    const types = Object.values(packagedTemplate('platform', 'dev').Resources).map(({ Type }) => Type);
    expect(types.filter((type) => /CodeDeploy|Lambda::Alias/.test(type))).toEqual([]);
  });
});

describe('a release in staging', () => {
  it('goes as it will in prod', () => {
    const groups = resourcesOf(packagedTemplate('platform', 'staging'), 'AWS::CodeDeploy::DeploymentGroup');
    expect(new Set(groups.map(([, { Properties }]) => Properties.DeploymentConfigName))).toEqual(
      new Set(['CodeDeployDefault.LambdaCanary10Percent30Minutes']),
    );
  });
});
