import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { PARTNER_ROUTES } from '@frontdesk/contracts/partner-routes';
import { problemDocument } from '@frontdesk/contracts/problem-document';
import { ERROR_CATALOGUE } from '@frontdesk/core/error-catalogue';
import { PLANS } from '@frontdesk/core/plans';
import { problemType } from '@frontdesk/core/problem';
import { deployableServices, REPOSITORY_ROOT } from '@frontdesk/deploy/deployable-services';
import { functionsInTemplate } from '@frontdesk/deploy/packaged-functions';
import { onlyResource, packagedTemplate, resourcesOf } from '@frontdesk/deploy/packaged-template';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const properties = (id: string, stage = 'prod'): Record<string, unknown> =>
  packagedTemplate('edge', stage).Resources[id]!.Properties;
const distribution = (id: string, stage = 'prod'): Record<string, unknown> =>
  properties(id, stage).DistributionConfig as Record<string, unknown>;

/** Runs a CloudFront Function as CloudFront does: its `handler` on an event. */
function callEdge(id: string, event: object): unknown {
  const { FunctionCode } = properties(id);
  return runInNewContext(`${FunctionCode}; JSON.stringify(handler(${JSON.stringify(event)}))`);
}

describe.each(['ApiDistribution', 'ConsoleDistribution', 'PortalDistribution'])('%s', (id) => {
  it('stands behind the firewall and speaks TLS only', () => {
    expect(distribution(id).WebACLId).toEqual({ 'Fn::GetAtt': ['Firewall', 'Arn'] });
    expect(distribution(id).ViewerCertificate).toMatchObject({ MinimumProtocolVersion: 'TLSv1.2_2021' });
    const { DefaultCacheBehavior, CacheBehaviors = [] } = distribution(id);
    for (const behaviour of [DefaultCacheBehavior, ...(CacheBehaviors as object[])]) {
      expect(behaviour).toMatchObject({
        ViewerProtocolPolicy: expect.stringMatching(/^(https-only|redirect-to-https)$/),
      });
      expect(behaviour).toHaveProperty('ResponseHeadersPolicyId');
    }
  });

  it("answers to its domain, and in dev to CloudFront's name without a certificate of ours", () => {
    expect(distribution(id).Aliases).toEqual([expect.stringMatching(/^(api|console|portal)\.frontdesk\.example$/)]);
    expect(distribution(id, 'dev').Aliases).toEqual([]);
    expect(distribution(id, 'dev').ViewerCertificate).toEqual({ CloudFrontDefaultCertificate: true });
  });
});

describe.each(['ApiDistribution', 'ConsoleDistribution', 'PortalDistribution'])(
  'the way to the App API through %s',
  (id) => {
    it('shows the secret, over TLS, and waits as long as API Gateway does', () => {
      expect((distribution(id).Origins as { Id: string }[]).filter(({ Id }) => Id === 'app-api')).toEqual([
        expect.objectContaining({
          DomainName: 'placeholder-httpApiId.execute-api.us-east-1.amazonaws.com',
          CustomOriginConfig: expect.objectContaining({ OriginProtocolPolicy: 'https-only', OriginReadTimeout: 30 }),
          OriginCustomHeaders: [
            {
              HeaderName: 'x-frontdesk-edge',
              HeaderValue: '{{resolve:secretsmanager:frontdesk-prod-origin:SecretString:v1}}',
            },
          ],
        }),
      ]);
    });

    it('caches nothing, and forwards every method and header but Host', () => {
      const { DefaultCacheBehavior, CacheBehaviors } = distribution(id);
      const behaviours = [DefaultCacheBehavior, ...(CacheBehaviors as object[])] as Record<string, unknown>[];
      const forwarding = behaviours.filter(
        ({ TargetOriginId, PathPattern }) => TargetOriginId === 'app-api' && PathPattern !== '/health',
      );
      expect(forwarding).toHaveLength(1);
      expect(forwarding[0]).toMatchObject({
        CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
        AllowedMethods: expect.arrayContaining(['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS']),
      });
    });

    it('shows nobody the failure that another met before', () => {
      const responses = distribution(id).CustomErrorResponses as { ErrorCode: number }[];
      expect(responses.map(({ ErrorCode }) => ErrorCode)).toEqual([404, 500, 501, 502, 503, 504]);
      for (const response of responses) expect(response).toEqual({ ...response, ErrorCachingMinTTL: 0 });
    });
  },
);

describe('the App API', () => {
  it('ends at functions that demand the secret, each of them, outside dev', () => {
    for (const { name } of deployableServices()) {
      const template = packagedTemplate(name);
      if (resourcesOf(template, 'AWS::ApiGatewayV2::Route').length === 0) continue;
      for (const {
        key,
        properties: { Environment },
      } of functionsInTemplate(template)) {
        expect(Environment.Variables.ORIGIN_SECRETS, `${name} ${key}`).toContain(
          'secretsmanager:frontdesk-prod-origin',
        );
      }
    }
  });

  it('is closed to nobody in dev, where there may be no edge', () => {
    const [origin] = distribution('ApiDistribution', 'dev').Origins as [{ OriginCustomHeaders: unknown }];
    expect(JSON.stringify(origin.OriginCustomHeaders)).not.toContain('secretsmanager');
  });

  it('answers /health on its own, as the local cloud does', () => {
    const [first] = distribution('ApiDistribution').CacheBehaviors as object[];
    expect(first).toMatchObject({ PathPattern: '/health', FunctionAssociations: [expect.anything()] });
    const answer = JSON.parse(String(callEdge('HealthFunction', {}))) as object;
    expect(answer).toMatchObject({ statusCode: 200, body: { data: '{"status":"ok"}' } });
  });
});

describe('the Partner API', () => {
  const behaviours = () =>
    (distribution('ApiDistribution').CacheBehaviors as { TargetOriginId: string; PathPattern: string }[]).filter(
      ({ TargetOriginId }) => TargetOriginId === 'partner-api',
    );

  it('is below its versions, each of the contract, with nothing cached and everything forwarded but Host', () => {
    const versions = new Set(PARTNER_ROUTES.map(({ version }) => `/${version}/*`));
    expect(behaviours().map(({ PathPattern }) => PathPattern)).toEqual([...versions, '/versions']);
    for (const behaviour of behaviours()) {
      expect(behaviour).toMatchObject({
        CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
        AllowedMethods: expect.arrayContaining(['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS']),
      });
    }
  });

  it('is called at its stage, over TLS, with the secret that its functions demand', () => {
    const origins = distribution('ApiDistribution').Origins as { Id: string }[];
    expect(origins.find(({ Id }) => Id === 'partner-api')).toMatchObject({
      DomainName: 'placeholder-partnerApiId.execute-api.us-east-1.amazonaws.com',
      OriginPath: '/prod',
      CustomOriginConfig: expect.objectContaining({ OriginProtocolPolicy: 'https-only', OriginReadTimeout: 30 }),
      OriginCustomHeaders: [
        {
          HeaderName: 'x-frontdesk-edge',
          HeaderValue: '{{resolve:secretsmanager:frontdesk-prod-origin:SecretString:v1}}',
        },
      ],
    });
    for (const { key, properties: own } of functionsInTemplate(packagedTemplate('partners'))) {
      expect(own.Environment.Variables.ORIGIN_SECRETS, key).toContain('secretsmanager:frontdesk-prod-origin');
    }
  });
});

describe("the console's calls", () => {
  it('go to its own origin, so that no browser sends a preflight for them', () => {
    const file = readFileSync(join(REPOSITORY_ROOT, 'services/edge/serverless.yml'), 'utf8');
    const { pages } = parse(file, { logLevel: 'silent' }).custom as {
      pages: { config: { apiUrl?: string } }[];
    };
    expect(pages.map(({ config }) => config.apiUrl)).toEqual(['/api', undefined]);
    expect(distribution('ConsoleDistribution').CacheBehaviors).toEqual([
      expect.objectContaining({ PathPattern: '/api/*', TargetOriginId: 'app-api' }),
    ]);
  });

  it.each([
    ['/api/appointments', '/appointments'],
    ['/api/practices/p001/slots', '/practices/p001/slots'],
    ['/api/', '/'],
  ])('are forwarded without the prefix: %s is %s', (uri, path) => {
    expect(JSON.parse(String(callEdge('ApiPathFunction', { request: { uri } })))).toMatchObject({ uri: path });
  });
});

describe("the console's pages", () => {
  it('lie in a bucket that only their distribution reads', () => {
    expect(properties('ConsoleBucket').PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    const { Statement } = properties('ConsoleBucketPolicy').PolicyDocument as { Statement: { Effect: string }[] };
    expect(Statement.filter(({ Effect }) => Effect === 'Allow')).toEqual([
      expect.objectContaining({
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: 's3:GetObject',
        Condition: {
          StringEquals: {
            'AWS:SourceArn': { 'Fn::Sub': expect.stringMatching(/distribution\/\$\{ConsoleDistribution\}$/) },
          },
        },
      }),
    ]);
  });

  it.each([
    ['/', '/index.html'],
    ['/day/2026-11-22', '/index.html'],
    ['/assets/index-4f2a.js', '/assets/index-4f2a.js'],
    ['/favicon.svg', '/favicon.svg'],
  ])('are found: %s is %s', (uri, page) => {
    expect(JSON.parse(String(callEdge('PageFunction', { request: { uri } })))).toMatchObject({ uri: page });
  });

  it('run no script, style or frame of others, and none in the page', () => {
    const { ResponseHeadersPolicyConfig } = properties('ConsoleHeaders') as unknown as HeadersPolicy;
    const { ContentSecurityPolicy: policy } = ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy;
    const text = policy['Fn::Sub'];
    expect(text).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(text).toContain("frame-ancestors 'none'");
    expect(text).toContain("connect-src 'self' placeholder-realtimeOrigin placeholder-signInUrl");
    expect(text).not.toMatch(/unsafe|data:|\*/);
    const headers = join(REPOSITORY_ROOT, 'packages/ui/security-headers.json');
    if (!existsSync(headers)) return;
    const { 'content-security-policy': tested } = JSON.parse(readFileSync(headers, 'utf8')) as Record<string, string>;
    const [before = '', after = ''] = tested?.split('{connect}') ?? [];
    expect(text.startsWith(before), 'the policy that the console was tested with').toBe(true);
    expect(text.endsWith(after), 'the policy that the console was tested with').toBe(true);
  });
});

describe("the portal's distribution", () => {
  const behaviors = () =>
    distribution('PortalDistribution').CacheBehaviors as { PathPattern: string; TargetOriginId: string }[];

  it('gives the APIs that the page calls at its own origin, each version of the Partner API too', () => {
    const versions = new Set(PARTNER_ROUTES.map(({ version }) => `/${version}/*`));
    expect(behaviors().map(({ PathPattern, TargetOriginId }) => [PathPattern, TargetOriginId])).toEqual([
      ['/explorer.html', 'pages'],
      ['/portal/*', 'app-api'],
      ...[...versions, '/versions'].map((path) => [path, 'partner-api']),
    ]);
    for (const behavior of behaviors().slice(1)) {
      expect(behavior).toMatchObject({
        CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
      });
    }
  });

  it('shows its pages, with the policies that they were tested with', () => {
    const headersOf = (id: string) =>
      (properties(id) as unknown as HeadersPolicy).ResponseHeadersPolicyConfig.SecurityHeadersConfig
        .ContentSecurityPolicy.ContentSecurityPolicy;
    const tested = (file: string): string =>
      (JSON.parse(readFileSync(join(REPOSITORY_ROOT, file), 'utf8')) as Record<string, string>)[
        'content-security-policy'
      ] ?? '';
    const [before = '', after = ''] = tested('packages/ui/security-headers.json').split('{connect}');
    const { 'Fn::Sub': page } = headersOf('PortalHeaders');
    expect(page.startsWith(before) && page.endsWith(after)).toBe(true);
    expect(page).not.toMatch(/unsafe|data:|\*/);
    expect(headersOf('ExplorerHeaders')).toBe(tested('services/portal/page/explorer-headers.json'));
  });

  it('has its pages in a bucket that only it reads', () => {
    expect(properties('PortalBucket').PublicAccessBlockConfiguration).toMatchObject({ RestrictPublicBuckets: true });
    expect(JSON.stringify(properties('PortalBucketPolicy').PolicyDocument)).toMatch(
      /distribution\/\$\{PortalDistribution\}/,
    );
  });
});

describe('the firewall', () => {
  interface CustomResponse {
    ResponseCode: number;
    CustomResponseBodyKey?: string;
    ResponseHeaders: { Name: string; Value: string }[];
  }
  interface Rule {
    Name: string;
    Priority: number;
    Statement: Record<string, unknown>;
  }
  const acl = () => onlyResource(packagedTemplate('edge'), 'AWS::WAFv2::WebACL').Properties;
  const rules = (): Rule[] => acl().Rules as Rule[];
  const rule = (name: string): Rule => rules().find(({ Name }) => Name === name)!;

  const answerOf = (name: string) =>
    (rule(name) as unknown as { Action: { Block: { CustomResponse: CustomResponse } } }).Action.Block.CustomResponse;

  it('lets a page of another origin read what it refuses, and when to come again', () => {
    for (const name of ['countries', 'requests-per-address', 'partner-requests-per-address', 'body-size']) {
      const { ResponseHeaders } = answerOf(name);
      const header = (wanted: string) => ResponseHeaders.find(({ Name }) => Name === wanted)?.Value;
      expect(header('access-control-allow-origin'), name).toBe('*');
      expect(header('access-control-expose-headers'), name).toBe('retry-after');
    }
    expect(answerOf('requests-per-address')).toMatchObject({ ResponseCode: 429 });
    expect(answerOf('countries')).toMatchObject({ ResponseCode: 403 });
  });

  it('says what it refuses as a problem of the catalogue, wherever it may choose the words', () => {
    const bodies = acl().CustomResponseBodies as Record<string, { ContentType: string; Content: string }>;
    const told = rules().flatMap(({ Name }) => {
      const isOfWebhook = Name.startsWith('webhook-');
      const { Block } = (rule(Name) as unknown as { Action?: { Block?: object } }).Action ?? {};
      return Block === undefined || isOfWebhook ? [] : [{ Name, ...answerOf(Name) }];
    });
    expect(told).toHaveLength(4);
    for (const { Name, ResponseCode, CustomResponseBodyKey: key = '' } of told) {
      const { ContentType, Content } = bodies[key] ?? expect.fail(`${Name} has no body`);
      expect([Name, ContentType]).toEqual([Name, 'APPLICATION_JSON']);
      const problem = problemDocument.parse(JSON.parse(Content));
      const code = key as keyof typeof ERROR_CATALOGUE;
      expect(problem).toMatchObject({ code, type: problemType(code), ...ERROR_CATALOGUE[code] });
      expect(problem.status).toBe(ResponseCode);
    }
    expect(new Set(told.map(({ CustomResponseBodyKey }) => CustomResponseBodyKey))).toEqual(
      new Set(Object.keys(bodies)),
    );
  });

  it('is made for CloudFront, and asks what is cheap first', () => {
    expect(acl().Scope).toBe('CLOUDFRONT');
    expect(rules().map(({ Name }) => Name)).toEqual([
      'webhook-senders',
      'countries',
      'requests-per-address',
      'webhook-requests-per-address',
      'partner-requests-per-address',
      'body-size',
      'bad-reputation',
      'known-bad-inputs',
      'sql-injection',
      'bad-bots',
    ]);
    expect(rules().map(({ Priority }) => Priority)).toEqual(rules().map((_rule, index) => index));
  });

  // Under the console's own origin the App API is below /api.
  const webhook = {
    RegexMatchStatement: {
      RegexString: '^(/api)?/calls/webhook',
      FieldToMatch: { UriPath: {} },
      TextTransformations: [
        { Priority: 0, Type: 'URL_DECODE' },
        { Priority: 1, Type: 'NORMALIZE_PATH' },
      ],
    },
  };
  const elsewhere = { NotStatement: { Statement: webhook } };

  const partnerApi = { RegexMatchStatement: { ...webhook.RegexMatchStatement, RegexString: '^/v[0-9]+/' } };

  it('stops an address over 2,000 requests in five minutes, and one of the webhook over 6,000 in one', () => {
    const perAddress = { Limit: 2000, EvaluationWindowSec: 300, AggregateKeyType: 'IP' };
    const ScopeDownStatement = {
      AndStatement: { Statements: [elsewhere, { NotStatement: { Statement: partnerApi } }] },
    };
    expect(rule('requests-per-address').Statement).toEqual({
      RateBasedStatement: { ...perAddress, ScopeDownStatement },
    });
    expect(rule('webhook-requests-per-address').Statement).toEqual({
      RateBasedStatement: { ...perAddress, Limit: 6000, EvaluationWindowSec: 60, ScopeDownStatement: webhook },
    });
  });

  it('lets a vendor make the requests of its plan from one address', () => {
    const { RateBasedStatement: limited } = rule('partner-requests-per-address').Statement as {
      RateBasedStatement: { Limit: number; EvaluationWindowSec: number; ScopeDownStatement: object };
    };
    expect(limited).toMatchObject({ EvaluationWindowSec: 60, ScopeDownStatement: partnerApi });
    expect(limited.Limit).toBeGreaterThanOrEqual(2 * 60 * PLANS.enterprise.ratePerSecond);
  });

  it('takes calls from the countries of the stage only, but events from wherever their senders are', () => {
    const CountryCodes = ['US', 'PR', 'GU', 'VI', 'AS', 'MP', 'UM'];
    expect(rule('countries').Statement).toEqual({
      AndStatement: {
        Statements: [{ NotStatement: { Statement: { GeoMatchStatement: { CountryCodes } } } }, elsewhere],
      },
    });
    expect(JSON.stringify(rule('bad-bots').Statement)).toContain(JSON.stringify(elsewhere));
  });

  it("knows who is listed of those who come to the webhook's path, however it is written", () => {
    const text = JSON.stringify(rule('webhook-senders').Statement);
    expect(text).toContain(JSON.stringify(webhook));
    const listed = ['WebhookSenders', 'WebhookSendersIpv6'].map(
      (id) => `{"IPSetReferenceStatement":{"Arn":{"Fn::GetAtt":["${id}","Arn"]}}}`,
    );
    expect(text).toContain(`{"NotStatement":{"Statement":{"OrStatement":{"Statements":[${listed}]}}}}`);
  });

  it('lets everybody come to the webhook where nobody is listed, and otherwise only the listed', async () => {
    expect(properties('WebhookSenders').Addresses).toEqual([]);
    expect(rule('webhook-senders')).toMatchObject({ Action: { Count: {} } });
    const actions = createRequire(import.meta.url)('../resources/webhook-senders.cjs') as (framework: {
      resolveVariable(address: string): Promise<readonly string[]>;
    }) => Promise<unknown>;
    const ask = (stage: Readonly<Record<string, readonly string[]>>) =>
      actions({ resolveVariable: async (address: string) => stage[address.replace('param:', '')] ?? [] });
    expect(await ask({})).toEqual({ unlisted: { Count: {} } });
    expect(await ask({ webhookSenders: ['192.0.2.0/24'] })).toEqual({ unlisted: { Block: {} } });
    expect(await ask({ webhookSendersIpv6: ['2001:db8::/32'] })).toEqual({ unlisted: { Block: {} } });
  });

  it('refuses bodies that it cannot read whole', () => {
    expect(rule('body-size').Statement).toMatchObject({
      SizeConstraintStatement: {
        ComparisonOperator: 'GT',
        Size: 65_535,
        FieldToMatch: { Body: { OversizeHandling: 'MATCH' } },
      },
    });
  });

  it.each([
    ['known-bad-inputs', 'AWSManagedRulesKnownBadInputsRuleSet'],
    ['sql-injection', 'AWSManagedRulesSQLiRuleSet'],
    ['bad-bots', 'AWSManagedRulesBotControlRuleSet'],
  ])("stops %s by AWS's rules, which decide themselves", (name, group) => {
    expect(rule(name)).toMatchObject({
      OverrideAction: { None: {} },
      Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: group } },
    });
  });

  it('logs who was refused, without tokens, secrets, paths and queries', () => {
    const { RedactedFields } = properties('FirewallLogging') as { RedactedFields: unknown[] };
    expect(RedactedFields).toEqual([
      { SingleHeader: { Name: 'authorization' } },
      { SingleHeader: { Name: 'x-api-key' } },
      { SingleHeader: { Name: 'x-webhook-secret' } },
      { QueryString: {} },
      { UriPath: {} },
    ]);
  });
});

describe("the front door's check", () => {
  const template = (stage = 'prod') => packagedTemplate('edge', stage);
  const check = (stage: string) => functionsInTemplate(template(stage)).find(({ key }) => key === 'checkFrontDoor');

  it.each(['staging', 'prod'])('goes in each minute in %s, through the names that callers use', (stage) => {
    const domain = stage === 'prod' ? 'frontdesk.example' : `${stage}.frontdesk.example`;
    expect(check(stage)?.properties.Environment.Variables).toMatchObject({
      TEST_PRACTICE: 'frontdesk-test',
      CLIENT_SECRET_ID: `frontdesk-${stage}-front-door`,
      TOKEN_URL: 'placeholder-signInUrl/oauth2/token',
      KEYS_URL: 'https://cognito-idp.us-east-1.amazonaws.com/placeholder-userPoolId/.well-known/jwks.json',
      API_URL: { 'Fn::Sub': `https://api.${domain}` },
      CONSOLE_URL: { 'Fn::Sub': `https://console.${domain}` },
    });
    const rules = resourcesOf(template(stage), 'AWS::Events::Rule');
    expect(rules.map(([, { Properties }]) => Properties)).toEqual([
      expect.objectContaining({
        Name: `frontdesk-${stage}-front-door`,
        ScheduleExpression: 'rate(1 minute)',
        State: 'ENABLED',
        Targets: [expect.objectContaining({ Arn: { Ref: 'CheckFrontDoorLiveAlias' } })],
      }),
    ]);
  });

  it("may read its client's secret and nothing else", () => {
    const own = check('prod')?.statements.filter(({ actions }) => !/^(logs|xray|kms):/.test(actions.join())) ?? [];
    expect(own.map(({ actions }) => actions)).toEqual([['secretsmanager:GetSecretValue']]);
    expect(own.flatMap(({ resources }) => resources)).toEqual([
      expect.stringMatching(/:secret:frontdesk-prod-front-door-\?{6}$/),
    ]);
    const { Properties } = packagedTemplate('platform').Resources.FrontDoorSecret!;
    expect(Properties.Name).toBe('frontdesk-prod-front-door');
  });

  it('has time for its secret, a token and the doors', () => {
    expect(check('prod')?.properties.Timeout).toBeGreaterThan(2 * 2 + 5 + 5);
  });

  it('is not there where the stage has no practice to ask for', () => {
    const types = Object.values(template('dev').Resources).map(({ Type }) => Type);
    expect(types.filter((type) => /^AWS::(Lambda|Events|IAM|CodeDeploy)::/.test(type))).toEqual([]);
  });
});

interface HeadersPolicy {
  ResponseHeadersPolicyConfig: {
    SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: { 'Fn::Sub': string } } };
  };
}
