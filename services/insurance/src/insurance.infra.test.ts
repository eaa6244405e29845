import { functionsInTemplate, REQUEST_COUNT, tableGrants } from '@frontdesk/deploy/packaged-functions';
import { packagedTemplate, resourcesOf } from '@frontdesk/deploy/packaged-template';
import { PLAN_ATTRIBUTES } from '@frontdesk/insurance/adapters/dynamodb-plan-lists';
import { describe, expect, it } from 'vitest';

const PLANS_ONLY = {
  'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'sk', ...PLAN_ATTRIBUTES] },
  StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
};

describe('the insurance service', () => {
  it('allows each function what it does and no more', () => {
    const grants = functionsInTemplate(packagedTemplate('insurance')).map((each) => [
      each.key,
      tableGrants(each, 'prod').filter((grant) => grant !== REQUEST_COUNT),
    ]);
    expect(Object.fromEntries(grants)).toEqual({
      listInsurancePlans: ['insurance: GetItem'],
      importInsurancePlans: ['insurance: GetItem, PutItem'],
      createVerification: ['audit: PutItem', 'idempotency: PutItem', 'insurance: GetItem, PutItem, UpdateItem'],
      readVerification: ['audit: PutItem', 'insurance: GetItem'],
      listUnverified: [
        'appointments/index/byStart: Query',
        'appointments: BatchGetItem',
        'audit: PutItem',
        'insurance: BatchGetItem, GetItem',
        'schedules: GetItem',
      ],
      verifyAtDesk: [
        'circuits: GetItem, PutItem',
        'events: PutItem',
        'idempotency: PutItem',
        'insurance: GetItem, UpdateItem',
      ],
      verifyAtNight: [
        'circuits: GetItem, PutItem',
        'events: PutItem',
        'idempotency: PutItem',
        'insurance: GetItem, UpdateItem',
      ],
      sweepVerifications: [
        'events: PutItem',
        'idempotency: PutItem',
        'insurance/index/bySweep: Query',
        'insurance: GetItem, UpdateItem',
      ],
      startNightRuns: ['insurance/index/bySweep: Query', 'insurance: UpdateItem'],
      fillNightLane: [
        'appointments/index/byStart: Query',
        'appointments: BatchGetItem',
        'audit: PutItem',
        'idempotency: PutItem',
        'insurance: BatchGetItem, GetItem, PutItem',
        'schedules: GetItem',
      ],
    });
  });

  it("lets the night's work take little of what payers allow, and nothing of the desk's containers", () => {
    const template = packagedTemplate('insurance');
    const reserved = resourcesOf(template, 'AWS::Lambda::Function').map(([id, { Properties }]) => [
      id,
      Properties.ReservedConcurrentExecutions,
    ]);
    expect(Object.fromEntries(reserved)).toMatchObject({
      VerifyAtDeskLambdaFunction: 18,
      VerifyAtNightLambdaFunction: 2,
    });
    const sources = resourcesOf(template, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => [
      Properties.EventSourceArn,
      Properties.ScalingConfig,
    ]);
    expect(sources).toEqual([
      [{ 'Fn::GetAtt': ['DeskVerificationsQueue', 'Arn'] }, { MaximumConcurrency: 18 }],
      [{ 'Fn::GetAtt': ['NightVerificationsQueue', 'Arn'] }, { MaximumConcurrency: 2 }],
      [{ 'Fn::GetAtt': ['NightRunsQueue', 'Arn'] }, { MaximumConcurrency: 10 }],
    ]);
  });

  it('reads of the table the plans, and is not allowed to read what payers say of patients', () => {
    const readers = functionsInTemplate(packagedTemplate('insurance'))
      .filter(({ key }) => key.endsWith('InsurancePlans'))
      .flatMap(({ statements }) => statements)
      .filter(({ actions }) => actions.includes('dynamodb:GetItem'));
    expect(readers.map(({ condition }) => condition)).toEqual([PLANS_ONLY, PLANS_ONLY]);
  });

  it('keeps plans for ever and whatever has an end until then', () => {
    const tables = resourcesOf(packagedTemplate('insurance'), 'AWS::DynamoDB::Table');
    expect(tables.map(([, { Properties }]) => [Properties.TableName, Properties.TimeToLiveSpecification])).toEqual([
      ['frontdesk-prod-insurance', { AttributeName: 'expiresAt', Enabled: true }],
    ]);
  });
});
