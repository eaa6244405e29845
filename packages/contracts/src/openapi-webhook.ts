import { contactEvent } from './contact-event.ts';
import { errorResponse } from './openapi-answers.ts';
import { type JsonObject, schemaReference } from './openapi-schemas.ts';

/** How a sender of call events shows who it is: one of the two. */
export const WEBHOOK_SECURITY: JsonObject = {
  webhookSecret: {
    type: 'apiKey',
    in: 'header',
    name: 'x-webhook-secret',
    description: "One of the sender's secrets, as they are or as they were before the last rotation.",
  },
  webhookSignature: {
    type: 'apiKey',
    in: 'header',
    name: 'webhook-signature',
    description:
      'Standard Webhooks: with `webhook-id` and `webhook-timestamp`, over the raw bytes, within 300 seconds.',
  },
};

/** POST /calls/webhook, the one route without an access token. */
export function webhookOperation(): JsonObject {
  return {
    operationId: 'receiveCallEvent',
    tags: ['calls'],
    summary: 'Take in an Amazon Connect contact event.',
    description:
      'Any order and any number of copies of an event make the same call record. An exact copy of a signed delivery is ' +
      'answered as the first one was; the same `webhook-id` and `webhook-timestamp` with a different body is refused. ' +
      'A sender may name only the practices that its secret is good for.',
    security: [{ webhookSecret: [] }, { webhookSignature: [] }],
    requestBody: { required: true, content: { 'application/json': { schema: schemaReference(contactEvent) } } },
    responses: {
      202: { description: 'Accepted; nothing more need be sent.' },
      400: errorResponse(400, ['INPUT_INVALID']),
      401: errorResponse(401, []),
      403: errorResponse(403, ['FORBIDDEN']),
      413: errorResponse(413, ['CONTENT_TOO_LARGE']),
      415: errorResponse(415, ['UNSUPPORTED_MEDIA_TYPE']),
      422: errorResponse(422, ['IDEMPOTENCY_KEY_REUSED']),
      500: errorResponse(500, ['UNEXPECTED']),
      503: errorResponse(503, ['UNAVAILABLE']),
    },
  };
}
