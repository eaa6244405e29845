type Environment = Readonly<Record<string, string | undefined>>;

/** Where DynamoDB is, by the SDK's own variables: AWS_ENDPOINT_URL_DYNAMODB or AWS_ENDPOINT_URL, else the public endpoint
 *  of AWS_REGION, which AWS_USE_FIPS_ENDPOINT and AWS_USE_DUALSTACK_ENDPOINT vary. For the partitions that customers get
 *  without a special contract: aws, aws-cn, aws-us-gov. Throws when there is no region.
 *  https://docs.aws.amazon.com/general/latest/gr/ddb.html */
export function dynamoDbEndpoint(environment: Environment): { endpoint: URL; region: string } {
  const region = environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION;
  if (!region) throw new Error('AWS_REGION is not set.');
  const given = environment.AWS_ENDPOINT_URL_DYNAMODB ?? environment.AWS_ENDPOINT_URL;
  return { endpoint: new URL(given || publicEndpoint(region, environment)), region };
}

function publicEndpoint(region: string, environment: Environment): string {
  const fips = environment.AWS_USE_FIPS_ENDPOINT === 'true';
  const dualStack = environment.AWS_USE_DUALSTACK_ENDPOINT === 'true';
  const isChina = region.startsWith('cn-');
  const isGovernment = region.startsWith('us-gov-');
  // GovCloud's ordinary endpoints are its FIPS endpoints.
  const service = fips && !(isGovernment && !dualStack) ? 'dynamodb-fips' : 'dynamodb';
  const suffix = dualStack ? (isChina ? 'api.amazonwebservices.com.cn' : 'api.aws') : domainOf(isChina);
  return `https://${service}.${region}.${suffix}`;
}

function domainOf(isChina: boolean): string {
  return isChina ? 'amazonaws.com.cn' : 'amazonaws.com';
}
