import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  type GetRecordsCommandOutput,
  GetShardIteratorCommand,
  type Shard,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';

/** Where reading a shard goes on: after a record, at the oldest one, or with the next one written. */
export type ShardPosition = 'TRIM_HORIZON' | 'LATEST' | { after: string };

/** All shards of a stream, closed ones included, page by page. */
export async function listShards(client: DynamoDBStreamsClient, streamArn: string): Promise<Shard[]> {
  const shards: Shard[] = [];
  let next: string | undefined;
  do {
    const { StreamDescription } = await client.send(
      new DescribeStreamCommand({ StreamArn: streamArn, ...(next !== undefined && { ExclusiveStartShardId: next }) }),
    );
    shards.push(...(StreamDescription?.Shards ?? []));
    next = StreamDescription?.LastEvaluatedShardId;
  } while (next !== undefined);
  return shards;
}

/** Reads one shard from a position, page by page. */
export class ShardReader {
  readonly #client: DynamoDBStreamsClient;
  readonly #streamArn: string;
  readonly shardId: string;
  #position: ShardPosition;
  #iterator: string | undefined;
  /** The shard is closed and read to its end. */
  finished = false;

  constructor(client: DynamoDBStreamsClient, streamArn: string, shardId: string, position: ShardPosition) {
    this.#client = client;
    this.#streamArn = streamArn;
    this.shardId = shardId;
    this.#position = position;
  }

  /** Fixes the place in the shard now; with LATEST, whatever is written after this is read. */
  async open(): Promise<void> {
    const { ShardIterator } = await this.#client.send(
      new GetShardIteratorCommand({
        StreamArn: this.#streamArn,
        ShardId: this.shardId,
        ...(typeof this.#position === 'string'
          ? { ShardIteratorType: this.#position }
          : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: this.#position.after }),
      }),
    );
    this.#iterator = ShardIterator;
    this.finished = ShardIterator === undefined;
  }

  /** The next records, at most `limit`, possibly none. */
  async read(limit: number): Promise<NonNullable<GetRecordsCommandOutput['Records']>> {
    if (this.#iterator === undefined) await this.open();
    if (this.#iterator === undefined) return [];
    try {
      const page = await this.#client.send(new GetRecordsCommand({ ShardIterator: this.#iterator, Limit: limit }));
      this.#iterator = page.NextShardIterator;
      this.finished = page.NextShardIterator === undefined;
      const last = page.Records?.at(-1)?.dynamodb?.SequenceNumber;
      if (last !== undefined) this.#position = { after: last };
      return page.Records ?? [];
    } catch (error) {
      // An iterator lives 15 minutes and a record 24 hours; a blocked shard can outlast both.
      if (error instanceof TrimmedDataAccessException) this.#position = 'TRIM_HORIZON';
      else if (!(error instanceof ExpiredIteratorException)) throw error;
      this.#iterator = undefined;
      return [];
    }
  }
}
