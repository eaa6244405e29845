'use strict';

const FUNCTION_PROPERTIES = {
  properties: {
    concurrencyClass: { type: 'string' },
    // Empty: the stage lacks what the function needs, and it is not deployed there.
    deployedWith: { type: 'string' },
    // The functions whose new versions it tries before they get callers.
    triesReleasesOf: { type: 'array', items: { type: 'string' } },
  },
};

/** Encryption, limits, alarms, tracing and releases by alias for every service that lists it; what it does is in
 *  src/safe-by-default. Listed last: it changes what the framework and the other plugins have made. */
class SafeByDefault {
  constructor(serverless) {
    serverless.configSchemaHandler.defineFunctionProperties('aws', FUNCTION_PROPERTIES);
    this.serverless = serverless;
    this.hooks = {
      initialize: () => this.leaveOut(),
      // Before functions are compiled: a version is published when their compiled properties change.
      'before:package:compileFunctions': () => this.trace(),
      'after:aws:package:finalize:mergeCustomProviderResources': () => this.finish(),
    };
  }

  leaveOut() {
    const { service } = this.serverless;
    for (const key of service.getAllFunctions()) {
      if (service.getFunction(key).deployedWith === '') delete service.functions[key];
    }
    if (service.getAllFunctions().length === 0) this.bundleNothing();
  }

  /** serverless-esbuild fails when it moves the bundles of a service that has none. */
  bundleNothing() {
    const { hooks } = this.serverless.pluginManager;
    const move = 'after:package:createDeploymentArtifacts';
    hooks[move] = hooks[move]?.filter(({ pluginName }) => pluginName !== 'EsbuildServerlessPlugin');
  }

  trace() {
    const { provider } = this.serverless.service;
    provider.tracing = { lambda: true, ...provider.tracing };
  }

  finish() {
    const { makeSafe } = source('make-safe');
    const { requireSettings } = source('settings');
    const { service, classes } = this.serverless;
    const aws = this.serverless.getProvider('aws');
    const concurrencyClasses = {};
    const releaseTrials = {};
    const idOf = (key) => aws.naming.getLambdaLogicalId(key);
    for (const key of service.getAllFunctions()) {
      const { concurrencyClass, triesReleasesOf } = service.getFunction(key);
      if (concurrencyClass !== undefined) concurrencyClasses[idOf(key)] = concurrencyClass;
      if (triesReleasesOf !== undefined) releaseTrials[idOf(key)] = triesReleasesOf.map(idOf);
    }
    try {
      makeSafe(service.provider.compiledCloudFormationTemplate, requireSettings(service.custom?.safeByDefault), {
        service: service.service,
        stage: aws.getStage(),
        concurrencyClasses,
        releaseTrials,
      });
    } catch (error) {
      throw new classes.Error(`Refused: ${error.message}`);
    }
  }
}

/** TypeScript, which Node has read by itself since 22.18; the repository brings Node 24. */
function source(name) {
  if (!process.features.typescript) {
    throw new Error(`Node ${process.version} cannot package this; use the repository's own: pnpm exec sls …`);
  }
  return require(`../src/safe-by-default/${name}.ts`);
}

module.exports = SafeByDefault;
