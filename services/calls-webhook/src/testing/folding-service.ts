import type { SQSClient } from '@aws-sdk/client-sqs';
import { QueueSender } from '@frontdesk/aws/queue-sender';
import { systemClock } from '@frontdesk/core/clock';
import { silentLogger } from '@frontdesk/core/logger';
import { lambdaContext } from '@frontdesk/lambda/invocation.fixture';
import { createLogger } from '@frontdesk/lambda/logger';
import { queueHandler } from '@frontdesk/lambda/queue-handler';
import { localDynamoDbClient } from '@frontdesk/local/dynamodb/local-dynamodb-client';
import { createQueueEventSource } from '@frontdesk/local/event-sources/queue-event-source';
import { createQueues } from '@frontdesk/local/sqs/create-queues';
import { localSqsClient, startLocalSqs } from '@frontdesk/local/sqs/local-sqs';
import { loadServices } from '@frontdesk/service-model/load-services';
import type { FunctionModel, InvocationResult } from '@frontdesk/service-model/service-model';
import type { TestDynamoDb } from '@frontdesk/testing/dynamodb-local';
import type { SQSEvent } from 'aws-lambda';
import { DynamoDbAppointmentsOfCall } from '../adapters/dynamodb-appointments-of-call.ts';
import { DynamoDbCallStore } from '../adapters/dynamodb-call-store.ts';
import { SqsPostCallQueue } from '../adapters/sqs-post-call-queue.ts';
import { SqsSightingQueue } from '../adapters/sqs-sighting-queue.ts';
import { contactMessage } from '../functions/fold-call-events/message.ts';
import { postCallMessage } from '../functions/run-post-call-workflow/message.ts';
import type { SightingQueue } from '../ports/sighting-queue.ts';
import { foldCallEvents } from '../use-cases/fold-call-events.ts';
import { runPostCallWorkflow } from '../use-cases/run-post-call-workflow.ts';
import { sightingsOfMessages } from '../use-cases/sightings-of-messages.ts';
import { makeMortal } from './mortal-invocations.ts';

/** Decides how one invocation goes. */
export type Fate = (run: () => Promise<unknown>) => Promise<InvocationResult>;

export interface FoldingService {
  readonly queue: SightingQueue;
  readonly sqs: SQSClient;
  /** By the names of the template. */
  readonly queueUrls: Readonly<Record<string, string>>;
  /** All lines that the functions have logged. */
  readonly log: readonly string[];
  stop(): Promise<void>;
}

/** Longer than a batch takes on a busy machine: a message that is received again while it is worked on uses up a try. */
const VISIBILITY_SECONDS = 5;
/** No consumer asks an API. */
const NOWHERE = 'http://127.0.0.1:9';
const COMPOSE_FILE = new URL('../../../../serverless-compose.yml', import.meta.url).pathname;

/** The two consumers behind the queues of the service's own template, in this process. What differs from a deployment:
 *  messages of a failed invocation come again after five seconds, and as often as `maxReceiveCount` says. */
export async function startFoldingService(
  database: TestDynamoDb,
  options: { readonly fate: Fate; readonly maxReceiveCount?: number },
): Promise<FoldingService> {
  const server = await startLocalSqs();
  const services = await loadServices({
    composeFile: COMPOSE_FILE,
    stage: 'dev',
    queueEndpoint: server.endpoint,
    httpApiEndpoint: NOWHERE,
    webSocketEndpoint: NOWHERE,
    restApiEndpoint: NOWHERE,
    only: ['calls-webhook'],
  });
  const service = services.find((each) => each.service === 'calls-webhook');
  if (service === undefined) throw new Error('There is no service calls-webhook.');
  const { resources } = service;
  for (const { Type, Properties } of Object.values(resources)) {
    if (Type !== 'AWS::SQS::Queue') continue;
    Properties.VisibilityTimeout = VISIBILITY_SECONDS;
    const policy = Properties.RedrivePolicy as { maxReceiveCount: number } | undefined;
    if (policy !== undefined && options.maxReceiveCount !== undefined) policy.maxReceiveCount = options.maxReceiveCount;
  }
  const queueUrls = await createQueues(server.endpoint, resources);
  const urlOf = (name: string): string => queueUrls[`frontdesk-dev-${name}`] ?? '';

  const log: string[] = [];
  const logger = createLogger('calls-webhook', { level: 'DEBUG', write: (line) => void log.push(line) });
  const client = localDynamoDbClient(database.endpoint, database.accessKeyId);
  const sqs = localSqsClient(server.endpoint);
  makeMortal(client);
  makeMortal(sqs);
  const { calls: callsTable, events: eventsTable, appointments: tableName } = database.tableNames;
  const clock = systemClock;
  const calls = new DynamoDbCallStore({ client, callsTable, eventsTable, clock });
  const appointments = new DynamoDbAppointmentsOfCall({ client, tableName });
  const postCall = new SqsPostCallQueue(new QueueSender({ client: sqs, queueUrl: urlOf('post-call') }));

  const handlers = {
    foldCallEvents: queueHandler(
      { operationId: 'foldCallEvents', message: contactMessage },
      (batch) => {
        const messages = sightingsOfMessages(batch.messages, undefined, batch.logger);
        return foldCallEvents({ ...batch, messages }, { calls, postCall, clock });
      },
      { logger },
    ),
    runPostCallWorkflow: queueHandler(
      { operationId: 'runPostCallWorkflow', message: postCallMessage },
      async ({ messages, deadline, fail }) => {
        for (const message of messages) {
          const call = { practiceId: message.content.practiceId, id: message.content.callId };
          await runPostCallWorkflow({ call, logger: silentLogger, deadline }, { calls, appointments, clock }).catch(
            (error) => fail(message, error),
          );
        }
      },
      { logger },
    ),
  };
  const sources = service.functions.flatMap((model) =>
    model.queues.map((source) =>
      createQueueEventSource({
        // What the queue waits is not less than the function may take.
        function: { ...model, timeoutSeconds: VISIBILITY_SECONDS } satisfies FunctionModel,
        source,
        sqsEndpoint: server.endpoint,
        invoke: (_, payload) => {
          const handler = handlers[model.key as keyof typeof handlers];
          return options.fate(() => handler(payload as SQSEvent, lambdaContext()));
        },
      }),
    ),
  );
  await Promise.all(sources.map((source) => source.start()));

  return {
    queue: new SqsSightingQueue(new QueueSender({ client: sqs, queueUrl: urlOf('contact-events') })),
    sqs,
    queueUrls,
    log,
    stop: async () => {
      await Promise.all(sources.map((source) => source.stop()));
      client.destroy();
      sqs.destroy();
      await server.stop();
    },
  };
}
