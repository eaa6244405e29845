'use strict';

const { CloudFormationClient, UpdateTerminationProtectionCommand } = require('@aws-sdk/client-cloudformation');

/** `sls remove` of a stage that somebody works with needs its word: `--param iAmSure=<stage>`, or for all services at the root,
 *  where osls passes no params on, the variable `I_AM_SURE=<stage>`. Only then is the protection against deletion taken off
 *  the stack; it keeps everything else (the AWS console, other tools) from deleting it. */
class GuardRemoval {
  constructor(serverless, options) {
    this.serverless = serverless;
    this.options = options;
    this.hooks = { 'before:remove:remove': () => this.guard() };
  }

  async guard() {
    const aws = this.serverless.getProvider('aws');
    const stage = aws.getStage();
    if (stage === 'dev') return;
    if (this.word() !== stage) {
      const { service } = this.serverless.service;
      throw new this.serverless.classes.Error(
        `Refused: this would take ${service} of stage "${stage}" away. Say --param iAmSure=${stage}, or at the root I_AM_SURE=${stage}.`,
      );
    }
    await this.unprotect(aws);
  }

  word() {
    const params = [this.options.param ?? []].flat();
    const given = params.find((param) => param.startsWith('iAmSure='));
    return given?.slice('iAmSure='.length) ?? process.env.I_AM_SURE;
  }

  async unprotect(aws) {
    const client = new CloudFormationClient(await aws.getAwsSdkV3Config());
    const StackName = aws.naming.getStackName();
    try {
      await client.send(new UpdateTerminationProtectionCommand({ StackName, EnableTerminationProtection: false }));
    } catch (error) {
      // There is no such stack: the framework says so.
      if (error.name !== 'ValidationError') throw error;
    }
  }
}

module.exports = GuardRemoval;
