import * as z from 'zod/mini';
import { instantText } from './instant-text.ts';
import { EXAMPLES } from './openapi-examples.ts';
import { inlineSchema, type JsonObject } from './openapi-schemas.ts';
import { DIRECT_EVENT_DATA, DIRECT_EVENT_TYPES, dataOfEvent, LOGGED_EVENT_TYPES } from './vendor-event.ts';

const HEADERS: readonly JsonObject[] = [
  header('webhook-id', "The event's id: the same at every attempt.", 'evt_00000000000000000000000000000001_1841'),
  header('webhook-timestamp', 'When this attempt was made: seconds since 1970.', '1803913200'),
  header(
    'webhook-signature',
    'Standard Webhooks: `v1,<base64>` of `<id>.<timestamp>.<body>`; two between spaces while a secret is being rotated.',
    'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  ),
];

/** `webhooks` of the Partner API's document: a request for each type of event that an endpoint can get. */
export function vendorWebhooks(): JsonObject {
  const logged = LOGGED_EVENT_TYPES.map((type) => [type, dataOfEvent(type)] as const);
  const direct = DIRECT_EVENT_TYPES.map((type) => [type, DIRECT_EVENT_DATA[type]] as const);
  return Object.fromEntries([...logged, ...direct].map(([type, data]) => [type, { post: operationOf(type, data) }]));
}

function operationOf(type: string, data: z.core.$ZodType): JsonObject {
  const body = z.object({ type: z.literal(type), timestamp: instantText, data });
  const { id: _, ...example } = EXAMPLES.VendorEvent as { id: string; type: string };
  return {
    tags: ['webhooks'],
    summary: `\`${type}\``,
    parameters: HEADERS,
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: inlineSchema(body), ...(example.type === type && { example }) },
      },
    },
    responses: {
      '2XX': { description: 'Taken. Anything else is sent again; 410 disables the webhook.' },
    },
  };
}

function header(name: string, description: string, example: string): JsonObject {
  return { name, in: 'header', required: true, description, schema: { type: 'string' }, example };
}
