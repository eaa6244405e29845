import { type ApiClientOptions, type ClientOf, createApiClient, type InputOf, type ResultOf } from './api-client.ts';
import { type components, OPERATIONS, type operations } from './generated/app-api.ts';

export type { TokenProvider } from './repeated-request.ts';

export type AppApiClientOptions = ApiClientOptions;

/** The shapes of what is sent and answered, by the names of the OpenAPI document. */
export type Schemas = components['schemas'];
export type OperationId = keyof operations;

/** `path`, `query` and `body` of an operation, those that it has. */
export type OperationInput<Id extends OperationId> = InputOf<operations[Id]>;
/** The body of an operation's success. */
export type OperationResult<Id extends OperationId> = ResultOf<operations[Id]>;

/** One method per operation of the App API, such as `bookAppointment({ body })`. */
export type AppApiClient = ClientOf<operations>;

/** A client of the App API: retries what may be retried, with one idempotency key per call whatever happens on the way.
 *
 *  ```ts
 *  const api = createAppApiClient({ baseUrl, token: () => session.accessToken });
 *  const { items } = await api.searchSlots({ path: { id: 'p001' }, query: { from, to, appointmentType: 'exam' } });
 *  ``` */
export function createAppApiClient(options: AppApiClientOptions): AppApiClient {
  return createApiClient<operations>(OPERATIONS, options);
}
