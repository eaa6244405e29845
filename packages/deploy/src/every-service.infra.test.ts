import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PORTAL_ROUTES } from '@frontdesk/contracts/portal-routes';
import { ROUTES } from '@frontdesk/contracts/routes';
import { PORTAL_SCOPE } from '@frontdesk/core/vendor-identity';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { referredId, referredIds } from './cloudformation-template.ts';
import { deployableServices, REPOSITORY_ROOT } from './deployable-services.ts';
import { archivesIn } from './package-service.ts';
import { functionsInTemplate, REQUEST_COUNT, tableGrants } from './packaged-functions.ts';
import { packagedDirectory, packagedTemplate, resourcesOf, type Template } from './packaged-template.ts';
import { APPLICATION, stackName } from './stack-identity.ts';

const SERVICES = deployableServices().map(({ name }) => name);

/** Invoked by operators: they go through a whole table. */
const REBUILDS: ReadonlySet<string> = new Set(['reindexPatients', 'rebuildFacts']);

describe.each(SERVICES)('the packaged %s', (service) => {
  const template = (): Template => packagedTemplate(service);

  it('runs its functions on Node 24 on arm64, with memory and time set on purpose', () => {
    for (const { key, properties } of functionsInTemplate(template())) {
      expect(properties, key).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      expect(properties.MemorySize, key).toBeOneOf([512, 1024]);
      expect(properties.Timeout, `${key} must answer before API Gateway gives up`).toBeLessThanOrEqual(28);
    }
  });

  it('gives each function a role of its own', () => {
    const functions = functionsInTemplate(template());
    const roles = functions.map(({ properties }) => properties.Role['Fn::GetAtt'][0]);
    expect(new Set(roles).size).toBe(functions.length);
    const others = resourcesOf(template(), 'AWS::IAM::Role').filter(([id]) => !roles.includes(id));
    expect(
      others.map(([id]) => id),
      'only CodeDeploy has a role too, and API Gateway for the logs of REST APIs',
    ).toEqual([...(service === 'partners' ? ['ApiGatewayLogRole'] : []), ...(roles.length > 0 ? ['ReleaseRole'] : [])]);
  });

  it('allows no wildcard of actions, no resource that is not named, and a scan to a rebuild by hand only', () => {
    for (const { key, statements } of functionsInTemplate(template())) {
      for (const { effect, actions, resources } of statements) {
        expect(effect, key).toBe('Allow');
        expect(
          actions.filter((action) => action.includes('*') || (action === 'dynamodb:Scan' && !REBUILDS.has(key))),
          key,
        ).toEqual([]);
        // X-Ray's actions take no resource; the key is held to the services it is used through (encryption.infra.test.ts).
        if (actions.every((action) => /^(xray|kms):/.test(action))) continue;
        for (const resource of resources) expect(resource, key).toMatch(nameOf(key, service));
      }
    }
  });

  it('attaches no policy that AWS manages', () => {
    for (const [id, { Properties }] of resourcesOf(template(), 'AWS::IAM::Role')) {
      expect(Properties.ManagedPolicyArns ?? [], id).toEqual([]);
    }
  });

  it('keeps its tables once they stand: encrypted, recoverable, retained, protected', () => {
    for (const [id, table] of resourcesOf(template(), 'AWS::DynamoDB::Table')) {
      expect(table, id).toMatchObject({
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          BillingMode: 'PAY_PER_REQUEST',
          SSESpecification: { SSEEnabled: true },
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          DeletionProtectionEnabled: true,
        },
      });
    }
  });

  it('keeps only what docs/runbooks/re-adopt-retained.md can import again', () => {
    // A version needs no importing, and neither does what belongs to the account: a new deployment makes another role.
    const elsewhere = new Set(['AWS::Lambda::Version', 'AWS::ApiGateway::Account', 'AWS::IAM::Role']);
    const kept = Object.entries(template().Resources).filter(
      ([, { Type, DeletionPolicy }]) => DeletionPolicy !== undefined && !elsewhere.has(Type),
    );
    const runbook = readFileSync(join(REPOSITORY_ROOT, 'docs/runbooks/re-adopt-retained.md'), 'utf8');
    for (const [id, { Type, DeletionPolicy, Properties }] of kept) {
      expect(DeletionPolicy, id).toBe('RetainExceptOnCreate');
      expect(runbook, `${id} needs an identifier there`).toContain(`"${Type}": {`);
      // The runbook leaves the pool's trigger out.
      const { LambdaConfig: _trigger, ...imported } = Properties;
      const others = [...referredIds(imported)].filter((other) => !other.startsWith('AWS::'));
      expect(kept.map(([name]) => name)).toEqual(expect.arrayContaining(others));
    }
  });

  it('forgets its logs after a year, and addresses after 30 days', () => {
    for (const [id, { Properties }] of resourcesOf(template(), 'AWS::Logs::LogGroup')) {
      expect(Properties.RetentionInDays, id).toBe(id === 'EdgeAccessLog' ? 30 : 365);
    }
  });

  it('ships an archive for each function', () => {
    const archives = archivesIn(packagedDirectory(service));
    const functions = functionsInTemplate(template());
    expect(archives.map(({ name }) => name)).toEqual(functions.map(({ key }) => key).sort());
  });

  it('knows nothing of the machine it was packaged on', () => {
    const directory = packagedDirectory(service);
    for (const file of readdirSync(directory).filter((name) => name.startsWith('cloudformation-'))) {
      expect(readFileSync(join(directory, file), 'utf8')).not.toContain(process.cwd());
    }
  });
});

describe.each(SERVICES)('%s', (service) => {
  it('has a stack of a name and tags of our own, which nobody removes by mistake', () => {
    const { service: state } = JSON.parse(
      readFileSync(join(packagedDirectory(service), 'serverless-state.json'), 'utf8'),
    ) as { service: { provider: Record<string, unknown> } };
    expect(state.provider).toMatchObject({
      stackName: stackName({ service, stage: 'prod' }),
      stackTags: { application: APPLICATION, stage: 'prod', budget: 'frontdesk-prod' },
      deletionProtection: true,
      deploymentBucketObject: { blockPublicAccess: true },
    });
  });

  it('asks the account before it is deployed', () => {
    const file = readFileSync(join(REPOSITORY_ROOT, 'services', service, 'serverless.yml'), 'utf8');
    expect(file).toContain("'@frontdesk/deploy/plugins/preflight'");
  });

  it('is not removed outside dev without its word', () => {
    const file = readFileSync(join(REPOSITORY_ROOT, 'services', service, 'serverless.yml'), 'utf8');
    expect(file).toContain("'@frontdesk/deploy/plugins/guard-removal'");
  });
});

describe('serverless-compose.yml', () => {
  const compose = parse(readFileSync(join(REPOSITORY_ROOT, 'serverless-compose.yml'), 'utf8')) as {
    services: Record<string, { dependsOn?: string | string[]; params?: Record<string, string> }>;
  };
  const wires = Object.entries(compose.services).flatMap(([service, { dependsOn = [], params = {} }]) =>
    Object.entries(params).map(([name, value]) => ({ service, dependsOn: [dependsOn].flat(), name, value })),
  );

  it.each(wires)('gives $service the param $name from a stack that is deployed before and puts it out', (wire) => {
    const [, from = '', output = ''] = /^\$\{([a-z-]+)\.([A-Za-z]+)\}$/.exec(wire.value) ?? [];
    expect(wire.dependsOn).toContain(from);
    expect(Object.keys(packagedTemplate(from).Outputs ?? {})).toContain(output);
  });

  it.each(wires)('is not needed to deploy $service alone: $name can come from the stack itself', (wire) => {
    const own = readFileSync(join(REPOSITORY_ROOT, 'services', wire.service, 'serverless.yml'), 'utf8');
    expect(own).toContain(`safeByDefault: \${file(../../serverless.safety.yml)}`);
    const file = own + readFileSync(join(REPOSITORY_ROOT, 'serverless.safety.yml'), 'utf8');
    const [, from, output] = /^\$\{([a-z-]+)\.([A-Za-z]+)\}$/.exec(wire.value) ?? [];
    expect(file).toContain(`\${param:${wire.name}, cf:frontdesk-${from}-\${sls:stage}.${output}}`);
  });
});

describe('the App API', () => {
  const WITHOUT_TOKEN = ['POST /calls/webhook'];
  const routesOf = (service: string) => {
    const template = packagedTemplate(service);
    // A WebSocket API's routes are of that API, and refer to it.
    const routes = resourcesOf(template, 'AWS::ApiGatewayV2::Route').filter(
      ([, { Properties }]) => referredId(Properties.ApiId) === undefined,
    );
    return routes.map(([, { Properties }]) => ({
      service,
      operationId: operationOf(template, Properties.Target),
      route: Properties.RouteKey,
      type: Properties.AuthorizationType,
      authorizer: Properties.AuthorizerId,
      scopes: Properties.AuthorizationScopes,
    }));
  };
  const byRoute = (a: unknown, b: unknown): number => JSON.stringify(a).localeCompare(JSON.stringify(b));

  it('has exactly the routes of the contract, each behind a token with its scopes', () => {
    const promised = ROUTES.map(({ service, operationId, method, path, scopes }) => ({
      service,
      operationId,
      route: `${method} ${path}`,
      type: 'JWT',
      authorizer: 'placeholder-jwtAuthorizerId',
      scopes,
    }));
    // Beside it, the vendors' portal: behind a token of the vendors' own pool.
    const ofVendors = PORTAL_ROUTES.map(({ operationId, method, path }) => ({
      ...{ service: 'portal', operationId, route: `${method} ${path}`, type: 'JWT' },
      ...{ authorizer: 'placeholder-vendorAuthorizerId', scopes: [PORTAL_SCOPE] },
    }));
    const routes = SERVICES.flatMap(routesOf).filter(({ route }) => !WITHOUT_TOKEN.includes(String(route)));
    expect(routes.sort(byRoute)).toEqual([...promised, ...ofVendors].sort(byRoute));
  });

  it('is open to webhooks alone, whose functions verify the sender themselves', () => {
    const open = SERVICES.flatMap(routesOf).filter(({ type }) => type !== 'JWT');
    expect(open.map(({ route }) => route)).toEqual(WITHOUT_TOKEN);
  });

  it('is one API: no service brings its own', () => {
    const owners = SERVICES.filter((name) =>
      resourcesOf(packagedTemplate(name), 'AWS::ApiGatewayV2::Api').some(
        ([, { Properties }]) => Properties.ProtocolType === 'HTTP',
      ),
    );
    expect(owners).toEqual(['platform']);
  });

  it('has the stream of the outbox, and that of the log in which its events have their numbers', () => {
    const streams = SERVICES.flatMap((name) => resourcesOf(packagedTemplate(name), 'AWS::DynamoDB::Table'))
      .filter(([, { Properties }]) => Properties.StreamSpecification !== undefined)
      .map(([id]) => id);
    expect(streams).toEqual(['EventsTable', 'EventLogTable']);
  });
});

/** A table, an index of a table, a stream, the function's own log, the connections of an API of this stack, a secret of the
 *  stage, or a queue or a secret of this stack. */
function nameOf(key: string, service: string): RegExp {
  const arn = (rest: string): string => `arn:\\$\\{AWS::Partition\\}:${rest}`;
  const account = '\\$\\{AWS::Region\\}:\\$\\{AWS::AccountId\\}';
  const table = arn(`dynamodb:${account}:table/frontdesk-prod-[a-z-]+(/index/[A-Za-z]+)?`);
  const log = arn(`logs:${account}:log-group:/aws/lambda/${service}-prod-${key}:\\*:\\*`);
  const queue = arn(`sqs:${account}:frontdesk-prod-[a-z-]+(.fifo)?`);
  const secret = arn(`secretsmanager:${account}:secret:frontdesk-prod-[a-z-]+-\\?{6}`);
  const sender = arn(`ses:${account}:identity/[a-z0-9.-]*`);
  const connections = arn(`execute-api:${account}:\\$\\{[A-Za-z]+\\}/prod/[A-Z]+/@connections/\\*`);
  const stream = 'arn:aws:dynamodb:[a-z0-9-]+:\\d+:table/[a-z-]+/stream/.+';
  const releases = arn(`lambda:${account}:function:${service}-prod-[A-Za-z]+:\\*`);
  const verdicts = arn(`codedeploy:${account}:deploymentgroup:frontdesk-prod-${service}/${service}-prod-[A-Za-z]+`);
  // Keys have ids of API Gateway's making, and a function behind the API cannot refer to its plans; all else is of this stack.
  // The portal is told their ids.
  const id = '(\\$\\{[A-Za-z]+\\}|placeholder-[A-Za-z]+)';
  const plan = `/usageplans/(${id}/keys|\\*/usage)`;
  const stage = `/restapis/${id}/stages/prod/cache/authorizers`;
  const partnerApi = arn(`apigateway:\\$\\{AWS::Region\\}::(/apikeys(/\\*)?|${plan}|${stage})`);
  const files = '\\$\\{[A-Za-z]+Files\\.Arn\\}/\\*';
  const ofThisStack = '\\{"(Ref":"[A-Za-z]+|Fn::GetAtt":\\["[A-Za-z]+","(DBCluster)?Arn"\\])"?\\}';
  return new RegExp(
    `^(${table}|${log}|${queue}|${secret}|${sender}|${connections}|${stream}|${releases}|${verdicts}|${partnerApi}|${files}|${ofThisStack})$`,
  );
}

/** The key of the function that a route's target invokes. */
function operationOf(template: Template, target: unknown): string | undefined {
  const text = JSON.stringify(target);
  const [, integration] =
    resourcesOf(template, 'AWS::ApiGatewayV2::Integration').find(([id]) => text.includes(`"${id}"`)) ?? [];
  const uri = JSON.stringify(integration?.Properties.IntegrationUri);
  const [, alias] = resourcesOf(template, 'AWS::Lambda::Alias').find(([id]) => uri.includes(`"${id}"`)) ?? [];
  const functionId = referredId(alias?.Properties.FunctionName);
  const found = resourcesOf(template, 'AWS::Lambda::Function').find(([id]) => id === functionId);
  return (found?.[1].Properties.FunctionName as string | undefined)?.split('-').at(-1);
}

it('counts the requests of every route of the App API against its practice, those of the portal against the vendor, and no others', () => {
  const counting = SERVICES.flatMap((service) => functionsInTemplate(packagedTemplate(service)))
    .filter((each) => tableGrants(each, 'prod').includes(REQUEST_COUNT))
    .map(({ key }) => key);
  expect(counting.sort()).toEqual([...ROUTES, ...PORTAL_ROUTES].map(({ operationId }) => operationId).sort());
});
