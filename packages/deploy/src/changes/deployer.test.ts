import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { REPOSITORY_ROOT } from '../deployable-services.ts';

interface Statement {
  Sid: string;
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Condition?: Record<string, Record<string, unknown>>;
}

const text = readFileSync(join(REPOSITORY_ROOT, 'packages/deploy/deployer/deployer.yml'), 'utf8');
/** `!Sub` and `!Ref` are read as what stands behind them. */
const tag = (name: string) => ({ tag: name, resolve: (value: string) => value });
const options = { logLevel: 'silent', customTags: ['!Sub', '!Ref', '!GetAtt'].map(tag) } as const;
const { Resources } = parse(text, options) as { Resources: Record<string, { Properties: Record<string, unknown> }> };
const statementsOf = (id: string, property = 'PolicyDocument'): Statement[] =>
  (Resources[id]!.Properties[property] as { Statement: Statement[] }).Statement;

describe("the deployer's role", () => {
  it("is taken by jobs of the stage's environment alone, which run the workflow as it is on main", () => {
    const [trust, ...others] = statementsOf('DeployerRole', 'AssumeRolePolicyDocument');
    expect(others).toEqual([]);
    expect(trust?.Condition).toEqual({
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': `repo:\${Repository}:environment:\${Stage}`,
        'token.actions.githubusercontent.com:job_workflow_ref': `\${Repository}/.github/workflows/deploy-stage.yml@refs/heads/main`,
      },
    });
  });

  it('lasts as long as the job may take', () => {
    const workflow = readFileSync(join(REPOSITORY_ROOT, '.github/workflows/deploy-stage.yml'), 'utf8');
    expect(workflow).toContain(`role-duration-seconds: ${Resources.DeployerRole?.Properties.MaxSessionDuration}`);
  });

  it('may make and pass on no role but those of the stacks of its stage', () => {
    const allowed = ['StackPolicy', 'ResourcePolicy'].flatMap((id) => statementsOf(id));
    const roles = allowed.filter(({ Action }) => [Action].flat().some((action) => action.startsWith('iam:')));
    for (const { Resource } of roles) {
      expect(Resource).toBe(`arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/frontdesk-*-\${Stage}-*`);
    }
    expect(allowed.flatMap(({ Action }) => Action)).not.toContain('*');
    expect(allowed.flatMap(({ Action }) => Action)).not.toContain('iam:*');
  });

  it('may change the rules of EventBridge of its stage', () => {
    const [ofStage] = statementsOf('ResourcePolicy').filter(({ Sid }) => Sid === 'OfTheStageByName');
    expect(ofStage?.Action).toContain('events:*');
    expect(ofStage?.Resource).toContain(
      `arn:\${AWS::Partition}:events:\${AWS::Region}:\${AWS::AccountId}:rule/frontdesk-\${Stage}-*`,
    );
  });

  it('reads no data, deletes none, and leaves itself as it is', () => {
    const denied = statementsOf('NeverPolicy').filter(({ Effect }) => Effect === 'Deny');
    expect(denied.flatMap(({ Action }) => Action)).toEqual(
      expect.arrayContaining(['dynamodb:DeleteTable', 'dynamodb:Query', 'cognito-idp:DeleteUserPool', 'iam:*']),
    );
  });
});
