import { describe, expect, it } from 'vitest';
import { deployableServices } from '../deployable-services.ts';
import { packagedTemplate } from '../packaged-template.ts';
import { propertyFaults } from './property-faults.ts';

describe("AWS's specification of CloudFormation", () => {
  it.each(deployableServices().map(({ name }) => name))('knows every property of the packaged %s', (service) => {
    expect(propertyFaults(packagedTemplate(service))).toEqual([]);
  });

  it.each([
    ['a type that is not', 'AWS::DynamoDB::Tabel', {}, 'It: there is no AWS::DynamoDB::Tabel'],
    ['a property that is not', 'AWS::SQS::Queue', { QueueNmae: 'a' }, 'It: there is no property QueueNmae'],
    [
      'a text for a number',
      'AWS::SQS::Queue',
      { VisibilityTimeout: 'long' },
      'It.VisibilityTimeout should be a integer',
    ],
    [
      'a property of a part that is not',
      'AWS::DynamoDB::Table',
      { KeySchema: [], SSESpecification: { Enabled: true } },
      'It.SSESpecification: SSEEnabled is required',
    ],
    ['a text for a list', 'AWS::ApiGatewayV2::Authorizer', { IdentitySource: 'a' }, 'IdentitySource should be a list'],
    ['what is required and absent', 'AWS::Lambda::Function', { Code: {} }, 'It: Role is required'],
  ])('finds %s', (_what, Type, Properties, fault) => {
    const faults = propertyFaults({ Resources: { It: { Type, Properties } } });
    expect(faults.join('\n')).toContain(fault);
  });

  it('trusts what an intrinsic function gives', () => {
    const Properties = { VisibilityTimeout: { 'Fn::GetAtt': ['Other', 'Seconds'] }, QueueName: { Ref: 'Name' } };
    expect(propertyFaults({ Resources: { It: { Type: 'AWS::SQS::Queue', Properties } } })).toEqual([]);
  });
});
