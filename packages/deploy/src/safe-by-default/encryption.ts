import { referredId, resourcesOf, type Template, type TemplateResource } from '../cloudformation-template.ts';
import { type Statement, statementsOf } from './function-roles.ts';

/** SQS asks for a new data key once an hour instead of every five minutes: a twelfth of the requests to KMS. */
const DATA_KEY_REUSE_SECONDS = 3_600;

type Properties = Record<string, unknown>;

const WITH_KEY: Readonly<Record<string, (key: unknown) => Properties>> = {
  'AWS::DynamoDB::Table': (key) => ({
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: key },
  }),
  'AWS::SQS::Queue': (key) => ({
    KmsMasterKeyId: key,
    KmsDataKeyReusePeriodSeconds: DATA_KEY_REUSE_SECONDS,
  }),
  'AWS::SNS::Topic': (key) => ({ KmsMasterKeyId: key }),
  'AWS::Logs::LogGroup': (key) => ({ KmsKeyId: key }),
};

/** Encrypts tables, queues, topics and logs with the platform's key, and lets each function use it through the services
 *  that it uses, and not itself. */
export function encryptWithDataKey(template: Template, dataKeyArn: unknown): void {
  for (const resource of Object.values(template.Resources)) {
    if (tellsThatTheKeyFails(resource)) continue;
    const properties = WITH_KEY[resource.Type]?.(dataKeyArn);
    if (properties === undefined) continue;
    const { SqsManagedSseEnabled: _replaced, ...others } = resource.Properties;
    resource.Properties = { ...others, ...properties };
  }
  for (const statements of statementsOf(template)) statements.push(...keyStatements(statements, dataKeyArn));
}

/** A topic that reports that the key does not work must not need the key. Nothing but a topic may ask for that, and says why. */
function tellsThatTheKeyFails({ Type, Metadata }: TemplateResource): boolean {
  return Type === 'AWS::SNS::Topic' && Metadata?.WithoutDataKey !== undefined;
}

/** DynamoDB decrypts a table's key for whoever reads or writes it. SQS does for who receives, and makes a data key for
 *  who sends. S3 does for who gets, and makes a data key for who puts. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html */
function keyStatements(statements: readonly Statement[], dataKeyArn: unknown): Statement[] {
  const actions = statements.flatMap(({ Action }) => [Action].flat());
  const through = (service: string, keyActions: string[]): Statement => ({
    Effect: 'Allow',
    Action: keyActions,
    Resource: dataKeyArn,
    Condition: { StringEquals: { 'kms:ViaService': { 'Fn::Sub': `${service}.\${AWS::Region}.amazonaws.com` } } },
  });
  const sends = actions.some((action) => /^sqs:SendMessage/.test(action));
  const receives = actions.includes('sqs:ReceiveMessage');
  const puts = actions.includes('s3:PutObject');
  return [
    ...(actions.some((action) => action.startsWith('dynamodb:')) ? [through('dynamodb', ['kms:Decrypt'])] : []),
    ...(sends || receives ? [through('sqs', [...(sends ? ['kms:GenerateDataKey'] : []), 'kms:Decrypt'])] : []),
    ...(puts || actions.includes('s3:GetObject')
      ? [through('s3', [puts ? 'kms:GenerateDataKey' : 'kms:Decrypt'])]
      : []),
  ];
}

/** Refuses what does not come over TLS, on every queue that has no policy of its own. */
export function refusePlainText(template: Template): void {
  const withPolicy = new Set(
    resourcesOf(template, 'AWS::SQS::QueuePolicy').flatMap(([, { Properties }]) =>
      (Properties.Queues as unknown[]).map(referredId),
    ),
  );
  for (const [id] of resourcesOf(template, 'AWS::SQS::Queue')) {
    if (withPolicy.has(id)) continue;
    template.Resources[`${id}TlsOnly`] = {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: id }],
        PolicyDocument: { Version: '2012-10-17', Statement: [plainTextRefused('sqs:*', id)] },
      },
    };
  }
  for (const [, { Properties }] of resourcesOf(template, 'AWS::SQS::QueuePolicy')) {
    const policy = Properties.PolicyDocument as { Statement: Statement[] };
    if (policy.Statement.some(({ Effect, Condition }) => Effect === 'Deny' && Condition !== undefined)) continue;
    for (const queue of Properties.Queues as unknown[]) {
      const id = referredId(queue);
      if (id !== undefined) policy.Statement.push(plainTextRefused('sqs:*', id));
    }
  }
}

function plainTextRefused(action: string, queueId: string): Statement {
  return {
    Effect: 'Deny',
    Principal: '*',
    Action: action,
    Resource: { 'Fn::GetAtt': [queueId, 'Arn'] },
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}
