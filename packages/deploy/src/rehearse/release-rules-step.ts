import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import { GetAliasCommand, LambdaClient, UpdateAliasCommand } from '@aws-sdk/client-lambda';
import { LIVE } from '../safe-by-default/live-alias.ts';
import { clientOptions, type Step } from './scene.ts';

const STACK = 'rehearsal-release';
const FUNCTION = 'rehearsal-released';
const RELEASE = {
  CodeDeployLambdaAliasUpdate: { ApplicationName: { Ref: 'App' }, DeploymentGroupName: { Ref: 'Group' } },
};

/** A function in its n-th version, and the alias that CodeDeploy moves to it, or the stack itself. */
function released(n: number, by: 'CodeDeploy' | 'the stack'): string {
  const role = { 'Fn::GetAtt': ['Role', 'Arn'] };
  const named = { ApplicationName: FUNCTION, DeploymentGroupName: FUNCTION, ServiceRoleArn: role };
  return JSON.stringify({
    Resources: {
      Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } },
      App: {
        Type: 'AWS::CodeDeploy::Application',
        Properties: { ApplicationName: FUNCTION, ComputePlatform: 'Lambda' },
      },
      Group: {
        Type: 'AWS::CodeDeploy::DeploymentGroup',
        DependsOn: 'App',
        Properties: { ...named, DeploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce' },
      },
      Function: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          FunctionName: FUNCTION,
          Runtime: 'nodejs24.x',
          Handler: 'index.handler',
          Role: role,
          Code: { ZipFile: `exports.handler = () => ${n};` },
        },
      },
      [`Version${n}`]: {
        Type: 'AWS::Lambda::Version',
        DeletionPolicy: 'RetainExceptOnCreate',
        Properties: { FunctionName: { Ref: 'Function' } },
      },
      Alias: {
        Type: 'AWS::Lambda::Alias',
        DependsOn: 'Group',
        ...(by === 'CodeDeploy' && { UpdatePolicy: RELEASE }),
        Properties: {
          Name: LIVE,
          FunctionName: { Ref: 'Function' },
          FunctionVersion: { 'Fn::GetAtt': [`Version${n}`, 'Version'] },
        },
      },
    },
  });
}

/** The mock's CodeDeploy refuses what CodeDeploy does, or a release past a rollback would show nothing. */
export const releaseRules: Step = {
  name: 'refuse to release where an alias was moved, as CodeDeploy does',
  async run(scene) {
    const client = new CloudFormationClient(clientOptions(scene));
    const lambda = new LambdaClient(clientOptions(scene));
    const alias = { FunctionName: FUNCTION, Name: LIVE };
    const demand = async (status: string, version: string, template: string, kind?: 'CREATE'): Promise<void> => {
      const seen = await change(client, template, kind);
      const { FunctionVersion: at } = await lambda.send(new GetAliasCommand(alias));
      if (seen !== status || at !== version) {
        throw new Error(`The stack should be ${status} at version ${version}; it is ${seen} at ${at}.`);
      }
    };
    await demand('CREATE_COMPLETE', '1', released(1, 'CodeDeploy'), 'CREATE');
    await demand('UPDATE_COMPLETE', '2', released(2, 'CodeDeploy'));
    await lambda.send(new UpdateAliasCommand({ ...alias, FunctionVersion: '1' }));
    await demand('UPDATE_ROLLBACK_COMPLETE', '1', released(3, 'CodeDeploy'));
    await demand('UPDATE_COMPLETE', '4', released(4, 'the stack'));
    await client.send(new DeleteStackCommand({ StackName: STACK }));
    client.destroy();
    lambda.destroy();
    return 'refused and taken back; the stack itself may';
  },
};

async function change(client: CloudFormationClient, TemplateBody: string, kind: 'CREATE' | 'UPDATE' = 'UPDATE') {
  const named = { StackName: STACK, ChangeSetName: 'next' };
  await client.send(new CreateChangeSetCommand({ ...named, ChangeSetType: kind, TemplateBody }));
  await client.send(new ExecuteChangeSetCommand(named));
  const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: STACK }));
  return stack?.StackStatus;
}
