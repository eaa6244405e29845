import type { PartnerRoute } from '@frontdesk/contracts/partner-route';
import { mockMethod, preflight } from './cors.ts';
import { functionMethods, keyAuthorizer } from './function-methods.ts';
import { gatewayResponses } from './gateway-responses.ts';
import { resourceTree } from './resource-tree.ts';
import { stageResources } from './stage-resources.ts';
import { ID, type Resources, STAGE_NAME, stageParam } from './template-part.ts';

/** What needs neither a key nor a function, by path. */
const WITHOUT_FUNCTION: Readonly<Record<string, object>> = {
  '/health': { status: 'ok' },
  '/versions': {
    versions: [
      {
        version: 'v1',
        status: 'deprecated',
        deprecatedAt: stageParam('version1DeprecatedAt'),
        sunsetAt: stageParam('version1SunsetAt'),
        successor: 'v2',
        guide: stageParam('migrationGuideUrl'),
      },
      { version: 'v2', status: 'current' },
    ],
  },
};

/** The Partner API as CloudFormation resources, with variables of serverless.yml in them. The framework deploys them as they are, and
 *  the local cloud runs them. */
export function partnerApiTemplate(routes: readonly PartnerRoute[]): { Resources: Resources; Outputs: object } {
  const methodsOf = new Map<string, string[]>(Object.keys(WITHOUT_FUNCTION).map((path) => [path, ['GET']]));
  for (const { path, method } of routes) methodsOf.set(path, [...(methodsOf.get(path) ?? []), method]);
  const snapshot: Resources = {
    ...resourceTree(methodsOf.keys()),
    ...keyAuthorizer(),
    ...functionMethods(routes),
    ...Object.assign(
      {},
      ...Object.entries(WITHOUT_FUNCTION).map(([path, body]) =>
        mockMethod(path, 'GET', { status: 200, headers: { 'Cache-Control': "'no-store'" }, body }),
      ),
      ...[...methodsOf].map(([path, methods]) => preflight(path, methods)),
    ),
    ...gatewayResponses(),
  };
  const published = Object.entries(snapshot)
    .filter(([, { Type }]) => /::(Method|GatewayResponse)$/.test(Type))
    .map(([id]) => id);
  return {
    Resources: {
      [ID.api]: {
        Type: 'AWS::ApiGateway::RestApi',
        Properties: {
          Name: `frontdesk-${STAGE_NAME}-partner`,
          Description: 'Frontdesk Partner API',
          EndpointConfiguration: { Types: ['REGIONAL'] },
          // What is metered is the subscription: the authoriser names its hidden key.
          ApiKeySourceType: 'AUTHORIZER',
        },
      },
      ...snapshot,
      ...stageResources(routes, published),
    },
    Outputs: {
      partnerApiId: { Value: { Ref: ID.api } },
      // What the portal puts metered keys into.
      smallPlanId: { Value: { Ref: 'SmallPlan' } },
      largePlanId: { Value: { Ref: 'LargePlan' } },
      enterprisePlanId: { Value: { Ref: 'EnterprisePlan' } },
    },
  };
}
