import { type ApiClientOptions, type ClientOf, createApiClient } from './api-client.ts';
import { type components, OPERATIONS, type operations } from './generated/portal-api.ts';

/** The shapes of what the portal is sent and answers, by the names of its OpenAPI document. */
export type PortalSchemas = components['schemas'];

/** One method per operation of the vendors' portal, such as `createKey({ path, body })`. */
export type PortalClient = ClientOf<operations>;

/** A client of the vendors' portal, with a token of the vendors' user pool. What makes a key is sent once: a lost answer loses the key,
 *  and the next call makes another one. */
export function createPortalClient(options: ApiClientOptions): PortalClient {
  return createApiClient<operations>(OPERATIONS, options);
}
