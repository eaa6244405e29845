import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { CognitoTokenVerifier } from '../adapters/cognito-token-verifier.ts';
import type { AuthoriseConnectionPorts } from '../use-cases/authorise-connection.ts';
import { ticketStore } from './ticket-store.ts';

const environment = readEnvironment(
  z.object({
    USER_POOL_ID: z.string().check(z.minLength(1)),
    USER_POOL_CLIENT_ID: z.string().check(z.minLength(1)),
    // The SDKs' own variable for Cognito's user pools; not set on AWS.
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: z.optional(z.url()),
  }),
);

/** What deciding over a new connection needs. */
export const authorisingPorts: AuthoriseConnectionPorts = {
  tickets: ticketStore,
  tokens: new CognitoTokenVerifier({
    userPoolId: environment.USER_POOL_ID,
    clientId: environment.USER_POOL_CLIENT_ID,
    endpoint: environment.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER,
  }),
  clock: systemClock,
};
