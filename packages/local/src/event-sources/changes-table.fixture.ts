import type { CloudFormationResource, StreamSourceModel } from '@frontdesk/service-model/service-model';
import type { StreamRecord } from './stream-record.ts';

export const TableName = 'changes';
export const streamArn = `arn:aws:dynamodb:us-east-1:000000000000:table/${TableName}/stream/local`;

/** A table with a stream, for tests of stream sources; `owner` keeps the tests apart. */
export const changesTable: CloudFormationResource = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    TableName,
    AttributeDefinitions: ['owner', 'id'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [
      { AttributeName: 'owner', KeyType: 'HASH' },
      { AttributeName: 'id', KeyType: 'RANGE' },
    ],
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  },
};

/** A source that sees only this owner's changes. */
export function changesSource(owner: string, overrides: Partial<StreamSourceModel>): StreamSourceModel {
  return {
    streamArn,
    batchSize: 100,
    startingPosition: 'LATEST',
    reportBatchItemFailures: false,
    bisectBatchOnError: false,
    maximumRetryAttempts: -1,
    maximumRecordAgeSeconds: -1,
    filterPatterns: [{ dynamodb: { Keys: { owner: { S: [owner] } } } }],
    ...overrides,
  };
}

export function idsOf(batch: StreamRecord[]): string[] {
  return batch.map(({ dynamodb }) => (dynamodb.Keys.id as { S: string }).S);
}

export function failureOf(record: StreamRecord | undefined) {
  return { itemIdentifier: record?.dynamodb.SequenceNumber };
}
