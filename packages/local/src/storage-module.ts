import { resourcesOfType } from '@frontdesk/service-model/find-resources';
import { bucketResourceType } from '@frontdesk/service-model/physical-ids';
import type { CloudFormationResource, ServiceModel } from '@frontdesk/service-model/service-model';
import { settlesWithin } from './bounded-wait.ts';
import { type CloudHost, type CloudModule, nowhere } from './cloud-module.ts';
import { type DataDirectory, openDataDirectory } from './data-directory.ts';
import { createTables } from './dynamodb/create-tables.ts';
import { startDynamoDbLocal } from './dynamodb/dynamodb-local.ts';
import { pickFreePort } from './dynamodb/free-port.ts';
import { tableResourceType } from './dynamodb/table-definition.ts';
import { type LocalS3, startLocalS3 } from './s3/local-s3.ts';
import { createQueues } from './sqs/create-queues.ts';
import { startLocalSqs } from './sqs/local-sqs.ts';
import { queueResourceType } from './sqs/queue-definition.ts';

const stopMilliseconds = 2_000;

/** DynamoDB Local, the local SQS and the local S3, with the tables, queues and buckets that services declare. Each starts only when something is
 *  declared that needs it, or when a reload may bring that. */
export const storageModule = ({ options, addresses, environment, fail }: CloudHost): CloudModule => {
  const parts = new AsyncDisposableStack();
  const always = options.watch ?? false;
  let data: DataDirectory | undefined;
  let sqsPort = 0;
  let buckets: LocalS3 | undefined;

  const startDatabase = async (): Promise<void> => {
    if (options.dynamoDbEndpoint !== undefined) {
      addresses.dynamoDb = options.dynamoDbEndpoint;
      return;
    }
    const database = await startDynamoDbLocal({ ...(data && { dataDirectory: data.path }) });
    parts.defer(() => database.stop());
    addresses.dynamoDb = database.endpoint;
    void database.failed.then(fail);
  };
  const startQueues = async (): Promise<void> => {
    const queues = await startLocalSqs({ port: sqsPort, ...(data && { dataDirectory: data.path }) });
    parts.defer(async () => void (await settlesWithin(queues.stop(), stopMilliseconds)));
    addresses.sqs = queues.endpoint;
  };

  const startBuckets = async (): Promise<void> => {
    const s3 = await startLocalS3({ ...(data && { dataDirectory: data.path }) });
    parts.defer(async () => void (await settlesWithin(s3.stop(), stopMilliseconds)));
    buckets = s3;
    addresses.s3 = s3.endpoint;
  };

  return {
    listen: async () => {
      if (options.dataDirectory !== undefined) {
        data = openDataDirectory(options.dataDirectory);
        parts.defer(() => data?.release());
      }
      // Queue URLs carry it, so it is chosen before the services are resolved.
      sqsPort = await pickFreePort();
      addresses.sqs = `http://127.0.0.1:${sqsPort}`;
    },
    start: async (services) => {
      const declared = typesOf(allResources(services));
      // Servers side by side: wait for all also when one fails, so that all that there is to stop is known.
      const starts = [
        always || declared.has(tableResourceType) ? startDatabase() : undefined,
        always || declared.has(queueResourceType) ? startQueues() : undefined,
        always || declared.has(bucketResourceType) ? startBuckets() : undefined,
      ];
      await Promise.allSettled(starts);
      await Promise.all(starts);
      if (starts[1] === undefined) addresses.sqs = nowhere;
      environment.AWS_ENDPOINT_URL_DYNAMODB = addresses.dynamoDb;
      if (options.dynamoDbKeyId !== undefined) environment.AWS_ACCESS_KEY_ID = options.dynamoDbKeyId;
      environment.AWS_ENDPOINT_URL_SQS = addresses.sqs;
      environment.AWS_ENDPOINT_URL_S3 = addresses.s3;
    },
    read: (services) => async () => {
      const resources = allResources(services);
      const declared = typesOf(resources);
      if (declared.has(tableResourceType)) {
        await createTables(addresses.dynamoDb, resources, options.dynamoDbKeyId);
      }
      if (declared.has(queueResourceType)) await createQueues(addresses.sqs, resources);
      for (const { physicalId } of resourcesOfType(services, bucketResourceType)) buckets?.createBucket(physicalId);
    },
    stop: () => parts.disposeAsync(),
  };
};

const typesOf = (resources: Record<string, CloudFormationResource>): ReadonlySet<string> =>
  new Set(Object.values(resources).map(({ Type }) => Type));

const allResources = (services: readonly ServiceModel[]): Record<string, CloudFormationResource> =>
  Object.fromEntries(
    services.flatMap(({ service, resources }) =>
      Object.entries(resources).map(([logicalId, resource]) => [`${service}/${logicalId}`, resource]),
    ),
  );
