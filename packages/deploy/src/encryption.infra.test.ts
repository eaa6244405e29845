import { describe, expect, it } from 'vitest';
import { referredId } from './cloudformation-template.ts';
import { deployableServices } from './deployable-services.ts';
import { packagedTemplate, resourcesOf, type Template } from './packaged-template.ts';
import type { Statement } from './safe-by-default/function-roles.ts';
import { statementsOf } from './safe-by-default/function-roles.ts';

const SERVICES = deployableServices().map(({ name }) => name);
/** The platform's own key, or what its stack gives to the others. */
const isDataKey = (value: unknown): boolean =>
  referredId(value) === 'DataKey' || (typeof value === 'string' && value.startsWith('arn:aws:kms:'));

describe.each(SERVICES)('what %s keeps', (service) => {
  const template = (): Template => packagedTemplate(service);

  it.each([
    ['AWS::DynamoDB::Table', (p) => (p.SSESpecification as Record<string, unknown>)?.KMSMasterKeyId],
    ['AWS::SQS::Queue', (p) => p.KmsMasterKeyId],
    ['AWS::SNS::Topic', (p) => p.KmsMasterKeyId],
    ['AWS::Logs::LogGroup', (p) => p.KmsKeyId],
  ] as [string, (properties: Record<string, unknown>) => unknown][])("is under the platform's key: %s", (type, key) => {
    const elsewhere = resourcesOf(template(), type).filter(([, { Properties }]) => !isDataKey(key(Properties)));
    // The topic that tells of a key that does not work.
    const exempt = service === 'platform' && type === 'AWS::SNS::Topic' ? ['KeyAlarmTopic'] : [];
    expect(elsewhere.map(([id]) => id)).toEqual(exempt);
  });

  it('has a log group with an end for every function', () => {
    const groups = resourcesOf(template(), 'AWS::Logs::LogGroup').map(([, { Properties }]) => Properties);
    for (const [, { Properties }] of resourcesOf(template(), 'AWS::Lambda::Function')) {
      const group = groups.find(({ LogGroupName }) => LogGroupName === `/aws/lambda/${Properties.FunctionName}`);
      expect(group?.RetentionInDays, String(Properties.FunctionName)).toBe(365);
    }
  });

  it('is sent to queues and buckets over TLS only', () => {
    const refusing = new Set<string | undefined>();
    for (const type of ['AWS::SQS::QueuePolicy', 'AWS::S3::BucketPolicy']) {
      for (const [, { Properties }] of resourcesOf(template(), type)) {
        const { Statement: statements } = Properties.PolicyDocument as { Statement: Statement[] };
        const refuses = statements.some(
          ({ Effect, Condition }) => Effect === 'Deny' && JSON.stringify(Condition).includes('aws:SecureTransport'),
        );
        const targets = [Properties.Queues ?? Properties.Bucket].flat().map(referredId);
        if (refuses) for (const id of targets) refusing.add(id);
      }
    }
    const stores = ['AWS::SQS::Queue', 'AWS::S3::Bucket'].flatMap((type) => resourcesOf(template(), type));
    expect(stores.map(([id]) => id).filter((id) => !refusing.has(id))).toEqual([]);
  });

  it('is decrypted by functions through DynamoDB, S3 and SQS only, and by those alone that use them', () => {
    for (const statements of statementsOf(template())) {
      const actions = statements.flatMap(({ Action }) => [Action].flat());
      const withKey = statements.filter(({ Action }) => [Action].flat().some((action) => action.startsWith('kms:')));
      const services = withKey.map((statement) => {
        expect(isDataKey(statement.Resource)).toBe(true);
        const { StringEquals } = statement.Condition as { StringEquals: { 'kms:ViaService': { 'Fn::Sub': string } } };
        return StringEquals['kms:ViaService']['Fn::Sub'].split('.')[0] ?? '';
      });
      const used = ['dynamodb', 's3', 'sqs'].filter((name) => actions.some((action) => action.startsWith(`${name}:`)));
      expect(services.sort()).toEqual(used);
    }
  });
});

describe("the platform's key", () => {
  const key = () => packagedTemplate('platform').Resources.DataKey!;
  const statements = (): (Statement & { Sid: string; Principal: Record<string, unknown> })[] =>
    (key().Properties.KeyPolicy as { Statement: never[] }).Statement;

  it('is rotated, and outlives its stack as the tables do', () => {
    expect(key()).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: { EnableKeyRotation: true },
    });
  });

  it('lets nobody use it but through the services that keep the data', () => {
    const using = statements().filter(({ Action }) =>
      [Action].flat().some((action) => /^kms:(\*|Decrypt|Encrypt|GenerateDataKey|ReEncrypt|CreateGrant)/.test(action)),
    );
    for (const { Sid, Condition } of using) {
      expect(JSON.stringify(Condition), Sid).toMatch(
        /kms:ViaService|kms:EncryptionContext:aws:logs:arn|aws:SourceAccount/,
      );
    }
    expect(statements().flatMap(({ Action }) => [Action].flat())).not.toContain('kms:*');
  });

  it("serves the logs of its stage and no other stage's", () => {
    const logs = statements().find(({ Sid }) => Sid === 'UsedByLogsOfThisStage');
    expect(JSON.stringify(logs?.Condition)).toContain('log-group:*-prod');
  });
});
