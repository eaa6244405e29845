import { SQSClient } from '@aws-sdk/client-sqs';

const CONNECTION_TIMEOUT_MILLISECONDS = 1_000;
/** SQS answers within tens of milliseconds; a webhook's sender waits meanwhile. */
const REQUEST_TIMEOUT_MILLISECONDS = 2_000;

/** The SQS client of a container. Region, endpoint and credentials come from the environment, as the SDK reads it. It
 *  sends a request once: whoever calls it knows whether it may be sent again. */
export function createSqsClient(): SQSClient {
  return new SQSClient({
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MILLISECONDS,
      requestTimeout: REQUEST_TIMEOUT_MILLISECONDS,
      throwOnRequestTimeout: true,
    },
  });
}
