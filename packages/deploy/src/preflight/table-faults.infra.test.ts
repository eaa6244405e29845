import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { expect, it } from 'vitest';
import { REPLACING } from './table-faults.ts';

it("knows every property whose change replaces a table, by AWS's specification", () => {
  const specification = loadAwsServiceSpecSync();
  const table = specification.lookup('resource', 'cloudFormationType', 'equals', 'AWS::DynamoDB::Table').only();
  const replacing = Object.entries(table.properties).filter(([, { causesReplacement }]) => causesReplacement === 'yes');
  expect(replacing.map(([name]) => name).sort()).toEqual([...REPLACING].sort());
});
