import type { JsonService } from './json-service.ts';
import type { StreamedChange } from './stream-record.ts';

interface Shard {
  ShardId: string;
  ParentShardId?: string;
}

/** Where reading a shard goes on: after a record, at the oldest one, or with the next one written. */
export type ShardPosition = 'TRIM_HORIZON' | 'LATEST' | { after: string };

interface DescribedStream {
  StreamDescription: { Shards?: Shard[]; LastEvaluatedShardId?: string };
}

interface RecordsPage {
  Records?: StreamedChange[];
  NextShardIterator?: string;
}

/** All shards of a stream, closed ones included, page by page. */
export async function listShards(streams: JsonService, streamArn: string): Promise<Shard[]> {
  const shards: Shard[] = [];
  let next: string | undefined;
  do {
    const { StreamDescription } = await streams.ask<DescribedStream>('DescribeStream', {
      StreamArn: streamArn,
      ...(next !== undefined && { ExclusiveStartShardId: next }),
    });
    shards.push(...(StreamDescription.Shards ?? []));
    next = StreamDescription.LastEvaluatedShardId;
  } while (next !== undefined);
  return shards;
}

/** Reads one shard from a position, page by page. */
export class ShardReader {
  readonly #streams: JsonService;
  readonly #streamArn: string;
  readonly shardId: string;
  #position: ShardPosition;
  #iterator: string | undefined;
  /** The shard is closed and read to its end. */
  finished = false;

  constructor(streams: JsonService, streamArn: string, shardId: string, position: ShardPosition) {
    this.#streams = streams;
    this.#streamArn = streamArn;
    this.shardId = shardId;
    this.#position = position;
  }

  /** Fixes the place in the shard now; with LATEST, whatever is written after this is read. */
  async open(): Promise<void> {
    const { ShardIterator } = await this.#streams.ask<{ ShardIterator?: string }>('GetShardIterator', {
      StreamArn: this.#streamArn,
      ShardId: this.shardId,
      ...(typeof this.#position === 'string'
        ? { ShardIteratorType: this.#position }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: this.#position.after }),
    });
    this.#iterator = ShardIterator;
    this.finished = ShardIterator === undefined;
  }

  /** The next records, at most `limit`, possibly none. */
  async read(limit: number): Promise<StreamedChange[]> {
    if (this.#iterator === undefined) await this.open();
    if (this.#iterator === undefined) return [];
    try {
      const page = await this.#streams.ask<RecordsPage>('GetRecords', { ShardIterator: this.#iterator, Limit: limit });
      this.#iterator = page.NextShardIterator;
      this.finished = page.NextShardIterator === undefined;
      const last = page.Records?.at(-1)?.dynamodb.SequenceNumber;
      if (last !== undefined) this.#position = { after: last };
      return page.Records ?? [];
    } catch (error) {
      // An iterator lives 15 minutes and a record 24 hours; a blocked shard can outlast both.
      const name = error instanceof Error ? error.name : '';
      if (name === 'TrimmedDataAccessException') this.#position = 'TRIM_HORIZON';
      else if (name !== 'ExpiredIteratorException') throw error;
      this.#iterator = undefined;
      return [];
    }
  }
}
