import type { WebSocketAccessRecord } from './access-log.ts';
import { decisionOf, hasIdentity, unauthorized } from './request-authorizer.ts';
import type { RouteInvocation } from './route-invocation.ts';
import type { WebSocketApiDefinition } from './websocket-api-definition.ts';
import {
  authorizerEvent,
  connectEvent,
  type HandshakeRequest,
  methodArn,
  type Occasion,
  type Visitor,
} from './websocket-events.ts';

/** The HTTP answer to a handshake that does not succeed. */
export interface Refusal {
  status: number;
  errorType?: string;
  body: string;
}

export type HandshakeOutcome =
  | { accepted: true; visitor: Visitor; protocol: string | undefined }
  | ({ accepted: false } & Refusal);

/** What API Gateway tells clients itself: in a frame, or as the body of a refused handshake. */
export const gatewayMessage = (message: string, { connectionId, requestId }: Identified): string =>
  `{"message": ${JSON.stringify(message)}, "connectionId":"${connectionId}", "requestId":"${requestId}"}`;

type Identified = Pick<WebSocketAccessRecord, 'connectionId' | 'requestId'>;

/** Asks the authoriser of `$connect`, then its function; both may refuse. The record gets what happened.
 *  [apigateway-websocket-api-route-keys-connect-disconnect] */
export const shakeHands = async (
  definition: WebSocketApiDefinition,
  request: HandshakeRequest,
  stranger: Visitor,
  occasion: Occasion,
  record: WebSocketAccessRecord,
  invocation: RouteInvocation,
): Promise<HandshakeOutcome> => {
  const route = definition.routes.get('$connect');
  if (route === undefined) return { accepted: true, visitor: stranger, protocol: undefined };
  let visitor = stranger;
  if (route.authorizer) {
    const { functionName, identitySources } = route.authorizer;
    const decision = hasIdentity(identitySources, request, definition.stageVariables)
      ? decisionOf(
          await invocation.call(functionName, authorizerEvent(definition, stranger, occasion, request)),
          methodArn(definition, '$connect'),
        )
      : unauthorized;
    if (!decision.allowed) return refused(decision.status, decision.message, record, decision.errorType);
    visitor = { ...stranger, authorizer: decision.context };
    record.authorizer = decision.context;
  }
  const event = connectEvent(definition, visitor, occasion, request);
  const outcome = await invocation.run(route.functionName, event, record);
  if ('error' in outcome) {
    const timedOut = outcome.error === 'Endpoint request timed out';
    return refused(timedOut ? 504 : 502, outcome.error, record, 'InternalServerErrorException');
  }
  const { status, headers, body } = outcome.reply;
  if (status >= 200 && status < 300) return { accepted: true, visitor, protocol: headers['sec-websocket-protocol'] };
  if (status < 300) return refused(502, 'Internal server error', record, 'InternalServerErrorException');
  return { accepted: false, status, body: route.hasResponse ? (body ?? '') : '' };
};

/** An answer of the gateway itself. */
export const refused = (
  status: number,
  message: string,
  record: Identified & Pick<WebSocketAccessRecord, 'gatewayError'>,
  errorType: string,
): HandshakeOutcome => {
  record.gatewayError = message;
  return { accepted: false, status, errorType, body: gatewayMessage(message, record) };
};
