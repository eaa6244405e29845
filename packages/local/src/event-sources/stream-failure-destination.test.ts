import { expect, test } from 'vitest';
import { functionModel } from './function-model.fixture.ts';
import { describeDiscardedRecords } from './stream-failure-destination.ts';
import { toStreamRecord } from './stream-record.ts';

// https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
test('the message about discarded records tells where they are in the stream and nothing of their items', () => {
  const streamArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/things/stream/1';
  const records = [1, 2, 3].map((second) =>
    toStreamRecord(
      {
        eventID: String(second),
        eventName: 'INSERT',
        dynamodb: {
          ApproximateCreationDateTime: second,
          Keys: { id: { S: 'canary' } },
          NewImage: { name: { S: 'canary' } },
          SequenceNumber: `10${second}`,
          SizeBytes: 20,
          StreamViewType: 'NEW_IMAGE',
        },
      },
      streamArn,
    ),
  );
  const message = describeDiscardedRecords(functionModel(), 'shardId-1', {
    records,
    condition: 'RecordAgeExceeded',
    invokeCount: 4,
  });
  expect(message).toEqual({
    requestContext: {
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:testing-dev-consumer',
      condition: 'RecordAgeExceeded',
      approximateInvokeCount: 4,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
    DDBStreamBatchInfo: {
      shardId: 'shardId-1',
      startSequenceNumber: '101',
      endSequenceNumber: '103',
      approximateArrivalOfFirstRecord: '1970-01-01T00:00:01.000Z',
      approximateArrivalOfLastRecord: '1970-01-01T00:00:03.000Z',
      batchSize: 3,
      streamArn,
    },
  });
  expect(JSON.stringify(message)).not.toContain('canary');
});
