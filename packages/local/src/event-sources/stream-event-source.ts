import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import type { StreamSourceModel } from '@frontdesk/service-model/service-model';
import { localDynamoDbClient } from '../dynamodb/local-dynamodb-client.ts';
import { createEventFilter } from './event-filter.ts';
import { defaultGatherMilliseconds, type EventSource, type EventSourceTarget } from './event-source.ts';
import { InterruptibleWait } from './interruptible-wait.ts';
import { JsonService } from './json-service.ts';
import { type Discarded, deliverStreamBatch } from './stream-batch-delivery.ts';
import { describeDiscardedRecords, sendToFailureQueue } from './stream-failure-destination.ts';
import { type StreamedChange, toStreamRecord } from './stream-record.ts';
import { listShards, type ShardPosition, ShardReader } from './stream-shards.ts';

/** The last sequence number done, by shard id. */
export type StreamCheckpoints = Map<string, string>;

export interface StreamEventSourceOptions extends EventSourceTarget {
  dynamoDbEndpoint: string;
  /** Of the database with the table, where the server keeps one for each key. */
  dynamoDbKeyId?: string | undefined;
  /** Where the queue of `onFailureArn` is; needed only with one. */
  sqsEndpoint?: string;
  source: StreamSourceModel;
  /** Hand the same map to a successor (after a reload) and it goes on where this one stopped. */
  checkpoints?: StreamCheckpoints;
  /** The pause before the first retry, doubled from then on; 250 ms by default. */
  firstRetryMilliseconds?: number;
  /** After this time a shard is read though nobody told of a change; 250 ms by default. */
  betweenReadsMilliseconds?: number;
}

/** Each read costs DynamoDB Local a query, and each batch costs its function what one record does. So a shard is read when a
 *  nudge says that there may be something, and what comes while the source gathers is one batch. What nobody told of is found
 *  after this time, which is Lambda's. */
const defaultBetweenReadsMilliseconds = 250;
const shardListMilliseconds = 2000;
const outageRetryMilliseconds = 1000;

/** Invokes a function with the changes of a table, as Lambda's DynamoDB event source mapping does: in order within a
 *  shard, shards side by side, a shard's children after it; a failing batch blocks its shard until it succeeds or is
 *  given up. https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html */
export function createStreamEventSource(options: StreamEventSourceOptions): EventSource {
  const { source, function: target, gatherMilliseconds = defaultGatherMilliseconds } = options;
  const { betweenReadsMilliseconds = defaultBetweenReadsMilliseconds } = options;
  const passes = createEventFilter(source.filterPatterns);
  const checkpoints: StreamCheckpoints = options.checkpoints ?? new Map();
  const limit = Math.min(source.batchSize, 1000);
  const readers = new Map<string, Promise<void>>();
  const finished = new Set<string>();
  /** For something to read: a nudge ends these. */
  let reads = new InterruptibleWait();
  /** Before retries and looks at the list of shards: no nudge ends these. */
  let pauses = new InterruptibleWait();
  let nudges = 0;
  let listing: Promise<void> = Promise.resolve();
  let service: JsonService | undefined;

  /** Opens a reader for every shard whose parent is done; the shards found first start at the starting position, those
   *  that open later at their beginning. */
  async function openShards(streams: JsonService, localArn: string, firstPosition: ShardPosition): Promise<void> {
    const shards = await listShards(streams, localArn);
    const known = new Set(shards.map(({ ShardId }) => ShardId));
    for (const { ShardId: shardId, ParentShardId: parent } of shards) {
      if (readers.has(shardId) || finished.has(shardId)) continue;
      if (parent !== undefined && known.has(parent) && !finished.has(parent) && firstPosition !== 'LATEST') continue;
      const after = checkpoints.get(shardId);
      const reader = new ShardReader(streams, localArn, shardId, after === undefined ? firstPosition : { after });
      await reader.open();
      const reading = readShard(reader).then(() => {
        readers.delete(shardId);
        if (reader.finished) finished.add(shardId);
        // Its children may begin.
        pauses.wake();
      });
      readers.set(shardId, reading);
    }
  }

  async function readShard(reader: ShardReader): Promise<void> {
    while (!pauses.stopped && !reader.finished) {
      try {
        const nudgesBefore = nudges;
        const mayReadAgainAt = performance.now() + gatherMilliseconds;
        const records = await reader.read(limit);
        if (records.length > 0) await deliver(reader.shardId, records);
        if (records.length === limit) continue;
        if (nudges === nudgesBefore) await reads.wait(betweenReadsMilliseconds);
        await pauses.wait(Math.max(mayReadAgainAt - performance.now(), 0));
      } catch (error) {
        reportOutage(error);
        await pauses.wait(outageRetryMilliseconds);
      }
    }
  }

  async function deliver(shardId: string, records: StreamedChange[]): Promise<void> {
    const events = records.map((record) => toStreamRecord(record, source.streamArn));
    const batch = events.filter(passes);
    const last = events.at(-1)?.dynamodb.SequenceNumber;
    const done = await deliverStreamBatch(
      {
        ...options,
        waits: pauses,
        firstRetryMilliseconds: options.firstRetryMilliseconds ?? 250,
        onDiscard: (discarded) => discard(shardId, discarded),
      },
      batch,
    );
    // Records that were filtered out behind the last one delivered are done too.
    const checkpoint = done === batch.at(-1)?.dynamodb.SequenceNumber ? last : done;
    if (checkpoint !== undefined) checkpoints.set(shardId, checkpoint);
  }

  async function discard(shardId: string, discarded: Discarded): Promise<void> {
    const { records, condition } = discarded;
    options.onProblem?.(`${target.name}: ${records.length} stream records were given up: ${condition}`);
    if (source.onFailureArn === undefined || options.sqsEndpoint === undefined) return;
    const description = describeDiscardedRecords(target, shardId, discarded);
    await sendToFailureQueue(options.sqsEndpoint, source.onFailureArn, description).catch(reportOutage);
  }

  function reportOutage(error: unknown): void {
    if (pauses.stopped) return;
    const name = error instanceof Error ? error.name : 'unknown error';
    options.onProblem?.(`${target.name}: the stream cannot be read or its failure not be told: ${name}`);
  }

  async function listShardsUntilStopped(streams: JsonService, localArn: string): Promise<void> {
    while (!pauses.stopped) {
      await pauses.wait(shardListMilliseconds);
      if (!pauses.stopped) await openShards(streams, localArn, 'TRIM_HORIZON').catch(reportOutage);
    }
  }

  return {
    start: async () => {
      reads = new InterruptibleWait();
      pauses = new InterruptibleWait();
      const streams = new JsonService('streams', options.dynamoDbEndpoint, options.dynamoDbKeyId);
      service = streams;
      const localArn = await findStream(options, source.streamArn);
      await openShards(streams, localArn, source.startingPosition);
      listing = listShardsUntilStopped(streams, localArn);
    },
    stop: async () => {
      reads.stop();
      pauses.stop();
      await listing;
      await Promise.all(readers.values());
      service?.close();
    },
    nudge: () => {
      nudges += 1;
      reads.wake();
    },
  };
}

/** DynamoDB Local has ARNs of its own; the table's name leads to the stream. */
async function findStream({ dynamoDbEndpoint, dynamoDbKeyId }: StreamEventSourceOptions, arn: string): Promise<string> {
  const tableName = /:table\/([^/]+)/.exec(arn)?.[1];
  if (tableName === undefined) throw new Error(`${arn} is not the ARN of a DynamoDB table or stream.`);
  const client = localDynamoDbClient(dynamoDbEndpoint, dynamoDbKeyId);
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    if (Table?.LatestStreamArn === undefined) throw new Error(`Table ${tableName} has no stream.`);
    return Table.LatestStreamArn;
  } finally {
    client.destroy();
  }
}
