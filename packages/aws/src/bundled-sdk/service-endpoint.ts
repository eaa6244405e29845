type Environment = Readonly<Record<string, string | undefined>>;

/** The services that have a client here, by the name that their endpoints and signatures have. */
export type ServiceName = 'dynamodb' | 'sqs';

/** Where a service is, by the SDK's own variables: AWS_ENDPOINT_URL_DYNAMODB (…_SQS) or AWS_ENDPOINT_URL, else the public
 *  endpoint of AWS_REGION, which AWS_USE_FIPS_ENDPOINT and AWS_USE_DUALSTACK_ENDPOINT vary. For the partitions that
 *  customers get without a special contract: aws, aws-cn, aws-us-gov. Throws when there is no region.
 *  https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html */
export function serviceEndpoint(service: ServiceName, environment: Environment): { endpoint: URL; region: string } {
  const region = environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION;
  if (!region) throw new Error('AWS_REGION is not set.');
  const given = environment[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ?? environment.AWS_ENDPOINT_URL;
  return { endpoint: new URL(given || publicEndpoint(service, region, environment)), region };
}

function publicEndpoint(service: ServiceName, region: string, environment: Environment): string {
  const fips = environment.AWS_USE_FIPS_ENDPOINT === 'true';
  const dualStack = environment.AWS_USE_DUALSTACK_ENDPOINT === 'true';
  const isChina = region.startsWith('cn-');
  const isGovernment = region.startsWith('us-gov-');
  // GovCloud's ordinary endpoints are its FIPS endpoints.
  const host = fips && !(isGovernment && !dualStack) ? `${service}-fips` : service;
  const suffix = dualStack ? (isChina ? 'api.amazonwebservices.com.cn' : 'api.aws') : domainOf(isChina);
  return `https://${host}.${region}.${suffix}`;
}

function domainOf(isChina: boolean): string {
  return isChina ? 'amazonaws.com.cn' : 'amazonaws.com';
}
