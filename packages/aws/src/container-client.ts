import { fromEnv } from '@aws-sdk/credential-provider-env';

/** The services that functions call, as the SDK's environment variables name them. */
type ServiceName = 'DYNAMODB' | 'SECRETS_MANAGER' | 'SQS';

const CONNECTION_TIMEOUT_MILLISECONDS = 1_000;

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
    /** Stands in the user agent, and so in CloudTrail. */
    userAgentAppId: 'frontdesk',
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MILLISECONDS,
      requestTimeout: requestTimeoutMilliseconds,
      socketTimeout: requestTimeoutMilliseconds,
      throwOnRequestTimeout: true,
    },
  };
}

/** Removes the step in which an SDK client copies every request and answer, patients' data included, for a logger that
 *  none of ours has. */
export function withoutRequestLog<Client extends { middlewareStack: { removeByTag(tag: string): boolean } }>(
  client: Client,
): Client {
  client.middlewareStack.removeByTag('LOGGER');
  return client;
}
