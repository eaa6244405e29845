import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployableServices } from '@frontdesk/deploy/deployable-services';
import { packageService } from '@frontdesk/deploy/package-service';
import { functionsInTemplate, tableGrants } from '@frontdesk/deploy/packaged-functions';
import { packagedTemplate, resourcesOf } from '@frontdesk/deploy/packaged-template';
import { SlsWithoutCode } from '@frontdesk/deploy/sls-without-code';
import { afterAll, describe, expect, it } from 'vitest';

/** The only one of its type, but for what belongs to the vendors' pool. */
const properties = (type: string, stage = 'prod'): Record<string, unknown> => {
  const own = resourcesOf(packagedTemplate('platform', stage), type).filter(([id]) => !/^(Add)?Vendor/.test(id));
  expect(own.map(([id]) => id)).toHaveLength(1);
  return own[0]![1].Properties;
};

describe('the HTTP API', () => {
  const allowedOrigins = (stage: string): string[] => {
    const cors = properties('AWS::ApiGatewayV2::Api', stage).CorsConfiguration as {
      AllowOrigins: { 'Fn::Split': [string, string] };
    };
    const [separator, origins] = cors.AllowOrigins['Fn::Split'];
    return origins.split(separator);
  };

  it('lets every page call it in dev', () => {
    expect(allowedOrigins('dev')).toEqual(['*']);
  });

  it.each(['staging', 'prod'])('lets only listed https origins call it in %s', (stage) => {
    expect(allowedOrigins(stage)).not.toHaveLength(0);
    for (const origin of allowedOrigins(stage)) expect(origin).toMatch(/^https:\/\/[a-z.]+$/);
  });

  it('lets a page send and read the headers of the contract', () => {
    expect(properties('AWS::ApiGatewayV2::Api').CorsConfiguration).toMatchObject({
      AllowMethods: expect.arrayContaining(['GET', 'POST', 'PUT', 'DELETE']),
      AllowHeaders: expect.arrayContaining(['authorization', 'content-type', 'idempotency-key', 'if-match']),
      ExposeHeaders: expect.arrayContaining(['etag', 'location', 'retry-after']),
    });
  });

  it('limits each route to 500 requests a second', () => {
    expect(properties('AWS::ApiGatewayV2::Stage')).toMatchObject({
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 },
    });
  });

  it('logs who asked for what, how it ended and how long it took, and no path, query or address', () => {
    const { Format } = properties('AWS::ApiGatewayV2::Stage').AccessLogSettings as { Format: string };
    expect(Format).not.toContain('\n');
    const fields = JSON.parse(Format) as Record<string, string>;
    expect(fields).toMatchObject({
      requestId: '$context.requestId',
      routeKey: '$context.routeKey',
      status: '$context.status',
      latency: '$context.responseLatency',
      integrationLatency: '$context.integrationLatency',
      practiceId: '$context.authorizer.claims.practice_id',
    });
    // AWS does not say that it escapes what callers write.
    expect(Format).not.toMatch(/\$context\.(identity\.(userAgent|caller|user)|request\.|requestOverride)/i);
    expect(Format).not.toMatch(/\$context\.(path|http|identity\.sourceIp|authorizer\.claims\.(sub|email|username))/i);
  });

  it.each([
    ['dev', ['UserPoolClient']],
    ['staging', ['UserPoolClient', 'FrontDoorClient']],
    ['prod', ['UserPoolClient', 'FrontDoorClient']],
  ])("accepts the user pool's tokens for its clients of %s: %j", (stage, clients) => {
    expect(properties('AWS::ApiGatewayV2::Authorizer', stage)).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: {
        Issuer: { 'Fn::GetAtt': ['UserPool', 'ProviderURL'] },
        Audience: clients.map((Ref) => ({ Ref })),
      },
    });
    const made = resourcesOf(packagedTemplate('platform', stage), 'AWS::Cognito::UserPoolClient');
    expect(made.map(([id]) => id).filter((id) => !id.startsWith('Vendor'))).toEqual(clients);
  });

  it('tells the other services its id and its authoriser', () => {
    const outputs = Object.keys(packagedTemplate('platform').Outputs ?? {});
    expect(outputs).toEqual(expect.arrayContaining(['httpApiId', 'jwtAuthorizerId', 'userPoolId', 'clientId']));
  });
});

describe('the user pool', () => {
  const consoleClient = (): Record<string, unknown> =>
    packagedTemplate('platform').Resources.UserPoolClient!.Properties;

  it('asks the claims function, in the version that can change access tokens, of clients too', () => {
    expect(properties('AWS::Cognito::UserPool')).toMatchObject({
      UserPoolTier: 'ESSENTIALS',
      LambdaConfig: {
        PreTokenGenerationConfig: {
          LambdaArn: { Ref: 'AddTokenClaimsLiveAlias' },
          LambdaVersion: 'V3_0',
        },
      },
    });
    expect(properties('AWS::Lambda::Permission')).toMatchObject({
      Principal: 'cognito-idp.amazonaws.com',
      SourceArn: { 'Fn::GetAtt': ['UserPool', 'Arn'] },
    });
  });

  it('takes nobody who was not invited', () => {
    expect(properties('AWS::Cognito::UserPool').AdminCreateUserConfig).toEqual({ AllowAdminCreateUserOnly: true });
  });

  it('lets no user write their practice or role', () => {
    const client = consoleClient();
    expect(client).toMatchObject({ GenerateSecret: false, WriteAttributes: ['name'] });
    expect(client.ReadAttributes).toEqual(expect.arrayContaining(['custom:practice_id', 'custom:role']));
  });

  it('takes no password in the clear', () => {
    expect(consoleClient().ExplicitAuthFlows).toEqual(['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']);
  });

  it('demands a second factor outside dev', () => {
    expect(properties('AWS::Cognito::UserPool', 'dev').MfaConfiguration).toBe('OPTIONAL');
    for (const stage of ['staging', 'prod']) {
      expect(properties('AWS::Cognito::UserPool', stage)).toMatchObject({
        MfaConfiguration: 'ON',
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      });
    }
  });

  it('has a sign-in page whose address no other account can have taken', () => {
    const { Domain } = properties('AWS::Cognito::UserPoolDomain');
    expect(JSON.stringify(Domain)).toMatch(/^\{"Fn::Join":\["-",\["frontdesk-prod",.*\{"Ref":"AWS::StackId"\}/);
    const { signInUrl } = packagedTemplate('platform').Outputs ?? {};
    expect(signInUrl?.Value).toEqual({ 'Fn::Sub': `https://\${SignInPage}.auth.\${AWS::Region}.amazoncognito.com` });
  });

  it('can be deleted in dev only', () => {
    expect(properties('AWS::Cognito::UserPool', 'dev').DeletionProtection).toBe('INACTIVE');
    expect(properties('AWS::Cognito::UserPool', 'staging').DeletionProtection).toBe('ACTIVE');
    expect(properties('AWS::Cognito::UserPool').DeletionProtection).toBe('ACTIVE');
  });
});

describe("the vendors' pool", () => {
  const { Resources } = packagedTemplate('platform');

  it('is another one than the staff’s, with a client and an authorizer that take no other tokens', () => {
    expect(Resources.VendorAuthorizer?.Properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: {
        Issuer: { 'Fn::GetAtt': ['VendorPool', 'ProviderURL'] },
        Audience: [{ Ref: 'VendorPoolClient' }],
      },
    });
    expect(Resources.VendorPoolClient?.Properties).toMatchObject({
      UserPoolId: { Ref: 'VendorPool' },
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      CallbackURLs: ['https://portal.frontdesk.example/'],
    });
  });

  it('lets vendors sign themselves up, and asks the claims function about an address that they have shown to be theirs', () => {
    const pool = Resources.VendorPool?.Properties ?? {};
    expect(pool).not.toHaveProperty('AdminCreateUserConfig');
    expect(pool).toMatchObject({
      UserPoolTier: 'ESSENTIALS',
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
      LambdaConfig: {
        PreTokenGenerationConfig: { LambdaArn: { Ref: 'AddVendorClaimsLiveAlias' }, LambdaVersion: 'V2_0' },
      },
      DeletionProtection: 'ACTIVE',
    });
    expect(Resources.AddVendorClaimsPermission?.Properties).toMatchObject({
      Principal: 'cognito-idp.amazonaws.com',
      SourceArn: { 'Fn::GetAtt': ['VendorPool', 'Arn'] },
    });
  });

  it('has a sign-in page whose address no other account can have taken', () => {
    const { Domain } = Resources.VendorSignInPage?.Properties ?? {};
    expect(JSON.stringify(Domain)).toMatch(/^\{"Fn::Join":\["-",\["frontdesk-prod-vendors",.*\{"Ref":"AWS::StackId"\}/);
  });
});

describe("the front door's check", () => {
  const { Resources } = packagedTemplate('platform');

  it('has a client that nobody can sign in through, whose only scope is its own', () => {
    expect(Resources.FrontDoorClient?.Properties).toMatchObject({
      GenerateSecret: true,
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthScopes: ['front-door/check'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
    });
    expect(Resources.FrontDoorClient?.Properties).not.toHaveProperty('CallbackURLs');
    // Cognito refuses a scope that no resource server has yet.
    expect(Resources.FrontDoorClient).toMatchObject({ DependsOn: ['FrontDoorScopes'] });
    const scopes = resourcesOf(packagedTemplate('platform'), 'AWS::Cognito::UserPoolResourceServer');
    expect(scopes.map(([, { Properties }]) => [Properties.Identifier, Properties.Scopes])).toEqual([
      ['front-door', [expect.objectContaining({ ScopeName: 'check' })]],
    ]);
  });

  it("finds its client's secret under a name of its own", () => {
    expect(Resources.FrontDoorSecret?.Properties).toMatchObject({
      Name: 'frontdesk-prod-front-door',
      SecretString: {
        'Fn::Sub': `{"clientId":"\${FrontDoorClient}","clientSecret":"\${FrontDoorClient.ClientSecret}"}`,
      },
    });
  });

  it('signs in to the practice that the stage names', () => {
    const [claims] = functionsInTemplate(packagedTemplate('platform', 'staging'));
    expect(claims?.properties.Environment.Variables.TEST_PRACTICE).toBe('frontdesk-test');
  });

  it('leaves nothing in a stage that names none', () => {
    const ids = Object.keys(packagedTemplate('platform', 'dev').Resources);
    expect(ids.filter((id) => id.startsWith('FrontDoor'))).toEqual([]);
  });
});

describe('the events table', () => {
  const eventsTable = (stage = 'prod'): Record<string, unknown> =>
    packagedTemplate('platform', stage).Resources.EventsTable!.Properties;

  it('streams new images and forgets what has been passed on', () => {
    expect(eventsTable()).toMatchObject({
      TableName: 'frontdesk-prod-events',
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });

  it('can be deleted in dev only', () => {
    expect(eventsTable('dev').DeletionProtectionEnabled).toBe(false);
    expect(eventsTable('staging').DeletionProtectionEnabled).toBe(true);
  });

  it('is out of reach for the claims functions, which read no table', () => {
    const functions = functionsInTemplate(packagedTemplate('platform'));
    expect(functions.map((claims) => [claims.key, tableGrants(claims, 'prod')])).toEqual([
      ['addTokenClaims', []],
      ['addVendorClaims', []],
    ]);
  });
});

describe('packaging', () => {
  const directory = mkdtempSync(join(tmpdir(), 'frontdesk-refused-'));
  const sls = new SlsWithoutCode();
  const [platform] = deployableServices().filter(({ name }) => name === 'platform');
  const packageWith = (stage: string, origins?: string): Promise<unknown> =>
    packageService(platform!, {
      stage,
      outputDirectory: join(directory, stage),
      sls,
      params: origins === undefined ? {} : { allowedOrigins: origins },
    });

  afterAll(async () => {
    await sls.close();
    rmSync(directory, { recursive: true });
  });

  it.each([
    ['prod', '*', '*'],
    ['staging', 'https://console.frontdesk.example,https://*.frontdesk.example', 'https://*.frontdesk.example'],
  ])('refuses %s when a page of anywhere could call it', async (stage, origins, wildcard) => {
    await expect(packageWith(stage, origins)).rejects.toThrow(
      `Refused: HttpApi of stage "${stage}" allows the origin "${wildcard}"; only dev may use a wildcard, so list its origins in serverless.stages.yml.`,
    );
  });

  it('refuses a stage for which nobody has listed the origins', async () => {
    await expect(packageWith('qa')).rejects.toThrow('There is no stage "qa" in serverless.stages.yml');
  });
});
