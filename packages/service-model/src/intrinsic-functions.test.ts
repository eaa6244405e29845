// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are CloudFormation placeholders.
import { describe, expect, it } from 'vitest';
import { IntrinsicResolver, type TemplateContext } from './intrinsic-functions.ts';

// CloudFormation template reference, "Intrinsic function reference".
const resolver = (change: Partial<TemplateContext> = {}) =>
  new IntrinsicResolver({
    stackName: 'shop-dev',
    resources: {
      Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: { 'Fn::Sub': '${AWS::StackName}-items' } } },
      Queue: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } },
      Role: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ Resource: { 'Fn::GetAtt': ['Table', 'Arn'] } }] } },
    },
    conditions: { Live: { 'Fn::Equals': ['dev', 'prod'] }, NotLive: { 'Fn::Not': [{ Condition: 'Live' }] } },
    mappings: { Sizes: { 'us-east-1': { small: 1 } } },
    importValue: (name) => `imported ${name}`,
    queueEndpoint: 'http://127.0.0.1:9324',
    httpApiEndpoint: 'http://127.0.0.1:4000',
    webSocketEndpoint: 'http://127.0.0.1:4002',
    restApiEndpoint: 'http://127.0.0.1:4001',
    apiEndpoints: new Map(),
    ...change,
  });
const resolve = (value: unknown): unknown => resolver().resolve(value);

describe('CloudFormation values', () => {
  it.each([
    ['a Ref to a table', { Ref: 'Table' }, 'shop-dev-items'],
    ['a Ref to a queue', { Ref: 'Queue' }, 'http://127.0.0.1:9324/000000000000/shop-dev-Queue.fifo'],
    ['a pseudo parameter', { Ref: 'AWS::Region' }, 'us-east-1'],
    [
      'an attribute as a list',
      { 'Fn::GetAtt': ['Queue', 'Arn'] },
      'arn:aws:sqs:us-east-1:000000000000:shop-dev-Queue.fifo',
    ],
    [
      'an attribute as a text',
      { 'Fn::GetAtt': 'Table.Arn' },
      'arn:aws:dynamodb:us-east-1:000000000000:table/shop-dev-items',
    ],
    [
      'Fn::Sub with resources',
      { 'Fn::Sub': '${Table}/${Table.Arn}/${!Literal}' },
      'shop-dev-items/arn:aws:dynamodb:us-east-1:000000000000:table/shop-dev-items/${Literal}',
    ],
    [
      'Fn::Sub with variables',
      { 'Fn::Sub': ['${A}-${AWS::AccountId}', { A: { Ref: 'Table' } }] },
      'shop-dev-items-000000000000',
    ],
    ['Fn::Join', { 'Fn::Join': [':', ['a', { Ref: 'AWS::Partition' }]] }, 'a:aws'],
    ['Fn::Select of Fn::Split', { 'Fn::Select': [1, { 'Fn::Split': [',', 'a,b'] }] }, 'b'],
    ['Fn::If', { 'Fn::If': ['NotLive', 'small', 'large'] }, 'small'],
    ['Fn::FindInMap', { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'small'] }, 1],
    ['Fn::ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': '${AWS::StackName}-x' } }, 'imported shop-dev-x'],
  ])('resolve %s', (_what, value, expected) => {
    expect(resolve(value)).toEqual(expected);
  });

  it('leave out what is AWS::NoValue', () => {
    const noValue = { Ref: 'AWS::NoValue' };
    expect(resolve({ a: noValue, b: [noValue, 1], c: { 'Fn::If': ['Live', 1, noValue] } })).toEqual({ b: [1] });
  });

  it("keep a policy's Condition, which is no intrinsic function", () => {
    const statement = { Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } } };
    expect(resolve(statement)).toEqual({ Condition: { StringEquals: { 'aws:SourceAccount': '000000000000' } } });
  });

  it('are resolved inside resources', () => {
    expect(resolver().resource('Role').Properties).toEqual({
      Policies: [{ Resource: 'arn:aws:dynamodb:us-east-1:000000000000:table/shop-dev-items' }],
    });
  });

  it('refuse a reference to nothing', () => {
    expect(() => resolve({ Ref: 'Nobody' })).toThrow('shop-dev: no resource named Nobody');
    expect(() => resolve({ 'Fn::GetAtt': ['Table', 'Colour'] })).toThrow('Table has no attribute Colour');
  });
});
