'use strict';

/** Where the framework keeps the role that functions without one of their own would share. */
const SHARED_ROLE = 'IamRoleLambdaExecution';

/** Takes the framework's shared role out of the template: every function has its own, made from it as a pattern, and a
 *  role that nobody needs is a role that somebody can take. Listed after serverless-iam-roles-per-function. */
class DropSharedRole {
  constructor(serverless) {
    this.hooks = { 'before:package:finalize': () => this.drop(serverless) };
  }

  drop(serverless) {
    const template = serverless.service.provider.compiledCloudFormationTemplate;
    const { [SHARED_ROLE]: shared, ...resources } = template.Resources;
    if (shared === undefined) return;
    const user = Object.keys(resources).find((name) => JSON.stringify(resources[name]).includes(`"${SHARED_ROLE}"`));
    if (user !== undefined) {
      throw new serverless.classes.Error(`Refused: ${user} has no role of its own; give it iamRoleStatements.`);
    }
    template.Resources = resources;
  }
}

module.exports = DropSharedRole;
