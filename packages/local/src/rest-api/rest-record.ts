import { randomUUID } from 'node:crypto';
import type { GatewayRequest } from '../gateway/payload-format-2.ts';
import { gatewayRequestId } from '../gateway/request-ids.ts';
import { unansweredRecord } from '../gateway/unanswered-record.ts';
import type { RestRecord } from './rest-access-log.ts';
import type { RestApiDefinition } from './rest-api-definition.ts';

/** What is known of a request when it comes in. */
export const restRecord = (definition: RestApiDefinition, request: GatewayRequest): RestRecord => ({
  ...unansweredRecord(definition, request, randomUUID()),
  stageVariables: definition.stageVariables,
  extendedRequestId: gatewayRequestId(),
  resourceId: undefined,
  resourcePath: undefined,
  responseType: undefined,
  validationError: undefined,
  apiKey: undefined,
  apiKeyId: undefined,
  authorizer: undefined,
  authorizerLatencyMs: undefined,
});
