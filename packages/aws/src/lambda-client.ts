import { LambdaClient } from '@aws-sdk/client-lambda';
import { containerClient, containerClientSettings } from './container-client.ts';

/** The client with which a container invokes other functions, with the settings that `containerClientSettings` describes: a
 *  request is sent once, and fails with TimeoutError after `requestTimeoutMilliseconds`. Throws without AWS_REGION. */
export function createLambdaClient(requestTimeoutMilliseconds: number): LambdaClient {
  return containerClient(new LambdaClient(containerClientSettings('LAMBDA', requestTimeoutMilliseconds)));
}
