import { SQSClient } from '@aws-sdk/client-sqs';

const CONNECTION_TIMEOUT_MILLISECONDS = 1_000;
/** SQS answers within tens of milliseconds; a webhook's sender waits meanwhile. */
const REQUEST_TIMEOUT_MILLISECONDS = 2_000;

/** The SQS client of a container. Region, endpoint and credentials come from the environment, as the SDK reads it. A request
 *  is sent twice at most: whoever has sent the message sends it again when that does not help. */
export function createSqsClient(): SQSClient {
  return new SQSClient({
    maxAttempts: 2,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MILLISECONDS,
      requestTimeout: REQUEST_TIMEOUT_MILLISECONDS,
      throwOnRequestTimeout: true,
    },
  });
}
