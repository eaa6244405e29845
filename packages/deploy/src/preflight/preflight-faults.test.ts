import { describe, expect, it } from 'vitest';
import type { Template } from '../cloudformation-template.ts';
import { alarmWarnings } from './alarm-warnings.ts';
import type { EdgeSettings } from './certificate-faults.ts';
import type { DeployedWorld } from './deployed-world.ts';
import { preflightFaults, unknownStage } from './preflight-faults.ts';
import { type VersionSettings, versionFaults } from './version-faults.ts';

const CERTIFICATE = 'arn:aws:acm:us-east-1:123456789012:certificate/0f1e';

/** An empty account, but for what the test puts into it. */
const world = (there: Partial<DeployedWorld> = {}): DeployedWorld => ({
  deployedStack: async () => undefined,
  deployedTemplate: async () => undefined,
  tableExists: async () => false,
  secret: async () => undefined,
  secretKeys: () => Promise.reject(new Error('The value of a secret was read.')),
  certificate: async () => undefined,
  unreservedConcurrency: async () => 1000,
  practiceIsImported: async () => undefined,
  ...there,
});

const faults = (Resources: Template['Resources'], there: Partial<DeployedWorld> = {}, stage = 'prod') =>
  preflightFaults({ stack: `frontdesk-slots-${stage}`, stage, template: { Resources }, settings: {} }, world(there));

const resource = (Type: string, Properties: Record<string, unknown>): Template['Resources'][string] => ({
  Type,
  Properties,
});

describe('the stage', () => {
  it('must be described', () => {
    const described = ['default', 'dev', 'prod'];
    expect(unknownStage('prod', described)).toBeUndefined();
    expect(unknownStage('qa', described)).toBe('There is no stage "qa" in serverless.stages.yml; there are dev, prod.');
    expect(unknownStage('default', described)).toContain('no stage "default"');
  });
});

describe('a stack of the same name', () => {
  const ours = {
    status: 'UPDATE_COMPLETE',
    tags: { application: 'frontdesk', stage: 'prod' },
    outputs: ['ServerlessDeploymentBucketName', 'httpApiId'],
  };
  const found = (stack: object) => faults({}, { deployedStack: async () => ({ ...ours, ...stack }) });

  it('is deployed into when it is ours', async () => {
    expect(await found({})).toEqual([]);
  });

  it.each([
    ['of a company that tags nothing', { tags: {} }, 'no tag application=frontdesk and no tag stage=prod'],
    ['of another stage', { tags: { ...ours.tags, stage: 'dev' } }, 'no tag stage=prod'],
    ['that another tool made', { outputs: [] }, 'no output ServerlessDeploymentBucketName'],
  ])('%s is refused', async (_whose, stack, why) => {
    expect(await found(stack)).toEqual([
      expect.stringContaining(`frontdesk-slots-prod is not ours, for it has ${why};`),
    ]);
  });

  it('is refused before its template is read, which may be YAML', async () => {
    const deployedTemplate = () => Promise.reject(new SyntaxError('Unexpected token R'));
    const table = resource('AWS::DynamoDB::Table', { TableName: 'frontdesk-prod-a' });
    const foreign = { ...ours, tags: {} };
    expect(await faults({ A: table }, { deployedStack: async () => foreign, deployedTemplate })).toHaveLength(1);
  });

  it.each(['ROLLBACK_COMPLETE', 'IMPORT_COMPLETE'])(
    'may be our own without a bucket: a first deployment that failed, or kept tables taken back (%s)',
    async (status) => {
      expect(await found({ status, outputs: [] })).toEqual([]);
      expect(await found({ status, outputs: [], tags: {} })).toHaveLength(1);
    },
  );
});

describe('origins', () => {
  const api = (origins: unknown) => ({
    HttpApi: resource('AWS::ApiGatewayV2::Api', { CorsConfiguration: { AllowOrigins: origins, AllowHeaders: ['*'] } }),
  });
  const handler = (origins: string) => ({
    Book: resource('AWS::Lambda::Function', { Environment: { Variables: { ALLOWED_ORIGINS: origins } } }),
  });

  const mock = (origin: string) => ({
    Preflight: resource('AWS::ApiGateway::Method', {
      Integration: {
        IntegrationResponses: [
          { ResponseParameters: { 'method.response.header.Access-Control-Allow-Origin': `'${origin}'` } },
        ],
      },
    }),
  });
  const says = (origin: string) => ({
    Says: resource('AWS::ApiGateway::GatewayResponse', {
      ResponseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': `'${origin}'` },
    }),
  });

  it.each([
    ['an API', api(['*'])],
    ["a REST API's preflight", mock('*')],
    ['an answer of the gateway', says('*')],
    ['an API whose origins are split', api({ 'Fn::Split': [',', 'https://*.frontdesk.example'] })],
    ['a function', handler('*')],
  ])('of %s hold no wildcard outside dev', async (_what, resources) => {
    expect(await faults(resources)).toEqual([
      expect.stringMatching(/^\w+ of stage "prod" would take calls from pages of any origin; only dev .*\.$/),
    ]);
    expect(await faults(resources, {}, 'dev')).toEqual([]);
  });

  it('of a REST API are one, and not none', async () => {
    expect(await faults({ ...mock(''), ...says('') })).toEqual([
      'The REST API of stage "prod" names no origin whose pages may call it; set partnerOrigin in serverless.stages.yml.',
    ]);
  });

  it('may be named', async () => {
    const named = 'https://a.example';
    expect(await faults({ ...mock(named), ...says(named) })).toEqual([]);
    expect(await faults({ ...api(['https://a.example']), ...handler('https://a.example') })).toEqual([]);
  });
});

describe('a version on its way out', () => {
  const deprecated = { version1DeprecatedAt: '2026-09-01T00:00:00Z' };
  const dates = { ...deprecated, version1SunsetAt: '2027-09-01T00:00:00Z' };
  const brownOuts = (version1BrownOuts: string) => ({ ...dates, version1BrownOuts });

  it.each<[string, VersionSettings, RegExp]>([
    ['before it is deprecated', { ...deprecated, version1SunsetAt: '2026-08-31T00:00:00Z' }, /is before/],
    ['on no day', { ...deprecated, version1SunsetAt: 'soon' }, /RFC 3339/],
    ['in a brown-out after the sunset', brownOuts('2027-08-31T12:00:00Z/2027-09-02T00:00:00Z'), /version1BrownOuts/],
    ['in a brown-out that ends first', brownOuts('2027-08-02T00:00:00Z/2027-08-01T00:00:00Z'), /version1BrownOuts/],
    ['in no interval', brownOuts('2027-08-02T00:00:00Z'), /version1BrownOuts/],
  ])('is not refused %s', (_when, settings, says) => {
    expect(versionFaults(settings)).toEqual([expect.stringMatching(says)]);
  });

  it('is refused from its sunset on, and in the brown-outs before', () => {
    expect(versionFaults(dates)).toEqual([]);
    const two = '2027-08-01T00:00:00Z/2027-08-01T01:00:00Z,2027-08-31T00:00:00Z/2027-09-01T00:00:00Z';
    expect(versionFaults(brownOuts(two))).toEqual([]);
  });
});

describe('alarms', () => {
  it('should have somebody who hears of them outside dev', () => {
    const topic = (...subscriptions: object[]): Template => ({
      Resources: { Topic: resource('AWS::SNS::Topic', { Subscription: subscriptions }) },
    });
    expect(alarmWarnings(topic(), 'staging')).toEqual([
      'Nobody hears of the alarms of stage "staging"; name somebody in alarmSubscriptions in serverless.stages.yml.',
    ]);
    expect(alarmWarnings(topic({ Protocol: 'email', Endpoint: 'desk@a.example' }), 'staging')).toEqual([]);
    expect(alarmWarnings({ Resources: {} }, 'staging')).toEqual([]);
    expect(alarmWarnings(topic(), 'dev')).toEqual([]);
  });
});

describe('the test practice', () => {
  const naming = (practice: string) => ({
    Try: resource('AWS::Lambda::Function', { Environment: { Variables: { TEST_PRACTICE: practice } } }),
    Check: resource('AWS::Lambda::Function', { Environment: { Variables: { TEST_PRACTICE: practice } } }),
    Other: resource('AWS::Lambda::Function', {}),
  });
  const asked: string[][] = [];
  const practices = (isImported: boolean | undefined): Partial<DeployedWorld> => ({
    practiceIsImported: async (...question) => {
      asked.push(question);
      return isImported;
    },
  });

  it('must be imported once its table is there', async () => {
    expect(await faults(naming('frontdesk-test'), practices(false))).toEqual([
      expect.stringMatching(/^The test practice frontdesk-test is not imported; .*importPractice.*test-practice\.json/),
    ]);
    expect(asked).toEqual([['frontdesk-prod-schedules', 'frontdesk-test']]);
    expect(await faults(naming('frontdesk-test'), practices(true))).toEqual([]);
  });

  it('is not asked for before there is a table, by who may not read, or where the stage names none', async () => {
    expect(await faults(naming('frontdesk-test'), practices(undefined))).toEqual([]);
    expect(await faults(naming(''), practices(false))).toEqual([]);
  });
});

describe('reserved concurrency', () => {
  const reserving = (...kept: (number | undefined)[]): Template['Resources'] =>
    Object.fromEntries(
      kept.map((one, index) => [
        `Function${index}`,
        resource('AWS::Lambda::Function', one === undefined ? {} : { ReservedConcurrentExecutions: one }),
      ]),
    );
  const unreserved = (left: number) => ({ unreservedConcurrency: async () => left });
  const deployed = (Resources: Template['Resources']) => ({ deployedTemplate: async () => ({ Resources }) });

  it('leaves the account a hundred', async () => {
    expect(await faults(reserving(20, 5, undefined), unreserved(10))).toEqual([
      'frontdesk-slots-prod would reserve 25 instances, and the account has 10 left, of which Lambda keeps 100; ask for a higher quota of concurrent executions, or set less in reservedConcurrency in serverless.stages.yml.',
    ]);
    expect(await faults(reserving(20, 5), unreserved(124))).toHaveLength(1);
    expect(await faults(reserving(20, 5), unreserved(125))).toEqual([]);
  });

  it('counts what the stack has reserved before', async () => {
    const before = reserving(20, 5);
    expect(await faults(before, { ...deployed(before), ...unreserved(100) })).toEqual([]);
    expect(await faults(reserving(20, 6), { ...deployed(before), ...unreserved(101) })).toEqual([]);
    expect(await faults(reserving(20, 6), { ...deployed(before), ...unreserved(100) })).toEqual([
      expect.stringContaining('would reserve 26 instances, and the account has 125 left'),
    ]);
  });

  it('stops nobody where the account does not tell', async () => {
    const untold = { unreservedConcurrency: async () => undefined };
    expect(await faults(reserving(2_000), untold)).toEqual([]);
  });

  it('is not asked about where nothing is reserved', async () => {
    const unasked = { unreservedConcurrency: () => Promise.reject(new Error('asked')) };
    expect(await faults(reserving(undefined), unasked)).toEqual([]);
  });
});

describe('secrets', () => {
  const reader = {
    Book: resource('AWS::Lambda::Function', {
      Environment: { Variables: { KEY: '{{resolve:secretsmanager:frontdesk-prod-origin:SecretString:v2}}' } },
    }),
  };
  const granted = {
    Role: resource('AWS::IAM::Role', {
      Policies: [{ Resource: { 'Fn::Sub': 'arn:aws:secretsmanager:us-east-1:1:secret:frontdesk-prod-plans-??????' } }],
    }),
  };

  const standing = async () => ({ isLeaving: false });
  const leaving = async () => ({ isLeaving: true });
  const holding = (...keys: string[]) => ({ secret: standing, secretKeys: async () => keys });

  it('must be there when a setting or a grant names them', async () => {
    expect(await faults({ ...reader, ...granted })).toEqual([
      'The secret frontdesk-prod-origin is missing in Secrets Manager; deploy the service that makes it, or create it.',
      'The secret frontdesk-prod-plans is missing in Secrets Manager; deploy the service that makes it, or create it.',
    ]);
  });

  it('must hold the key that a setting asks for', async () => {
    expect(await faults(reader, holding('v1'))).toEqual([
      'The secret frontdesk-prod-origin holds no "v2"; add it, or name another in serverless.stages.yml.',
    ]);
    expect(await faults(reader, holding('v1', 'v2'))).toEqual([]);
    expect(await faults(reader, { secret: standing, secretKeys: async () => undefined })).toHaveLength(1);
  });

  it('are not read where nothing asks for what is in them', async () => {
    expect(await faults(granted, { secret: standing })).toEqual([]);
  });

  it('must not be about to be deleted', async () => {
    expect(await faults({ ...reader, ...granted }, { secret: leaving })).toEqual([
      'The secret frontdesk-prod-origin is scheduled for deletion; restore it, or nothing can read it.',
      'The secret frontdesk-prod-plans is scheduled for deletion; restore it, or nothing can read it.',
    ]);
  });

  it('may be made by the template itself', async () => {
    const secret = resource('AWS::SecretsManager::Secret', { Name: 'frontdesk-prod-origin' });
    expect(await faults({ ...reader, Secret: secret })).toEqual([]);
    const deployed = {
      deployedTemplate: async () => ({ Resources: { Secret: secret } }),
      ...holding('v2'),
    };
    expect(await faults({ ...reader, Secret: secret }, deployed)).toEqual([]);
  });

  it('are not made where one was kept', async () => {
    const secret = resource('AWS::SecretsManager::Secret', { Name: 'frontdesk-prod-origin' });
    expect(await faults({ Secret: secret }, { secret: standing })).toEqual([
      'The secret frontdesk-prod-origin is there already, kept from an earlier deployment; import it into the stack, or delete it.',
    ]);
    expect(await faults({ Secret: secret }, { secret: leaving })).toEqual([
      'The secret frontdesk-prod-origin is scheduled for deletion and has its name until then; restore it and import it into the stack, or delete it at once.',
    ]);
  });
});

describe('certificates', () => {
  const certificateOf = (settings: EdgeSettings, there: Partial<DeployedWorld> = {}) =>
    preflightFaults({ stack: 's', stage: 'prod', template: { Resources: {} }, settings }, world(there));
  const settings = (arn?: string): EdgeSettings => ({
    apiDomains: ['api.a.example'],
    consoleDomains: ['console.a.example'],
    viewerCertificate: arn === undefined ? {} : { AcmCertificateArn: arn },
  });
  const held = (status: string, ...names: string[]) => ({ certificate: async () => ({ status, names }) });

  it('are not needed without a domain of our own', async () => {
    expect(await certificateOf({ apiDomains: [], consoleDomains: [] })).toEqual([]);
  });

  it.each([
    ['there must be one', settings(), {}, 'There is no us-east-1 certificate for api.a.example and console.a.example;'],
    ['it must exist', settings(CERTIFICATE), {}, `is missing (${CERTIFICATE}); request one`],
    [
      'it must be in us-east-1',
      settings(CERTIFICATE.replace('us-east-1', 'eu-west-1')),
      held('ISSUED', '*.a.example'),
      'is in eu-west-1; CloudFront takes those of us-east-1 only.',
    ],
    ['it must be issued', settings(CERTIFICATE), held('PENDING_VALIDATION'), 'is PENDING_VALIDATION, not ISSUED'],
    [
      'it must be for every name',
      settings(CERTIFICATE),
      held('ISSUED', 'api.a.example', '*.console.a.example'),
      'is for api.a.example, *.console.a.example, not for console.a.example.',
    ],
  ])('of a domain: %s', async (_what, edge, there, sentence) => {
    expect(await certificateOf(edge, there)).toEqual([expect.stringContaining(sentence)]);
  });

  it('may be for a wildcard', async () => {
    expect(await certificateOf(settings(CERTIFICATE), held('ISSUED', '*.a.example'))).toEqual([]);
  });
});

describe('tables', () => {
  const table = (over: Record<string, unknown> = {}) =>
    resource('AWS::DynamoDB::Table', {
      TableName: 'frontdesk-prod-schedules',
      AttributeDefinitions: [
        { AttributeName: 'practiceId', AttributeType: 'S' },
        { AttributeName: 'at', AttributeType: 'S' },
      ],
      KeySchema: [{ AttributeName: 'practiceId', KeyType: 'HASH' }],
      ...over,
    });
  const deployed = (Resources: Template['Resources']) => ({ deployedTemplate: async () => ({ Resources }) });

  it.each([
    ['name', { TableName: 'frontdesk-prod-rules' }, 'TableName'],
    ['keys', { KeySchema: [{ AttributeName: 'at', KeyType: 'HASH' }] }, 'KeySchema'],
    ["keys' types", { AttributeDefinitions: [{ AttributeName: 'practiceId', AttributeType: 'N' }] }, "keys' types"],
  ])('keep their %s', async (_what, over, named) => {
    const [sentence] = await faults({ Schedules: table(over) }, deployed({ Schedules: table() }));
    expect(sentence).toContain(`The table Schedules would be replaced by an empty one, because its ${named}`);
  });

  it('keep their logical id', async () => {
    expect(await faults({ Rules: table() }, deployed({ Schedules: table() }))).toEqual([
      'The table frontdesk-prod-schedules would be replaced by an empty one, because Schedules is called Rules now; keep its logical id.',
    ]);
  });

  it('may change otherwise', async () => {
    const indexed = table({
      AttributeDefinitions: [{ AttributeName: 'practiceId', AttributeType: 'S' }],
      TimeToLiveSpecification: { Enabled: true },
    });
    expect(await faults({ Schedules: indexed }, deployed({ Schedules: table() }))).toEqual([]);
  });

  it('keep their local indexes, which DynamoDB makes with a table only', async () => {
    const index = (name: string) => ({ LocalSecondaryIndexes: [{ IndexName: name }] });
    const found = (before: object, next: object) =>
      faults({ Schedules: table({ ...next }) }, deployed({ Schedules: table({ ...before }) }));
    for (const [before, next] of [
      [index('byPosition'), index('byTime')],
      [index('byPosition'), {}],
      [{}, index('byPosition')],
    ] as const) {
      expect(await found(before, next)).toEqual([
        expect.stringContaining('The table Schedules cannot change its local indexes'),
      ]);
    }
    expect(await found(index('byPosition'), index('byPosition'))).toEqual([]);
  });

  it('are not made where one was kept', async () => {
    expect(await faults({ Schedules: table() }, { tableExists: async () => true })).toEqual([
      'The table frontdesk-prod-schedules is there already, kept from an earlier deployment; import it into the stack, or delete it.',
    ]);
  });
});

describe('what AWS names by an id of its own', () => {
  const pool = resource('AWS::Cognito::UserPool', { UserPoolName: 'frontdesk-prod-staff' });
  const key = resource('AWS::KMS::Key', {});
  const client = (over: Record<string, unknown> = {}) =>
    resource('AWS::Cognito::UserPoolClient', { ClientName: 'console', UserPoolId: { Ref: 'Staff' }, ...over });
  const deployed = (Resources: Template['Resources']) => ({ deployedTemplate: async () => ({ Resources }) });

  it.each([
    ['user pool Staff', pool],
    ['key Staff', key],
    ['app client Staff', client()],
  ])('keeps its logical id: the %s', async (named, thing) => {
    expect(await faults({ People: thing }, deployed({ Staff: thing }))).toEqual([
      expect.stringMatching(new RegExp(`^The ${named} would be replaced by .*, because it is called People now;`)),
    ]);
    expect(await faults({ Staff: thing }, deployed({ Staff: thing }))).toEqual([]);
  });

  it.each([
    ['GenerateSecret', { GenerateSecret: true }],
    ['UserPoolId', { UserPoolId: { Ref: 'Others' } }],
  ])('keeps its %s', async (property, over) => {
    expect(await faults({ Console: client(over) }, deployed({ Console: client() }))).toEqual([
      expect.stringContaining(
        `The app client Console would be replaced by one that knows nobody who has signed in, because its ${property} changed`,
      ),
    ]);
  });

  it('may change otherwise, and have others beside it', async () => {
    const next = { Console: client({ RefreshTokenValidity: 8 }), Canary: client({ ClientName: 'canary' }) };
    expect(await faults(next, deployed({ Console: client() }))).toEqual([]);
    expect(await faults({ Console: client() }, deployed(next))).toEqual([]);
  });
});
