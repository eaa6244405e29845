import { randomUUID } from 'node:crypto';
import type * as sdk from '@aws-sdk/client-dynamodb';
import { dynamoDbException } from './dynamodb-exceptions.ts';
import { type ClientConfig, Command, JsonClient } from './json-client.ts';

export {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  TransactionCanceledException,
} from './dynamodb-exceptions.ts';

/** Stands in for the AWS SDK's client in the bundles (see esbuild.settings.cjs and ADR-0007): the same commands, outputs,
 *  error names and environment variables, in a tenth of the time that the SDK takes to load and to send its first
 *  request. Without what the SDK has around it: retries, middleware, profiles, accelerators. No table of ours has a
 *  binary attribute, so there is none here.
 *  https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html */
export class DynamoDBClient extends JsonClient {
  constructor(config: ClientConfig) {
    super('dynamodb', 'DynamoDB_20120810', config, dynamoDbException);
  }
}

export class BatchGetItemCommand extends Command<sdk.BatchGetItemCommandInput, sdk.BatchGetItemCommandOutput> {
  readonly operation = 'BatchGetItem';
}

export class BatchWriteItemCommand extends Command<sdk.BatchWriteItemCommandInput, sdk.BatchWriteItemCommandOutput> {
  readonly operation = 'BatchWriteItem';
}

export class DeleteItemCommand extends Command<sdk.DeleteItemCommandInput, sdk.DeleteItemCommandOutput> {
  readonly operation = 'DeleteItem';
}

export class GetItemCommand extends Command<sdk.GetItemCommandInput, sdk.GetItemCommandOutput> {
  readonly operation = 'GetItem';
}

export class PutItemCommand extends Command<sdk.PutItemCommandInput, sdk.PutItemCommandOutput> {
  readonly operation = 'PutItem';
}

export class QueryCommand extends Command<sdk.QueryCommandInput, sdk.QueryCommandOutput> {
  readonly operation = 'Query';
}

export class TransactWriteItemsCommand extends Command<
  sdk.TransactWriteItemsCommandInput,
  sdk.TransactWriteItemsCommandOutput
> {
  readonly operation = 'TransactWriteItems';

  constructor(input: sdk.TransactWriteItemsCommandInput) {
    // As the SDK does; the call is sent once.
    super({ ClientRequestToken: randomUUID(), ...input });
  }
}

export class UpdateItemCommand extends Command<sdk.UpdateItemCommandInput, sdk.UpdateItemCommandOutput> {
  readonly operation = 'UpdateItem';
}
