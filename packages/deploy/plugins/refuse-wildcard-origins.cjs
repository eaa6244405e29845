'use strict';

/** The origins of an API in a compiled template: a list, or the comma-separated text that `Fn::Split` is given. */
function originsOf(api) {
  const origins = api.Properties?.CorsConfiguration?.AllowOrigins ?? [];
  return Array.isArray(origins) ? origins : String(origins['Fn::Split'][1]).split(',');
}

const ALLOW_ORIGIN = /\.header\.access-control-allow-origin$/i;

/** The origins that a REST API's mocks and gateway responses name: `'https://…'` anywhere in their response parameters. */
function mappedOriginsOf(value) {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    ALLOW_ORIGIN.test(name) && typeof inner === 'string' ? [inner] : mappedOriginsOf(inner),
  );
}

function allOriginsOf(resource) {
  if (resource.Type === 'AWS::ApiGatewayV2::Api') return originsOf(resource);
  return resource.Type.startsWith('AWS::ApiGateway::') ? mappedOriginsOf(resource.Properties) : [];
}

/** Stops packaging when a page of any site could call the API of a stage that holds patients' data.
 *  It reads the template as it would be uploaded, so it does not matter where the wildcard came from. */
class RefuseWildcardOrigins {
  constructor(serverless) {
    this.hooks = { 'after:aws:package:finalize:mergeCustomProviderResources': () => this.refuse(serverless) };
  }

  refuse(serverless) {
    const stage = serverless.getProvider('aws').getStage();
    if (stage === 'dev') return;
    const resources = serverless.service.provider.compiledCloudFormationTemplate.Resources;
    for (const [name, resource] of Object.entries(resources)) {
      const wildcard = allOriginsOf(resource).find((origin) => origin.includes('*'));
      if (wildcard === undefined) continue;
      throw new serverless.classes.Error(
        `Refused: ${name} of stage "${stage}" allows the origin "${wildcard.trim()}"; only dev may use a wildcard, so list its origins in serverless.stages.yml.`,
      );
    }
  }
}

module.exports = RefuseWildcardOrigins;
