import { containerLogger } from '@frontdesk/lambda/container';
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { authorisingPorts } from '../../composition/authorising-ports.ts';
import { authoriseConnection } from '../../use-cases/authorise-connection.ts';
import { connectionPolicy } from './connection-policy.ts';
import { credentialsIn } from './credentials.ts';

/** `$connect`'s REQUEST authoriser. It refuses strangers by policy (403): throwing `Unauthorized` (401) would count each of them
 *  as an error of the function, so that a port scanner could ring its alarm and roll a release back.
 *  https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html */
export const handler = async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
  const decision = await authoriseConnection(credentialsIn(event), authorisingPorts);
  containerLogger().info('CONNECTION_DECIDED', { requestId: event.requestContext.requestId, decision: decision.kind });
  return connectionPolicy(event.methodArn, decision);
};
