import { expect, test } from 'vitest';
import { readTableDefinition } from './table-definition.ts';

const minimal = {
  TableName: 'things',
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
};
const read = (extra: Record<string, unknown>) =>
  readTableDefinition('ThingsTable', { Type: 'AWS::DynamoDB::Table', Properties: { ...minimal, ...extra } });

test('properties that mean nothing on one machine are skipped, on the table and on its indexes', () => {
  const index = { IndexName: 'byId', KeySchema: minimal.KeySchema, Projection: { ProjectionType: 'ALL' } };
  const { create, ...rest } = read({
    SSESpecification: { SSEEnabled: true },
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    DeletionProtectionEnabled: true,
    Tags: [],
    GlobalSecondaryIndexes: [{ ...index, WarmThroughput: { ReadUnitsPerSecond: 1 } }],
  });
  expect(create).toEqual({ ...minimal, BillingMode: 'PAY_PER_REQUEST', GlobalSecondaryIndexes: [index] });
  expect(rest).toEqual({});
});

test('a property nobody has thought about is an error that names table and property', () => {
  expect(() => read({ GlobalSecondaryIndices: [] })).toThrow(/Table ThingsTable .*\n.*GlobalSecondaryIndices/);
});

test('an unresolved intrinsic function is an error', () => {
  expect(() => read({ TableName: { Ref: 'Other' } })).toThrow(/TableName/);
});

test('the stream and the time to live are translated', () => {
  const { create, timeToLiveAttribute } = read({
    StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
  });
  expect(create.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_IMAGE' });
  expect(timeToLiveAttribute).toBe('expiresAt');
  expect(read({ TimeToLiveSpecification: { Enabled: false } }).timeToLiveAttribute).toBeUndefined();
});
