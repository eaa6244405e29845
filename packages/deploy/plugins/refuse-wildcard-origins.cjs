'use strict';

/** Stops packaging when a page of any site could call the API of a stage that holds patients' data.
 *  It reads the template as it would be uploaded, so it does not matter where the wildcard came from. */
class RefuseWildcardOrigins {
  constructor(serverless) {
    this.hooks = { 'after:aws:package:finalize:mergeCustomProviderResources': () => this.refuse(serverless) };
  }

  refuse(serverless) {
    const { allowedOrigins } = require('../src/allowed-origins.ts');
    const stage = serverless.getProvider('aws').getStage();
    if (stage === 'dev') return;
    const resources = serverless.service.provider.compiledCloudFormationTemplate.Resources;
    for (const [name, resource] of Object.entries(resources)) {
      if (!resource.Type.startsWith('AWS::ApiGateway')) continue;
      const wildcard = allowedOrigins(resource)?.find((origin) => origin.includes('*'));
      if (wildcard === undefined) continue;
      throw new serverless.classes.Error(
        `Refused: ${name} of stage "${stage}" allows the origin "${wildcard.trim()}"; only dev may use a wildcard, so list its origins in serverless.stages.yml.`,
      );
    }
  }
}

module.exports = RefuseWildcardOrigins;
