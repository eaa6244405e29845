/** The account that the local cloud pretends to be: what AWS would fill in for pseudo parameters and ids. */
export const localAccount = {
  accountId: '000000000000',
  region: 'us-east-1',
  partition: 'aws',
  urlSuffix: 'amazonaws.com',
  userPoolId: 'us-east-1_frontdesk',
  userPoolClientId: 'frontdesk-local',
  vendorPoolId: 'us-east-1_vendors',
  vendorPoolClientId: 'portal-local',
} as const;

/** The two user pools: a practice's staff, and vendors. A template's pool of vendors, and what belongs to it, is called `Vendor…`. */
export const localPools = {
  staff: poolOf(localAccount.userPoolId, localAccount.userPoolClientId),
  vendors: poolOf(localAccount.vendorPoolId, localAccount.vendorPoolClientId),
} as const;

export interface LocalPool {
  readonly userPoolId: string;
  readonly clientId: string;
  /** The `iss` of its tokens, shaped as Cognito's. */
  readonly issuer: string;
}

function poolOf(userPoolId: string, clientId: string): LocalPool {
  return { userPoolId, clientId, issuer: `https://cognito-idp.${localAccount.region}.amazonaws.com/${userPoolId}` };
}

/** The pool that a resource of a template is, or belongs to. */
export function localPoolOf(logicalId: string): LocalPool {
  return logicalId.startsWith('Vendor') ? localPools.vendors : localPools.staff;
}

/** The `iss` of tokens of the local user pool, shaped as Cognito's. */
export const localIssuer = localPools.staff.issuer;
