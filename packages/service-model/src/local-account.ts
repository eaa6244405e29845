/** The account that the local cloud pretends to be: what AWS would fill in for pseudo parameters and ids. */
export const localAccount = {
  accountId: '000000000000',
  region: 'us-east-1',
  partition: 'aws',
  urlSuffix: 'amazonaws.com',
  userPoolId: 'us-east-1_frontdesk',
  userPoolClientId: 'frontdesk-local',
} as const;

/** The `iss` of tokens of the local user pool, shaped as Cognito's. */
export const localIssuer = `https://cognito-idp.${localAccount.region}.amazonaws.com/${localAccount.userPoolId}`;
