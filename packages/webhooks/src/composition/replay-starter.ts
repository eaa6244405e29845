import { DynamoDbReplayStarter } from '../adapters/dynamodb-replay-starter.ts';
import { idempotentWriter } from './idempotent-writer.ts';
import { webhookTables } from './webhook-tables.ts';

/** Where replays of webhooks begin. */
export const replayStarter = new DynamoDbReplayStarter({ ...webhookTables, writer: idempotentWriter });
