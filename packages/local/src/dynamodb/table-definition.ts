import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import type { CloudFormationResource } from '@frontdesk/service-model/service-model';
import * as z from 'zod';

export const tableResourceType = 'AWS::DynamoDB::Table';

/** What CloudFormation knows about a table and DynamoDB Local does not, or what has no meaning on one machine. Anything
 *  else that is not understood here is an error: a key or index that is silently dropped costs an afternoon. */
const ignoredProperties = new Set([
  'ContributorInsightsSpecification',
  'DeletionProtectionEnabled',
  'KinesisStreamSpecification',
  'OnDemandThroughput',
  'PointInTimeRecoverySpecification',
  'ProvisionedThroughput',
  'ResourcePolicy',
  'SSESpecification',
  'TableClass',
  'Tags',
  'WarmThroughput',
]);

const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const projection = z.strictObject({
  ProjectionType: z.enum(['ALL', 'INCLUDE', 'KEYS_ONLY']),
  NonKeyAttributes: z.array(z.string()).exactOptional(),
});
const index = z.strictObject({ IndexName: z.string(), KeySchema: keySchema, Projection: projection });

const tableProperties = z.strictObject({
  TableName: z.string(),
  AttributeDefinitions: z.array(z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema: keySchema,
  BillingMode: z.enum(['PAY_PER_REQUEST', 'PROVISIONED']).exactOptional(),
  GlobalSecondaryIndexes: z.array(index).exactOptional(),
  LocalSecondaryIndexes: z.array(index).exactOptional(),
  StreamSpecification: z
    .strictObject({ StreamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']) })
    .exactOptional(),
  TimeToLiveSpecification: z
    .strictObject({ AttributeName: z.string().optional(), Enabled: z.boolean() })
    .exactOptional(),
});

export interface TableDefinition {
  create: CreateTableCommandInput & { TableName: string };
  /** Absent: items of this table do not expire. */
  timeToLiveAttribute?: string;
}

/** Turns the resource `logicalId` of a template into the calls that create its table in DynamoDB Local.
 *  Throws when a property is neither understood nor on the list of ignored ones.
 *  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html */
export function readTableDefinition(logicalId: string, resource: CloudFormationResource): TableDefinition {
  const parsed = tableProperties.safeParse(withoutIgnored(resource.Properties));
  if (!parsed.success) {
    throw new Error(`Table ${logicalId} cannot be created locally:\n${z.prettifyError(parsed.error)}`);
  }
  const { TimeToLiveSpecification: timeToLive, StreamSpecification: stream, ...table } = parsed.data;
  return {
    create: {
      ...table,
      BillingMode: 'PAY_PER_REQUEST',
      ...(stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.StreamViewType } }),
    },
    ...(timeToLive?.Enabled === true &&
      timeToLive.AttributeName !== undefined && { timeToLiveAttribute: timeToLive.AttributeName }),
  };
}

/** Indexes repeat some of the table's ignored properties. */
function withoutIgnored(properties: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(properties)) {
    if (ignoredProperties.has(name)) continue;
    kept[name] = name === 'GlobalSecondaryIndexes' && Array.isArray(value) ? value.map(withoutIgnored) : value;
  }
  return kept;
}
