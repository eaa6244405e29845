import type { AttributeValue, _Record as SdkRecord } from '@aws-sdk/client-dynamodb-streams';

/** A change as Lambda hands it to a function: the stream's record as JSON.
 *  https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html */
export interface StreamRecord {
  eventID: string;
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  eventVersion: string;
  eventSource: 'aws:dynamodb';
  awsRegion: string;
  dynamodb: {
    /** Epoch seconds. */
    ApproximateCreationDateTime: number;
    Keys: Record<string, unknown>;
    NewImage?: Record<string, unknown>;
    OldImage?: Record<string, unknown>;
    SequenceNumber: string;
    SizeBytes: number;
    StreamViewType: string;
  };
  /** Set when DynamoDB itself deleted an expired item. */
  userIdentity?: { type: string; principalId: string };
  eventSourceARN: string;
}

/** Turns a record of the Streams API into the record of an event; `streamArn` is the one functions are to see. */
export function toStreamRecord(record: SdkRecord, streamArn: string): StreamRecord {
  const change = record.dynamodb ?? {};
  const { userIdentity } = record;
  return {
    eventID: record.eventID ?? '',
    eventName: record.eventName ?? 'MODIFY',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: streamArn.split(':')[3] ?? '',
    dynamodb: {
      ApproximateCreationDateTime: Math.floor((change.ApproximateCreationDateTime ?? new Date()).getTime() / 1000),
      Keys: toJson(change.Keys ?? {}),
      ...(change.NewImage && { NewImage: toJson(change.NewImage) }),
      ...(change.OldImage && { OldImage: toJson(change.OldImage) }),
      SequenceNumber: change.SequenceNumber ?? '',
      SizeBytes: change.SizeBytes ?? 0,
      StreamViewType: change.StreamViewType ?? '',
    },
    ...(userIdentity && {
      userIdentity: { type: userIdentity.Type ?? '', principalId: userIdentity.PrincipalId ?? '' },
    }),
    eventSourceARN: streamArn,
  };
}

/** The SDK decodes binary values; an event carries them as base64. */
function toJson(attributes: Record<string, AttributeValue>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(encodeBinary(attributes))) as Record<string, unknown>;
}

function encodeBinary(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(encodeBinary);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, encodeBinary(inner)]));
}
