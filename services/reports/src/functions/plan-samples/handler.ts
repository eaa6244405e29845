import { QueueSender } from '@frontdesk/aws/queue-sender';
import { createSqsClient } from '@frontdesk/aws/sqs-client';
import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import { scheduledHandler } from '@frontdesk/lambda/scheduled-handler';
import * as z from 'zod/mini';
import { DynamoDbSampledPracticeList } from '../../adapters/dynamodb-sampled-practice-list.ts';
import { SqsSampleQueue } from '../../adapters/sqs-sample-queue.ts';
import { dynamoDb } from '../../composition/container.ts';
import { reportsTable } from '../../composition/reports-table.ts';
import { planSamples } from '../../use-cases/plan-samples.ts';

const { REPORTS_QUEUE_URL: queueUrl } = readEnvironment(z.object({ REPORTS_QUEUE_URL: z.url() }));

const ports = {
  practices: new DynamoDbSampledPracticeList({ client: dynamoDb, tableName: reportsTable }),
  queue: new SqsSampleQueue(new QueueSender({ client: createSqsClient(), queueUrl })),
  clock: systemClock,
};

/** Every hour: practices where it is early morning. */
export const handler = scheduledHandler({ operationId: 'planSamples' }, ({ logger }) => planSamples(logger, ports));
