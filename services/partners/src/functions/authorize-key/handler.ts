import { setTimeout as delay } from 'node:timers/promises';
import { containerLogger } from '@frontdesk/lambda/container';
import { containerMetrics } from '@frontdesk/lambda/embedded-metrics';
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { authorisingPorts } from '../../composition/authorising-ports.ts';
import { authoriseKey, type KeyDecision } from '../../use-cases/authorise-key.ts';
import { keyPolicy } from './key-policy.ts';

/** How long an answer waits for the note of a key's use, which comes every quarter of an hour: Lambda may freeze a container
 *  as soon as it has answered. */
const NOTE_MILLISECONDS = 25;

/** The Partner API's REQUEST authorizer. It reads the header and nothing else: a key in a URL is in logs. API Gateway answers 401 to
 *  exactly the word `Unauthorized`, 403 to a policy that denies, and 500 to every other failure, which it does not keep.
 *  https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html */
export const handler = async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
  try {
    return await answerTo(event);
  } finally {
    containerMetrics.flush();
  }
};

async function answerTo(event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> {
  const decision = await decisionOn(event);
  containerLogger().info('KEY_DECIDED', { requestId: event.requestContext.requestId, ...told(decision) });
  switch (decision.kind) {
    case 'malformed':
      containerMetrics.record('UnauthorizedCalls');
      throw new Error('Unauthorized');
    case 'overloaded':
      containerMetrics.record('KeyLookUpsRefused');
      throw new Error('OVERLOADED');
    case 'granted':
      await Promise.race([decision.noted, delay(NOTE_MILLISECONDS, undefined, { ref: false })]);
      return keyPolicy(event.methodArn, decision);
    default:
      return keyPolicy(event.methodArn, decision);
  }
}

/** Fails closed: without the table nobody is let in. The SDK's own words are not told, they may quote the request. */
async function decisionOn(event: APIGatewayRequestAuthorizerEvent): Promise<KeyDecision> {
  try {
    return await authoriseKey(keyIn(event), authorisingPorts);
  } catch (error) {
    containerMetrics.record('KeyLookUpFailures');
    containerLogger().error('KEY_NOT_DECIDED', error);
    throw new Error('UNAVAILABLE');
  }
}

function keyIn({ headers }: APIGatewayRequestAuthorizerEvent): string | undefined {
  return Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'x-api-key')?.[1];
}

function told(decision: KeyDecision): Record<string, string> {
  if (decision.kind === 'granted') return { decision: 'granted', keyId: decision.grant.keyId };
  return { decision: decision.kind === 'refused' ? decision.refusal : decision.kind };
}
