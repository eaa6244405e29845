import { PARTNER_ROUTES } from '@frontdesk/contracts/partner-routes';
import { PLANS } from '@frontdesk/core/plans';
import { referredId, type Template } from '@frontdesk/deploy/cloudformation-template';
import { onlyResource, packagedTemplate, resourcesOf } from '@frontdesk/deploy/packaged-template';
import { describe, expect, it } from 'vitest';

const template = (stage = 'prod'): Template => packagedTemplate('partners', stage);
const ofType = (kind: string, stage?: string) => resourcesOf(template(stage), `AWS::ApiGateway::${kind}`);
const resource = (id: string | undefined) => template().Resources[id ?? ''];

function pathOf(resourceId: string | undefined): string {
  const { PathPart, ParentId } = resource(resourceId)?.Properties ?? {};
  if (PathPart === undefined) return '';
  return `${pathOf(referredId(ParentId))}/${PathPart}`;
}

interface Method {
  HttpMethod: string;
  ResourceId: unknown;
  AuthorizationType: string;
  AuthorizerId?: unknown;
  ApiKeyRequired: boolean;
  RequestModels?: Record<string, unknown>;
  Integration: { Type: string; Uri?: { 'Fn::Join': [string, unknown[]] }; TimeoutInMillis?: number };
}
const methods = () =>
  ofType('Method').map(([, { Properties }]) => {
    const method = Properties as unknown as Method;
    return { ...method, route: `${method.HttpMethod} ${pathOf(referredId(method.ResourceId))}` };
  });

/** The key of the function that an invocation URI names by its alias. */
function functionOf(uri: { 'Fn::Join': [string, unknown[]] } | undefined): string | undefined {
  const alias = uri?.['Fn::Join'][1].map((part) => resource(referredId(part))).find((one) => one !== undefined);
  expect(alias?.Type).toBe('AWS::Lambda::Alias');
  const name = resource(referredId(alias?.Properties.FunctionName))?.Properties.FunctionName;
  return String(name).split('-').at(-1);
}

describe('the methods of the Partner API', () => {
  it('are exactly the routes of the contract, each behind the key and at the alias of its function', () => {
    const answered = methods().filter(({ Integration }) => Integration.Type === 'AWS_PROXY');
    const authorizer = ofType('Authorizer')[0]?.[0];
    const deployed = answered.map(({ route, AuthorizationType, AuthorizerId, ApiKeyRequired, Integration }) => ({
      route,
      operationId: functionOf(Integration.Uri),
      by: [AuthorizationType, referredId(AuthorizerId)],
      isMetered: ApiKeyRequired,
    }));
    const promised = PARTNER_ROUTES.map(({ method, path, operationId, quotaCost }) => ({
      route: `${method} ${path}`,
      operationId,
      by: ['CUSTOM', authorizer],
      isMetered: quotaCost > 0,
    }));
    const byRoute = (a: { route: string }, b: { route: string }) => a.route.localeCompare(b.route);
    expect(deployed.sort(byRoute)).toEqual(promised.sort(byRoute));
  });

  it('are open only where the gateway answers itself: health, versions, and the preflight of every path', () => {
    const open = methods().filter(({ AuthorizationType }) => AuthorizationType === 'NONE');
    for (const { Integration, route } of open) expect(Integration.Type, route).toBe('MOCK');
    const paths = new Set(PARTNER_ROUTES.map(({ path }) => path));
    expect(open.map(({ route }) => route).sort()).toEqual(
      ['GET /health', 'GET /versions', ...['/health', '/versions', ...paths].map((path) => `OPTIONS ${path}`)].sort(),
    );
  });

  it('give up before API Gateway would', () => {
    for (const { Integration, route } of methods()) {
      if (Integration.Type === 'AWS_PROXY') expect(Integration.TimeoutInMillis, route).toBeLessThan(29_000);
    }
  });

  it('have a model for every body', () => {
    const withModel = methods().flatMap(({ route, RequestModels }) => (RequestModels === undefined ? [] : [route]));
    const withBody = PARTNER_ROUTES.filter(({ body }) => body !== undefined);
    expect(withModel.sort()).toEqual(withBody.map(({ method, path }) => `${method} ${path}`).sort());
    for (const [, { Properties }] of ofType('Model')) {
      expect(Properties.Schema).toEqual({ $schema: 'http://json-schema.org/draft-04/schema#', type: 'object' });
    }
  });

  it('may invoke their own function, by its alias, and no other API may', () => {
    const permissions = resourcesOf(template(), 'AWS::Lambda::Permission').map(([, { Properties }]) => Properties);
    expect(permissions).toHaveLength(PARTNER_ROUTES.length + 1);
    for (const { FunctionName, SourceArn } of permissions) {
      expect(resource(referredId(FunctionName))?.Type).toBe('AWS::Lambda::Alias');
      const { 'Fn::Sub': arn } = SourceArn as { 'Fn::Sub': string };
      expect(arn).toMatch(
        /:\$\{PartnerApi\}\/(authorizers\/\$\{PartnerApiKeyAuthorizer\}|\*\/[A-Z]+\/v[12]\/[a-z*/-]+)$/,
      );
    }
  });
});

describe('the stage of the Partner API', () => {
  const stage = () => onlyResource(template(), 'AWS::ApiGateway::Stage').Properties;
  const settings = () => stage().MethodSettings as Record<string, unknown>[];

  it('is traced, logged and cached, and publishes a deployment that is named after its content', () => {
    const [[deployment] = ['']] = ofType('Deployment');
    expect(deployment).toMatch(/^PartnerApiDeployment[0-9a-f]{12}$/);
    expect(stage()).toMatchObject({
      DeploymentId: { Ref: deployment },
      StageName: 'prod',
      TracingEnabled: true,
      CacheClusterEnabled: true,
    });
    expect(ofType('Deployment', 'dev')[0]?.[0], 'another origin is another answer').not.toBe(deployment);
    const published = new Set(onlyResource(template(), 'AWS::ApiGateway::Deployment').DependsOn);
    for (const [id] of [...ofType('Method'), ...ofType('GatewayResponse')]) expect(published).toContain(id);
  });

  it('keeps answers only of the routes that allow it, encrypted, by path, query and practice', () => {
    const cached = settings().filter(({ CachingEnabled }) => CachingEnabled);
    const allowed = PARTNER_ROUTES.filter(({ cacheSeconds }) => cacheSeconds !== undefined);
    expect(cached).toEqual(
      allowed.map(({ method, path, cacheSeconds }) =>
        expect.objectContaining({
          HttpMethod: method,
          ResourcePath: `/${path.replaceAll('/', '~1')}`,
          CacheTtlInSeconds: cacheSeconds,
          CacheDataEncrypted: true,
        }),
      ),
    );
    for (const { path, method } of allowed) {
      const { Integration } = methods().find(({ route }) => route === `${method} ${path}`) as unknown as {
        Integration: { CacheKeyParameters: string[]; RequestParameters: object };
      };
      expect(Integration.CacheKeyParameters).toContain('method.request.path.id');
      expect(Integration.CacheKeyParameters).toContain('integration.request.header.practice');
      expect(Integration.RequestParameters).toEqual({
        'integration.request.header.practice': 'context.authorizer.practiceId',
      });
    }
  });

  it('logs neither paths, queries, addresses and keys nor what requests and answers hold', () => {
    for (const setting of settings()) expect(setting).toMatchObject({ DataTraceEnabled: false, LoggingLevel: 'OFF' });
    const { Format } = stage().AccessLogSetting as { Format: string };
    expect(Object.keys(JSON.parse(Format) as object)).toEqual(
      expect.arrayContaining(['subscriptionId', 'keyId', 'route', 'status', 'latency', 'integrationLatency']),
    );
    expect(Format).not.toMatch(/\$context\.(path|identity\.(sourceIp|apiKey)|error\.validationErrorString)\b/);
  });
});

describe('the plans of the Partner API', () => {
  it('are those of the contract', () => {
    const deployed = ofType('UsagePlan').map(([, { Properties }]) => [
      String(Properties.UsagePlanName).replace('frontdesk-prod-', ''),
      Properties.Throttle,
      Properties.Quota,
    ]);
    const promised = Object.entries(PLANS).map(([name, plan]) => [
      name,
      { RateLimit: plan.ratePerSecond, BurstLimit: plan.burst },
      'quotaPerDay' in plan ? { Limit: plan.quotaPerDay, Period: 'DAY' } : undefined,
    ]);
    expect(deployed).toEqual(promised);
  });
});

describe('what the gateway answers itself', () => {
  it('is a problem document for each type that AWS knows, read by the portal and by no other page', () => {
    const types = ofType('GatewayResponse').map(([, { Properties }]) => Properties.ResponseType);
    expect(new Set(types)).toEqual(new Set(RESPONSE_TYPES));
    for (const [id, { Properties }] of ofType('GatewayResponse')) {
      const { ResponseParameters, ResponseTemplates, StatusCode } = Properties as {
        StatusCode: string;
        ResponseParameters: Record<string, string>;
        ResponseTemplates: Record<string, string>;
      };
      const header = (name: string) => ResponseParameters[`gatewayresponse.header.${name}`];
      expect(header('Content-Type'), id).toBe("'application/problem+json'");
      expect(header('Access-Control-Allow-Origin'), id).toBe("'https://portal.frontdesk.example'");
      const text = ResponseTemplates['application/json'] ?? '';
      const problem = JSON.parse(text.replace('$context.error.messageString', '""')) as object;
      expect(problem, id).toMatchObject({ status: Number(StatusCode), instance: '$context.requestId' });
      expect(problem, id).toHaveProperty('code');
    }
  });
});

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html */
const RESPONSE_TYPES = [
  'ACCESS_DENIED',
  'API_CONFIGURATION_ERROR',
  'AUTHORIZER_CONFIGURATION_ERROR',
  'AUTHORIZER_FAILURE',
  'BAD_REQUEST_BODY',
  'BAD_REQUEST_PARAMETERS',
  'DEFAULT_4XX',
  'DEFAULT_5XX',
  'EXPIRED_TOKEN',
  'INTEGRATION_FAILURE',
  'INTEGRATION_TIMEOUT',
  'INVALID_API_KEY',
  'INVALID_SIGNATURE',
  'MISSING_AUTHENTICATION_TOKEN',
  'QUOTA_EXCEEDED',
  'REQUEST_TOO_LARGE',
  'RESOURCE_NOT_FOUND',
  'THROTTLED',
  'UNAUTHORIZED',
  'UNSUPPORTED_MEDIA_TYPE',
  'WAF_FILTERED',
];
