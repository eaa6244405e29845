import { resourcesOf, type Template } from '../cloudformation-template.ts';
import { statementsOfRole } from './function-roles.ts';
import type { LiveFunction } from './live-alias.ts';
import type { ServiceIdentity } from './settings.ts';

/** Lets CodeDeploy call a function before a new version of those that it tries gets callers, and take the release back unless
 *  it is told `Succeeded`. The function learns the versions from its environment, `bookAppointment` as
 *  `BOOK_APPOINTMENT_VERSION`; CodeDeploy may invoke it and no other. Throws when it tries a function that has no alias.
 *  Changes the template.
 *  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html */
export function tryReleases(
  template: Template,
  functions: readonly LiveFunction[],
  { releaseTrials = {} }: ServiceIdentity,
): void {
  if (functions.length === 0) return;
  for (const [trialId, triedIds] of Object.entries(releaseTrials)) {
    const variables: Record<string, unknown> = {};
    for (const functionId of triedIds) {
      const live = functions.find((one) => one.functionId === functionId);
      const alias = template.Resources[live?.aliasId ?? ''];
      if (live === undefined || alias === undefined)
        throw new Error(`${trialId} tries ${functionId}, which has no alias.`);
      variables[variableOf(functionId)] = { Ref: live.versionId };
      const { CodeDeployLambdaAliasUpdate: update } = alias.UpdatePolicy as { CodeDeployLambdaAliasUpdate: object };
      alias.UpdatePolicy = { CodeDeployLambdaAliasUpdate: { ...update, BeforeAllowTrafficHook: { Ref: trialId } } };
      // Not before it knows this release's versions.
      alias.DependsOn = [...[alias.DependsOn ?? []].flat(), trialId];
    }
    addVariables(template, trialId, variables);
    statementsOfRole(template, 'ReleaseRole')?.push({
      Effect: 'Allow',
      Action: ['lambda:InvokeFunction'],
      Resource: { 'Fn::GetAtt': [trialId, 'Arn'] },
    });
  }
}

function addVariables(template: Template, functionId: string, variables: Readonly<Record<string, unknown>>): void {
  const [, trial] = resourcesOf(template, 'AWS::Lambda::Function').find(([id]) => id === functionId) ?? [];
  if (trial === undefined) throw new Error(`There is no function ${functionId}.`);
  const { Variables: own = {} } = (trial.Properties.Environment ?? {}) as { Variables?: object };
  trial.Properties.Environment = { Variables: { ...own, ...variables } };
}

/** `BookAppointmentLambdaFunction` as `BOOK_APPOINTMENT_VERSION`. */
function variableOf(functionId: string): string {
  const words = functionId.replace(/LambdaFunction$/, '').replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`);
  return `${words.toUpperCase()}_VERSION`;
}
