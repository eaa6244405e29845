'use strict';

/** Where the framework keeps the role that functions without one of their own would share. */
const SHARED_ROLE = 'IamRoleLambdaExecution';

/** Takes the framework's shared role out of the template: every function has its own, made from it as a pattern, and a
 *  role that nobody needs is a role that somebody can take. Listed after serverless-iam-roles-per-function. */
class DropSharedRole {
  constructor(serverless) {
    this.hooks = {
      'before:package:compileFunctions': () => this.shortenNames(serverless.service),
      'before:package:finalize': () => this.drop(serverless),
    };
  }

  /** Otherwise the other plugin refuses names of more than IAM's 64 characters: of "staging", but of no longer stage, all fit. */
  shortenNames(service) {
    for (const name of service.getAllFunctions()) service.getFunction(name).iamRoleStatementsName ??= name;
  }

  drop(serverless) {
    const template = serverless.service.provider.compiledCloudFormationTemplate;
    const { [SHARED_ROLE]: shared, ...resources } = template.Resources;
    if (shared === undefined) return;
    const user = Object.keys(resources).find((name) => JSON.stringify(resources[name]).includes(`"${SHARED_ROLE}"`));
    if (user !== undefined) {
      throw new serverless.classes.Error(`Refused: ${user} has no role of its own; give it iamRoleStatements.`);
    }
    for (const { Type, Properties } of Object.values(resources)) {
      // CloudFormation names a role after its stack, and cuts what is too long.
      if (Type === 'AWS::IAM::Role') delete Properties.RoleName;
    }
    template.Resources = resources;
  }
}

module.exports = DropSharedRole;
