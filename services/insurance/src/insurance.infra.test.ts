import { functionsInTemplate, REQUEST_COUNT, tableGrants } from '@frontdesk/deploy/packaged-functions';
import { packagedTemplate, resourcesOf } from '@frontdesk/deploy/packaged-template';
import { describe, expect, it } from 'vitest';

describe('the insurance service', () => {
  it('allows each function what it does and no more', () => {
    const grants = functionsInTemplate(packagedTemplate('insurance')).map((each) => [
      each.key,
      tableGrants(each, 'prod').filter((grant) => grant !== REQUEST_COUNT),
    ]);
    expect(Object.fromEntries(grants)).toEqual({
      listInsurancePlans: ['insurance: GetItem'],
    });
  });

  it('keeps plans for ever and whatever has an end until then', () => {
    const tables = resourcesOf(packagedTemplate('insurance'), 'AWS::DynamoDB::Table');
    expect(tables.map(([, { Properties }]) => [Properties.TableName, Properties.TimeToLiveSpecification])).toEqual([
      ['frontdesk-prod-insurance', { AttributeName: 'expiresAt', Enabled: true }],
    ]);
  });
});
