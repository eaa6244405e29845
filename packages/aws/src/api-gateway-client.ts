import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { containerClient, containerClientSettings } from './container-client.ts';

const REQUEST_TIMEOUT_MILLISECONDS = 5_000;

/** The client with which a container calls API Gateway's control plane, with the settings that `containerClientSettings`
 *  describes. Throws without AWS_REGION. */
export function createApiGatewayClient(): APIGatewayClient {
  return containerClient(new APIGatewayClient(containerClientSettings('API_GATEWAY', REQUEST_TIMEOUT_MILLISECONDS)));
}
