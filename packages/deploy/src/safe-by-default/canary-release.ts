import { resourcesOf, type Template } from '../cloudformation-template.ts';
import { canaryAlarms } from './function-alarms.ts';
import type { LiveFunction } from './live-alias.ts';
import { LIVE } from './live-alias.ts';
import type { SafeByDefaultSettings, ServiceIdentity } from './settings.ts';

/** The application in CodeDeploy that releases a service's functions. */
export function releaseApplication({ service, stage }: { service: string; stage: string }): string {
  return `frontdesk-${stage}-${service}`;
}

/** Lets CodeDeploy move each function's alias: a share of the calls first, the rest when the new version's own alarms
 *  have been quiet for the time of the release type, and back at once when one is not. */
export function releaseGradually(
  template: Template,
  functions: readonly LiveFunction[],
  settings: SafeByDefaultSettings,
  identity: ServiceIdentity,
): void {
  if (functions.length === 0) return;
  template.Resources.ReleaseApplication = {
    Type: 'AWS::CodeDeploy::Application',
    Properties: { ApplicationName: releaseApplication(identity), ComputePlatform: 'Lambda' },
  };
  template.Resources.ReleaseRole = releaseRole(identity, settings);
  // The version of a release that was rolled back goes with it: it would stand in the way of the same code's next try, since
  // Lambda publishes no version twice. Versions that had callers are kept.
  for (const [, version] of resourcesOf(template, 'AWS::Lambda::Version')) {
    version.DeletionPolicy = 'RetainExceptOnCreate';
  }
  for (const live of functions) {
    const groupId = `${live.functionId.replace(/LambdaFunction$/, '')}Release`;
    // All at once leaves no time in which an alarm could ring.
    const alarms = settings.releaseType === 'AllAtOnce' ? {} : canaryAlarms(template, live, settings);
    Object.assign(template.Resources, alarms);
    template.Resources[groupId] = {
      Type: 'AWS::CodeDeploy::DeploymentGroup',
      Properties: {
        ApplicationName: { Ref: 'ReleaseApplication' },
        DeploymentGroupName: functionName(template, live.functionId),
        ServiceRoleArn: { 'Fn::GetAtt': ['ReleaseRole', 'Arn'] },
        DeploymentConfigName: `CodeDeployDefault.Lambda${settings.releaseType}`,
        DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
        AutoRollbackConfiguration: {
          Enabled: true,
          Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
        },
        // CodeDeploy publishes with the release role: EventBridge's permission for a topic could not be limited to one rule.
        TriggerConfigurations: [
          {
            TriggerName: 'release-failed',
            TriggerEvents: ['DeploymentFailure', 'DeploymentStop', 'DeploymentRollback'],
            TriggerTargetArn: settings.alarmTopicArn,
          },
        ],
        AlarmConfiguration: {
          Enabled: Object.keys(alarms).length > 0,
          Alarms: Object.keys(alarms).map((id) => ({ Name: { Ref: id } })),
        },
      },
    };
    const alias = template.Resources[live.aliasId];
    if (alias === undefined) continue;
    alias.UpdatePolicy = {
      CodeDeployLambdaAliasUpdate: {
        ApplicationName: { Ref: 'ReleaseApplication' },
        DeploymentGroupName: { Ref: groupId },
      },
    };
  }
}

function functionName(template: Template, functionId: string): unknown {
  return resourcesOf(template, 'AWS::Lambda::Function').find(([id]) => id === functionId)?.[1].Properties.FunctionName;
}

/** What CodeDeploy does for us and nothing else: AWS's own policy for it may touch every function, bucket and topic. */
function releaseRole(
  { service, stage }: ServiceIdentity,
  { alarmTopicArn, dataKeyArn }: SafeByDefaultSettings,
): Template['Resources'][string] {
  const functions = `arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:${service}-${stage}-*`;
  // CodeDeploy may ask without naming alarms, which is asking for all of them.
  const alarms = `arn:\${AWS::Partition}:cloudwatch:\${AWS::Region}:\${AWS::AccountId}:alarm:*`;
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'codedeploy.amazonaws.com' },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          },
        ],
      },
      Policies: [
        {
          PolicyName: 'move-live-aliases',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'],
                Resource: [{ 'Fn::Sub': functions }, { 'Fn::Sub': `${functions}:${LIVE}` }],
              },
              { Effect: 'Allow', Action: ['cloudwatch:DescribeAlarms'], Resource: { 'Fn::Sub': alarms } },
              { Effect: 'Allow', Action: ['sns:Publish'], Resource: alarmTopicArn },
              {
                Effect: 'Allow',
                Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
                Resource: dataKeyArn,
                Condition: { StringEquals: { 'kms:ViaService': { 'Fn::Sub': `sns.\${AWS::Region}.amazonaws.com` } } },
              },
            ],
          },
        },
      ],
    },
  };
}
