import { SQSClient } from '@aws-sdk/client-sqs';
import { containerClient, containerClientSettings } from './container-client.ts';

/** SQS answers within tens of milliseconds; a webhook's sender waits meanwhile. */
const REQUEST_TIMEOUT_MILLISECONDS = 2_000;

/** The SQS client of a container, with the settings that `containerClientSettings` describes. Throws without AWS_REGION. */
export function createSqsClient(): SQSClient {
  return containerClient(new SQSClient(containerClientSettings('SQS', REQUEST_TIMEOUT_MILLISECONDS)));
}
