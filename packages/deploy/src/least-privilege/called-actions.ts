import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AnyNode } from 'acorn';
import { type BuildOptions, build } from 'esbuild';
import { REPOSITORY_ROOT } from '../deployable-services.ts';
import { liveNodes } from './live-code.ts';

const SETTINGS = createRequire(import.meta.url)(join(REPOSITORY_ROOT, 'esbuild.settings.cjs')) as BuildOptions;

/** Ours alone are read: a library calls AWS only when we do. */
const LIBRARIES = ['@aws-sdk/*', '@smithy/*', '@middy/*', '@aws-lambda-powertools/*', 'aws-jwt-verify*', 'zod*'];
const MORE_LIBRARIES = ['libphonenumber-js*', 'temporal-polyfill*', 'undici*', 'ws'];

/** The IAM actions that the code of each handler's file can come to call, in alphabetical order. One build, which reads what they
 *  share once and gives each the bytes that a build of its own would. */
export async function calledActions(handlerFiles: readonly string[]): Promise<Map<string, readonly string[]>> {
  const outdir = join(REPOSITORY_ROOT, '.esbuild');
  const { outputFiles = [] } = await build({
    bundle: true,
    platform: 'node',
    ...(SETTINGS.target !== undefined && { target: SETTINGS.target }),
    ...(SETTINGS.mainFields !== undefined && { mainFields: SETTINGS.mainFields }),
    format: 'esm',
    entryPoints: Object.fromEntries(handlerFiles.entries()),
    outdir,
    external: [...LIBRARIES, ...MORE_LIBRARIES],
    write: false,
    logLevel: 'error',
  });
  const bundles = new Map(outputFiles.map(({ path, text }) => [path, text]));
  return new Map(
    handlerFiles.map((file, index) => {
      const bundle = bundles.get(join(outdir, `${index}.js`));
      if (bundle === undefined) throw new Error(`No bundle of ${file}`);
      return [file, [...new Set(liveNodes(bundle).flatMap(actionsOf))].sort()];
    }),
  );
}

const ACTIONS_OF_COMMAND: Readonly<Record<string, readonly string[]>> = {
  // What it needs is what its items need; see below.
  TransactWriteItemsCommand: [],
  BatchGetItemCommand: ['dynamodb:BatchGetItem'],
  BatchWriteItemCommand: ['dynamodb:BatchWriteItem'],
  DeleteItemCommand: ['dynamodb:DeleteItem'],
  GetItemCommand: ['dynamodb:GetItem'],
  PutItemCommand: ['dynamodb:PutItem'],
  QueryCommand: ['dynamodb:Query'],
  ScanCommand: ['dynamodb:Scan'],
  UpdateItemCommand: ['dynamodb:UpdateItem'],
  SendMessageCommand: ['sqs:SendMessage'],
  SendMessageBatchCommand: ['sqs:SendMessage'],
  SendEmailCommand: ['ses:SendEmail'],
  // The Data API reads the secret of its caller's user with the caller's permission.
  BeginTransactionCommand: ['rds-data:BeginTransaction', 'secretsmanager:GetSecretValue'],
  CommitTransactionCommand: ['rds-data:CommitTransaction'],
  ExecuteStatementCommand: ['rds-data:ExecuteStatement'],
  RollbackTransactionCommand: ['rds-data:RollbackTransaction'],
  InvokeCommand: ['lambda:InvokeFunction'],
  PutLifecycleEventHookExecutionStatusCommand: ['codedeploy:PutLifecycleEventHookExecutionStatus'],
  GetSecretValueCommand: ['secretsmanager:GetSecretValue'],
  // API Gateway's actions are the methods of its control plane.
  CreateApiKeyCommand: ['apigateway:POST'],
  CreateUsagePlanKeyCommand: ['apigateway:POST'],
  DeleteApiKeyCommand: ['apigateway:DELETE'],
  FlushStageAuthorizersCacheCommand: ['apigateway:DELETE'],
  GetApiKeysCommand: ['apigateway:GET'],
  GetUsageCommand: ['apigateway:GET'],
  // Not the SDK's: it posts to API Gateway's @connections itself.
  ConnectionPoster: ['execute-api:ManageConnections'],
  BucketWriter: ['s3:PutObject'],
  BucketLinks: ['s3:GetObject'],
};

const ACTION_OF_ITEM: Readonly<Record<string, string>> = {
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  ConditionCheck: 'dynamodb:ConditionCheckItem',
};

function actionsOf(node: AnyNode): readonly string[] {
  if (node.type === 'NewExpression' && node.callee.type === 'Identifier') {
    // esbuild numbers the names that more than one module imports.
    const name = node.callee.name.replace(/\d+$/, '');
    const actions = ACTIONS_OF_COMMAND[name];
    if (actions === undefined && name.endsWith('Command')) throw new Error(`Which action does ${name} need?`);
    return actions ?? [];
  }
  if (node.type !== 'Property' || node.computed || node.key.type !== 'Identifier') return [];
  const action = ACTION_OF_ITEM[node.key.name];
  return action !== undefined && namesTable(node.value) ? [action] : [];
}

/** `{ Put: { TableName, … } }` and nothing else that happens to be called Put. */
function namesTable(value: AnyNode): boolean {
  return (
    value.type === 'ObjectExpression' &&
    value.properties.some(
      (property) =>
        property.type === 'SpreadElement' || (property.key.type === 'Identifier' && property.key.name === 'TableName'),
    )
  );
}
