const SCOPES = 'front-door';
const SCOPE = 'check';

/**
 * The client that the front door's check signs in with (ADR-0035), where the stage has a practice for it to ask for; nobody
 * signs in through it. `audience`: whose tokens the HTTP API takes, the console's and its own.
 *
 * @param {{ resolveVariable: (address: string) => Promise<string> }} framework
 */
module.exports = async ({ resolveVariable }) => {
  const [testPractice, stage] = await Promise.all(['param:testPractice', 'sls:stage'].map(resolveVariable));
  const people = { Ref: 'UserPoolClient' };
  if (testPractice === '') return { audience: [people], resources: { Resources: {} } };
  return { audience: [people, { Ref: 'FrontDoorClient' }], resources: { Resources: resources(stage) } };
};

/** @param {string} stage */
const resources = (stage) => ({
  FrontDoorScopes: {
    Type: 'AWS::Cognito::UserPoolResourceServer',
    Properties: {
      UserPoolId: { Ref: 'UserPool' },
      Identifier: SCOPES,
      Name: `frontdesk-${stage}-front-door`,
      Scopes: [{ ScopeName: SCOPE, ScopeDescription: 'Asks each minute whether the API lets a caller in' }],
    },
  },
  FrontDoorClient: {
    Type: 'AWS::Cognito::UserPoolClient',
    DependsOn: ['FrontDoorScopes'],
    Properties: {
      ClientName: `frontdesk-${stage}-front-door`,
      UserPoolId: { Ref: 'UserPool' },
      GenerateSecret: true,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthScopes: [`${SCOPES}/${SCOPE}`],
      // Without a flow that signs in there is nothing to refresh; an empty list would be Cognito's default, which signs in.
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
      // Each token costs: as long as the console's.
      AccessTokenValidity: 60,
      TokenValidityUnits: { AccessToken: 'minutes' },
    },
  },
  FrontDoorSecret: {
    Type: 'AWS::SecretsManager::Secret',
    Properties: {
      Name: `frontdesk-${stage}-front-door`,
      Description: "The client of the front door's check",
      SecretString: {
        'Fn::Sub': `{"clientId":"\${FrontDoorClient}","clientSecret":"\${FrontDoorClient.ClientSecret}"}`,
      },
    },
  },
});
