import { createHash } from 'node:crypto';
import { localAccount, localPoolOf } from './local-account.ts';
import type { CloudFormationResource } from './service-model.ts';

const { accountId, region } = localAccount;

export interface ResourceIdentity {
  stackName: string;
  logicalId: string;
  resource: CloudFormationResource;
  /** Base URL of the local SQS, without a slash at its end. */
  queueEndpoint: string;
  /** Base URL of the local HTTP API, without a slash at its end. */
  httpApiEndpoint: string;
  /** Base URL (`http:`) of the local WebSocket API, without a slash at its end. */
  webSocketEndpoint: string;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const generatedId = (seed: string, length: number): string =>
  BigInt(`0x${createHash('sha256').update(seed).digest('hex')}`)
    .toString(36)
    .slice(0, length);

/** What `Ref` gives for a resource: the name it is given, or a stable one made from its stack and logical id.
 *  Types follow the "Return values" sections of the AWS CloudFormation template reference. */
export const referenceOf = (identity: ResourceIdentity): string => {
  const { resource, stackName, logicalId, queueEndpoint } = identity;
  const { Type: type, Properties: properties } = resource;
  const seed = `${stackName}/${logicalId}`;
  const name = nameOf(identity);
  if (type === 'AWS::SQS::Queue') return `${queueEndpoint}/${accountId}/${name}`;
  if (type === 'AWS::SNS::Topic') return `arn:aws:sns:${region}:${accountId}:${name}`;
  if (type === 'AWS::Cognito::UserPool') return localPoolOf(logicalId).userPoolId;
  if (type === 'AWS::Cognito::UserPoolClient') return localPoolOf(logicalId).clientId;
  if (type === 'AWS::ApiGatewayV2::Stage') return text(properties.StageName) ?? '$default';
  if (type === 'AWS::ApiGateway::Stage') return text(properties.StageName) ?? name;
  if (type === 'AWS::ApiGateway::Model') return name;
  if (type.startsWith('AWS::ApiGateway')) return generatedId(seed, type.endsWith('Api') ? 10 : 6);
  if (type === 'AWS::KMS::Key') return generatedId(seed, 36);
  if (type === 'AWS::SecretsManager::Secret') return `arn:aws:secretsmanager:${region}:${accountId}:secret:${name}`;
  return name;
};

export const bucketResourceType = 'AWS::S3::Bucket';
export const clusterResourceType = 'AWS::RDS::DBCluster';

/** Of an Aurora cluster, by its identifier. */
export const clusterArn = (name: string): string => `arn:aws:rds:${region}:${accountId}:cluster:${name}`;

/** Of the secret that RDS keeps for a cluster's master user. */
export const masterSecretArn = (name: string): string =>
  `arn:aws:secretsmanager:${region}:${accountId}:secret:rds!cluster-${name}`;

/** What `Fn::GetAtt` gives; undefined for an attribute that the local cloud does not know. */
export const attributeOf = (identity: ResourceIdentity, attribute: string): unknown => {
  const { Type: type, Properties: properties } = identity.resource;
  const { issuer } = localPoolOf(identity.logicalId);
  if (attribute === 'Arn') return arnOf(identity);
  if (type === 'AWS::CloudFront::Function' && attribute === 'FunctionARN') return arnOf(identity);
  if (type === 'AWS::CloudFront::Distribution' && attribute === 'DomainName')
    return `${identity.logicalId.toLowerCase()}.cloudfront.net`;
  if (type === bucketResourceType && attribute === 'RegionalDomainName')
    return `${nameOf(identity)}.s3.${region}.amazonaws.com`;
  if (type === 'AWS::DynamoDB::Table' && attribute === 'StreamArn') return `${arnOf(identity)}/stream/local`;
  if (type === 'AWS::SQS::Queue' && attribute === 'QueueName') return nameOf(identity);
  if (type === 'AWS::SQS::Queue' && attribute === 'QueueUrl') return referenceOf(identity);
  if (type === 'AWS::Cognito::UserPool' && attribute === 'ProviderURL') return issuer;
  if (type === 'AWS::Cognito::UserPool' && attribute === 'ProviderName') return issuer.slice('https://'.length);
  if (type === 'AWS::ApiGatewayV2::Api' && attribute === 'ApiEndpoint')
    return properties.ProtocolType === 'WEBSOCKET'
      ? identity.webSocketEndpoint.replace('http:', 'ws:')
      : identity.httpApiEndpoint;
  if (type === clusterResourceType && attribute === 'DBClusterArn') return clusterArn(nameOf(identity));
  if (type === clusterResourceType && attribute === 'MasterUserSecret.SecretArn')
    return masterSecretArn(nameOf(identity));
  if (attribute === 'Id' || /Id$/.test(attribute)) return referenceOf(identity);
  return properties[attribute];
};

const namingProperties = [
  'TableName',
  'QueueName',
  'FunctionName',
  'LogGroupName',
  'RoleName',
  'BucketName',
  'TopicName',
  'Name',
  'AlarmName',
  'DBClusterIdentifier',
];

const nameOf = ({ resource, stackName, logicalId }: ResourceIdentity): string => {
  const given = namingProperties
    .map((property) => text(resource.Properties[property]))
    .find((name) => name !== undefined);
  const fifo = resource.Type === 'AWS::SQS::Queue' && resource.Properties.FifoQueue === true ? '.fifo' : '';
  const made = given ?? `${stackName}-${logicalId}${fifo}`;
  return resource.Type === bucketResourceType ? made.toLowerCase() : made;
};

const arnFormats: Record<string, (name: string, logicalId: string) => string> = {
  'AWS::DynamoDB::Table': (name) => `dynamodb:${region}:${accountId}:table/${name}`,
  'AWS::SQS::Queue': (name) => `sqs:${region}:${accountId}:${name}`,
  'AWS::Lambda::Function': (name) => `lambda:${region}:${accountId}:function:${name}`,
  'AWS::Logs::LogGroup': (name) => `logs:${region}:${accountId}:log-group:${name}:*`,
  'AWS::Cognito::UserPool': (_, logicalId) =>
    `cognito-idp:${region}:${accountId}:userpool/${localPoolOf(logicalId).userPoolId}`,
  'AWS::IAM::Role': (name) => `iam::${accountId}:role/${name}`,
  [bucketResourceType]: (name) => `s3:::${name}`,
  'AWS::CloudFront::Function': (name) => `cloudfront::${accountId}:function/${name}`,
  'AWS::KMS::Key': (name) => `kms:${region}:${accountId}:key/${name}`,
};

const arnOf = (identity: ResourceIdentity): string => {
  const type = identity.resource.Type;
  const format = arnFormats[type];
  if (format !== undefined)
    return `arn:aws:${format(type === 'AWS::KMS::Key' ? referenceOf(identity) : nameOf(identity), identity.logicalId)}`;
  return `arn:aws:${type.split('::')[1]?.toLowerCase()}:${region}:${accountId}:${nameOf(identity)}`;
};
