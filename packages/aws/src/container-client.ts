import { fromEnv } from '@aws-sdk/credential-provider-env';
import { RequestsInTurn } from './requests-in-turn.ts';
import { SigningHash } from './signing-hash.ts';

/** The services that functions call, as the SDK's environment variables name them. */
type ServiceName =
  | 'API_GATEWAY'
  | 'CODEDEPLOY'
  | 'DYNAMODB'
  | 'LAMBDA'
  | 'RDS_DATA'
  | 'SECRETS_MANAGER'
  | 'SESV2'
  | 'SQS';

const CONNECTION_TIMEOUT_MILLISECONDS = 1_000;
/** The SDK's own default. */
const SOCKETS = 50;

/** Settings of an AWS SDK client that lives as long as its container. Everything that the SDK would look up is given, so
 *  that no request waits for `~/.aws/config` and `~/.aws/credentials`, which no function has: region, credentials,
 *  endpoint, FIPS and dual stack come from the environment variables that the SDK documents, the rest are its defaults.
 *  A client sends every request once: the callers retry, because they know what may be sent again (ADR-0003). A request
 *  without an answer in time, or whose answer stops, fails with TimeoutError.
 *  https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html */
export function containerClientSettings(service: ServiceName, requestTimeoutMilliseconds: number) {
  const { env } = process;
  const endpoint = env[`AWS_ENDPOINT_URL_${service}`] || env.AWS_ENDPOINT_URL;
  const region = env.AWS_REGION ?? env.AWS_DEFAULT_REGION;
  if (!region) throw new Error('AWS_REGION is not set.');
  return {
    region,
    ...(endpoint ? { endpoint } : { ignoreConfiguredEndpointUrls: true }),
    credentials: fromEnv(),
    useFipsEndpoint: env.AWS_USE_FIPS_ENDPOINT === 'true',
    useDualstackEndpoint: env.AWS_USE_DUALSTACK_ENDPOINT === 'true',
    maxAttempts: 1,
    retryMode: 'standard' as const,
    defaultsMode: 'standard' as const,
    authSchemePreference: [] as string[],
    // Nothing changes a client's steps after its first request, so those of an operation are put together once, for
    // requests without options of their own.
    cacheMiddleware: true,
    sha256: SigningHash,
    /** Stands in the user agent, and so in CloudTrail. */
    userAgentAppId: 'frontdesk',
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MILLISECONDS,
      requestTimeout: requestTimeoutMilliseconds,
      socketTimeout: requestTimeoutMilliseconds,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: true, maxSockets: SOCKETS },
      httpsAgent: { keepAlive: true, maxSockets: SOCKETS },
    },
  };
}

/** The part of an SDK client that the steps of its requests are changed through. */
interface ClientWithSteps {
  middlewareStack: {
    removeByTag(tag: string): boolean;
    add(step: RequestStep, options: { step: 'initialize'; name: string }): void;
  };
}

type RequestStep = <Request, Answer>(
  next: (request: Request) => Promise<Answer>,
) => (request: Request) => Promise<Answer>;

/** Makes an SDK client fit for a container: without the step that copies every request and answer, patients' data
 *  included, for a logger that none of ours has, and with no more requests at once than it has sockets. The SDK counts
 *  the wait for a socket into its timeouts: a request that is late through our own crowd would fail and be sent again,
 *  which makes the crowd larger. */
export function containerClient<Client extends ClientWithSteps>(client: Client): Client {
  const turns = new RequestsInTurn(SOCKETS);
  client.middlewareStack.removeByTag('LOGGER');
  client.middlewareStack.add((next) => (request) => turns.run(() => next(request)), {
    step: 'initialize',
    name: 'requestsInTurn',
  });
  return client;
}
