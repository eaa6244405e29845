import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { describe, expect, it } from 'vitest';
import { IDENTITIES } from './identity-faults.ts';
import { REPLACING } from './table-faults.ts';

describe("preflight knows every property whose change replaces one, by AWS's specification", () => {
  const specification = loadAwsServiceSpecSync();
  const known = Object.entries(IDENTITIES).map(([type, { replacing }]) => [type, replacing] as const);

  it.each([['AWS::DynamoDB::Table', REPLACING] as const, ...known])('%s', (type, replacing) => {
    const found = specification.lookup('resource', 'cloudFormationType', 'equals', type).only();
    const named = Object.entries(found.properties).filter(([, { causesReplacement }]) => causesReplacement === 'yes');
    expect(named.map(([name]) => name).sort()).toEqual([...replacing].sort());
  });
});
