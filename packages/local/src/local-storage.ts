import type { CloudFormationResource, ServiceModel } from '@frontdesk/service-model/service-model';
import { settlesWithin } from './bounded-wait.ts';
import { createTables } from './dynamodb/create-tables.ts';
import { type DynamoDbLocal, startDynamoDbLocal } from './dynamodb/dynamodb-local.ts';
import { tableResourceType } from './dynamodb/table-definition.ts';
import type { LocalSetupError } from './local-setup-error.ts';
import { createQueues } from './sqs/create-queues.ts';
import { type LocalSqs, startLocalSqs } from './sqs/local-sqs.ts';
import { queueResourceType } from './sqs/queue-definition.ts';

export interface StorageOptions {
  /** A DynamoDB that runs already. */
  dynamoDbEndpoint?: string;
  dataDirectory?: string;
  /** Queue URLs carry it, so it is chosen before the services are resolved. */
  sqsPort: number;
  /** Starts DynamoDB and SQS even when nothing is declared yet that needs them. */
  always: boolean;
}

export interface LocalStorage {
  dynamoDbEndpoint: string;
  sqsEndpoint: string;
  /** Resolves when the database has ended by itself. */
  failed: Promise<LocalSetupError>;
  /** Creates the tables and queues that the services declare and that are not there yet. */
  createFor(services: readonly ServiceModel[]): Promise<void>;
}

/** Starts the databases and queues that the services declare; `parts` stops them. */
export const startStorage = async (
  services: readonly ServiceModel[],
  options: StorageOptions,
  parts: AsyncDisposableStack,
): Promise<LocalStorage> => {
  const declared = new Set(services.flatMap(({ resources }) => Object.values(resources).map(({ Type }) => Type)));
  // Two servers side by side: wait for both also when one fails, so that `parts` knows what there is to stop.
  const starts = [
    options.always || declared.has(tableResourceType) ? startDatabase(options, parts) : nowhere,
    options.always || declared.has(queueResourceType) ? startQueues(options, parts) : nowhere,
  ] as const;
  await Promise.allSettled(starts);
  const [{ endpoint: dynamoDbEndpoint, failed }, { endpoint: sqsEndpoint }] = await Promise.all(starts);
  const createFor = async (current: readonly ServiceModel[]): Promise<void> => {
    const resources = allResources(current);
    const ofType = (type: string) => Object.values(resources).some(({ Type }) => Type === type);
    if (ofType(tableResourceType)) await createTables(dynamoDbEndpoint, resources);
    if (ofType(queueResourceType)) await createQueues(sqsEndpoint, resources);
  };
  return { dynamoDbEndpoint, sqsEndpoint, failed, createFor };
};

const stopMilliseconds = 2_000;

/** Nothing listens there: who asks all the same gets a refused connection instead of AWS. */
const nowhere = { endpoint: 'http://127.0.0.1:9', failed: new Promise<never>(() => undefined) };

const startDatabase = async (
  options: StorageOptions,
  parts: AsyncDisposableStack,
): Promise<Pick<DynamoDbLocal, 'endpoint' | 'failed'>> => {
  if (options.dynamoDbEndpoint !== undefined) return { ...nowhere, endpoint: options.dynamoDbEndpoint };
  const { dataDirectory } = options;
  const database = await startDynamoDbLocal({ ...(dataDirectory !== undefined && { dataDirectory }) });
  parts.defer(() => database.stop());
  return database;
};

const startQueues = async (
  { sqsPort, dataDirectory }: StorageOptions,
  parts: AsyncDisposableStack,
): Promise<LocalSqs> => {
  const queues = await startLocalSqs({ port: sqsPort, ...(dataDirectory !== undefined && { dataDirectory }) });
  parts.defer(async () => void (await settlesWithin(queues.stop(), stopMilliseconds)));
  return queues;
};

const allResources = (services: readonly ServiceModel[]): Record<string, CloudFormationResource> =>
  Object.fromEntries(
    services.flatMap(({ service, resources }) =>
      Object.entries(resources).map(([logicalId, resource]) => [`${service}/${logicalId}`, resource]),
    ),
  );
