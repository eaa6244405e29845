import { referredId } from '@frontdesk/deploy/cloudformation-template';
import { functionsInTemplate, REQUEST_COUNT, tableGrants } from '@frontdesk/deploy/packaged-functions';
import { packagedTemplate, resourcesOf } from '@frontdesk/deploy/packaged-template';
import { describe, expect, it } from 'vitest';
import { RECORDED_TABLES } from './adapters/recorded-items.ts';
import { KEPT_SECONDS, LINK_SECONDS } from './domain/report.ts';

const template = () => packagedTemplate('reports');

describe('the reports service', () => {
  it('allows each function what it does and no more', () => {
    const grants = functionsInTemplate(template()).map((each) => [
      each.key,
      tableGrants(each, 'prod').filter((grant) => grant !== REQUEST_COUNT),
    ]);
    expect(Object.fromEntries(grants)).toEqual({
      createReport: ['idempotency: PutItem', 'reports: PutItem'],
      readReport: ['reports: GetItem'],
      readWeeklyReport: ['reports: GetItem'],
      replaceWeeklyReport: ['reports: GetItem, PutItem', 'schedules: Query'],
      deleteWeeklyReport: ['reports: DeleteItem'],
      startWeeklyReports: ['reports/index/byDue: Query', 'reports: GetItem, PutItem', 'schedules: Query'],
      workOnReports: [
        'day-sheets: Query',
        'events: PutItem',
        'reports: GetItem, PutItem',
        'schedules: Query',
        'subscriptions/index/byPractice: Query',
        'usage: GetItem, Query',
      ],
      planSamples: ['reports: Query'],
      queueFacts: ['placeholder-events/stream/placeholder: DescribeStream, GetRecords, GetShardIterator, ListStreams'],
      recordFacts: ['reports: PutItem'],
      rebuildFacts: [
        'appointments: Scan',
        'calls: Scan',
        'insurance: Scan',
        'reports: PutItem, Scan',
        'schedules: Scan',
      ],
    });
  });

  it.each(Object.entries(RECORDED_TABLES))(
    'reads of %s what reports count, and is not allowed to read of a patient',
    (table, { attributes }) => {
      const [scan] = functionsInTemplate(template())
        .flatMap(({ key, statements }) => (key === 'rebuildFacts' ? statements : []))
        .filter(
          ({ actions, resources }) =>
            actions.includes('dynamodb:Scan') && JSON.stringify(resources).includes(`table/frontdesk-prod-${table}`),
        );
      expect(scan?.condition).toEqual({
        'ForAllValues:StringEquals': { 'dynamodb:Attributes': [...attributes] },
        StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
      });
      for (const each of ['patient', 'reason', 'subscriber', 'coverage', 'outcome'])
        expect(attributes).not.toContain(each);
    },
  );

  it('makes twenty reports at once at most, and takes nothing of the booking path for events', () => {
    const reserved = resourcesOf(template(), 'AWS::Lambda::Function').map(([id, { Properties }]) => [
      id,
      Properties.ReservedConcurrentExecutions,
    ]);
    expect(Object.fromEntries(reserved)).toMatchObject({ WorkOnReportsLambdaFunction: 20 });
    const sources = resourcesOf(template(), 'AWS::Lambda::EventSourceMapping')
      .map(([, { Properties }]) => [referredId(Properties.EventSourceArn), Properties.ScalingConfig])
      .filter(([id]) => id !== undefined);
    expect(Object.fromEntries(sources)).toEqual({
      ReportsQueue: { MaximumConcurrency: 20 },
      FactsQueue: { MaximumConcurrency: 5 },
    });
  });

  it('keeps PostgreSQL encrypted, protected, backed up, asleep when nobody asks, and out of reach', () => {
    const [[, cluster] = expect.fail('no cluster')] = resourcesOf(template(), 'AWS::RDS::DBCluster');
    expect(cluster.Properties).toMatchObject({
      StorageEncrypted: true,
      KmsKeyId: expect.stringMatching(/^arn:aws:kms:/),
      DeletionProtection: true,
      BackupRetentionPeriod: 7,
      EnableHttpEndpoint: true,
      ManageMasterUserPassword: true,
      ServerlessV2ScalingConfiguration: { MinCapacity: 0, MaxCapacity: 4 },
    });
    const [[, instance] = expect.fail('no instance')] = resourcesOf(template(), 'AWS::RDS::DBInstance');
    expect(instance.Properties.PubliclyAccessible).toBe(false);
    const [[, group] = expect.fail('no group')] = resourcesOf(template(), 'AWS::EC2::SecurityGroup');
    expect(group.Properties.SecurityGroupIngress).toBeUndefined();
    expect(resourcesOf(template(), 'AWS::EC2::InternetGateway')).toEqual([]);
    for (const [id, { Properties }] of resourcesOf(template(), 'AWS::Lambda::Function')) {
      expect(Properties.VpcConfig, id).toBeUndefined();
    }
  });

  it('keeps large results under the data key, out of the public, over TLS, for fifteen minutes a link and as long as their reports', () => {
    const [[, bucket] = expect.fail('no bucket')] = resourcesOf(template(), 'AWS::S3::Bucket').filter(
      ([id]) => id === 'ReportFiles',
    );
    expect(bucket.Properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            ServerSideEncryptionByDefault: {
              SSEAlgorithm: 'aws:kms',
              KMSMasterKeyID: expect.stringMatching(/^arn:aws:kms:/),
            },
          },
        ],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: KEPT_SECONDS / 86_400 }] },
    });
    const policies = resourcesOf(template(), 'AWS::S3::BucketPolicy').map(([, { Properties }]) => Properties);
    expect(policies).toContainEqual(
      expect.objectContaining({
        PolicyDocument: expect.objectContaining({
          Statement: expect.arrayContaining([
            expect.objectContaining({
              Effect: 'Deny',
              Condition: { NumericGreaterThan: { 's3:signatureAge': LINK_SECONDS * 1000 } },
            }),
          ]),
        }),
      }),
    );
    const allowed = functionsInTemplate(template()).flatMap(({ key, statements: own }) =>
      own.flatMap(({ actions }) => actions.filter((action) => action.startsWith('s3:')).map((action) => [key, action])),
    );
    expect(allowed).toEqual([
      ['readReport', 's3:GetObject'],
      ['workOnReports', 's3:PutObject'],
    ]);
  });

  it('rings when PostgreSQL is as large as it may be', () => {
    const alarms = resourcesOf(template(), 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
    expect(alarms.find(({ MetricName }) => MetricName === 'ACUUtilization')).toMatchObject({
      AlarmName: 'reports-prod-ReportsCluster-capacity',
      Threshold: 90,
    });
  });
});
