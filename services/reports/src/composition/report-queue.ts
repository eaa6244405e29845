import { QueueSender } from '@frontdesk/aws/queue-sender';
import { createSqsClient } from '@frontdesk/aws/sqs-client';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { SqsReportQueue } from '../adapters/sqs-report-queue.ts';

const { REPORTS_QUEUE_URL: queueUrl } = readEnvironment(z.object({ REPORTS_QUEUE_URL: z.url() }));

/** Where workers are told of reports. */
export const reportQueue = new SqsReportQueue(new QueueSender({ client: createSqsClient(), queueUrl }));
