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

/** A record as the Streams API writes it in JSON: items as Lambda hands them on, binary values base64.
 *  https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html */
export interface StreamedChange {
  eventID: string;
  eventName: StreamRecord['eventName'];
  dynamodb: StreamRecord['dynamodb'];
  userIdentity?: { Type: string; PrincipalId: string };
}

/** Turns a record of the Streams API into the record of an event; `streamArn` is the one functions are to see. */
export function toStreamRecord(
  { eventID, eventName, dynamodb, userIdentity }: StreamedChange,
  streamArn: string,
): StreamRecord {
  const { ApproximateCreationDateTime, Keys, NewImage, OldImage, SequenceNumber, SizeBytes, StreamViewType } = dynamodb;
  return {
    eventID,
    eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: streamArn.split(':')[3] ?? '',
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(ApproximateCreationDateTime),
      Keys,
      ...(NewImage && { NewImage }),
      ...(OldImage && { OldImage }),
      SequenceNumber,
      SizeBytes,
      StreamViewType,
    },
    ...(userIdentity && { userIdentity: { type: userIdentity.Type, principalId: userIdentity.PrincipalId } }),
    eventSourceARN: streamArn,
  };
}
