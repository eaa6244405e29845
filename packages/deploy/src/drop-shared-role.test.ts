import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

interface Plugin {
  hooks: Record<string, () => void>;
}

const DropSharedRole = createRequire(import.meta.url)('../plugins/drop-shared-role.cjs') as new (
  serverless: object,
) => Plugin;

const functions: Record<string, { iamRoleStatementsName?: string }> = { bookAppointment: {} };

/** Runs the plugin's hook over a template and gives back what is left of it. */
function resourcesLeft(resources: Record<string, unknown>): string[] {
  const template = { Resources: resources };
  const plugin = new DropSharedRole({
    classes: { Error },
    service: {
      provider: { compiledCloudFormationTemplate: template },
      getAllFunctions: () => Object.keys(functions),
      getFunction: (name: string) => functions[name],
    },
  });
  plugin.hooks['before:package:compileFunctions']?.();
  plugin.hooks['before:package:finalize']?.();
  return Object.keys(template.Resources);
}

const usesRole = (role: string): unknown => ({ Properties: { Role: { 'Fn::GetAtt': [role, 'Arn'] } } });

it('leaves the names of roles to CloudFormation, so that none is too long for IAM', () => {
  const role = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'bookAppointment', Policies: [] } };
  const resources = { IamRoleLambdaExecution: {}, BookIamRoleLambdaExecution: role };
  resourcesLeft(resources);
  expect(role.Properties).toEqual({ Policies: [] });
  expect(functions.bookAppointment?.iamRoleStatementsName).toBe('bookAppointment');
});

describe('the role that functions would share', () => {
  it('is left out when every function has its own', () => {
    const resources = {
      IamRoleLambdaExecution: {},
      BookIamRoleLambdaExecution: {},
      BookLambdaFunction: usesRole('BookIamRoleLambdaExecution'),
    };
    expect(resourcesLeft(resources)).toEqual(['BookIamRoleLambdaExecution', 'BookLambdaFunction']);
  });

  it('stops packaging when a function would still use it', () => {
    const resources = { IamRoleLambdaExecution: {}, BookLambdaFunction: usesRole('IamRoleLambdaExecution') };
    expect(() => resourcesLeft(resources)).toThrow('BookLambdaFunction has no role of its own');
  });
});
