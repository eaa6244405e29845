'use strict';

/** Before a deployment changes anything: is the stage described, and does the account hold what the template stands on?
 *  Packaging asks AWS nothing. What is asked is in src/preflight. */
class Preflight {
  constructor(serverless, _options, { log }) {
    this.serverless = serverless;
    this.log = log;
    this.hooks = {
      initialize: () => this.demandStage(),
      'before:aws:deploy:deploy:createStack': () => this.fly(),
    };
  }

  async demandStage() {
    const { unknownStage } = await import('../src/preflight/preflight-faults.ts');
    this.refuse([unknownStage(this.stage(), Object.keys(this.stages()))].filter(Boolean));
  }

  async fly() {
    const { preflightFaults } = await import('../src/preflight/preflight-faults.ts');
    const { awsDeployedWorld } = await import('../src/preflight/aws-deployed-world.ts');
    const provider = this.serverless.getProvider('aws');
    const flight = {
      stack: provider.naming.getStackName(),
      stage: this.stage(),
      template: this.serverless.service.provider.compiledCloudFormationTemplate,
      settings: { ...this.stages().default, ...this.stages()[this.stage()] },
    };
    const { alarmWarnings } = await import('../src/preflight/alarm-warnings.ts');
    for (const warning of alarmWarnings(flight.template, flight.stage)) this.log.warning(warning);
    const configuration = await provider.getAwsSdkV3Config();
    this.refuse(await preflightFaults(flight, awsDeployedWorld(configuration)));
    await this.passMovedAliases(flight.template, configuration);
  }

  /** The template is uploaded after this, as it is then. */
  async passMovedAliases(template, configuration) {
    const { releasePastMovedAliases } = await import('../src/release/past-moved-aliases.ts');
    const { awsReleaseDesk } = await import('../src/release/aws-release-desk.ts');
    const { service } = this.serverless.service;
    const desk = awsReleaseDesk({ service, stage: this.stage() }, configuration);
    for (const name of await releasePastMovedAliases(template, desk)) {
      this.log.warning(`${name} was moved to another version by hand: this release goes to all its callers at once.`);
    }
  }

  /** serverless.stages.yml, as the framework has resolved it. */
  stages() {
    return this.serverless.configurationInput.params ?? {};
  }

  stage() {
    return this.serverless.getProvider('aws').getStage();
  }

  refuse(faults) {
    if (faults.length > 0) throw new this.serverless.classes.Error(`Refused: ${faults.join('\nRefused: ')}`);
  }
}

module.exports = Preflight;
