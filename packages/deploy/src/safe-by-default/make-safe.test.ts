import { describe, expect, it } from 'vitest';
import type { Template, TemplateResource } from '../cloudformation-template.ts';
import { makeSafe } from './make-safe.ts';
import type { SafeByDefaultSettings } from './settings.ts';
import { requireSettings } from './settings.ts';

const SETTINGS: SafeByDefaultSettings = {
  dataKeyArn: 'arn:key',
  alarmTopicArn: 'arn:topic',
  releaseType: 'Canary10Percent30Minutes',
  reservedConcurrency: { booking: 200, postCall: 100, reports: 20, background: 10 },
  throttleRate: 500,
  throttleBurst: 1000,
};
const functionNamed = (name: string): TemplateResource => ({
  Type: 'AWS::Lambda::Function',
  Properties: { FunctionName: `calls-prod-${name}`, Timeout: 10, Role: { 'Fn::GetAtt': ['Role', 'Arn'] } },
});

/** A function that a queue feeds and one that nobody calls. */
function callsTemplate(): Template {
  return {
    Resources: {
      FoldLambdaFunction: functionNamed('fold'),
      FoldLambdaVersionABC: {
        Type: 'AWS::Lambda::Version',
        Properties: { FunctionName: { Ref: 'FoldLambdaFunction' } },
      },
      ImportLambdaFunction: functionNamed('import'),
      ImportLambdaVersionABC: {
        Type: 'AWS::Lambda::Version',
        Properties: { FunctionName: { Ref: 'ImportLambdaFunction' } },
      },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          Policies: [
            {
              PolicyDocument: {
                Statement: [{ Effect: 'Allow', Action: ['sqs:ReceiveMessage', 'sqs:SendMessage'], Resource: 'queue' }],
              },
            },
          ],
        },
      },
      Queue: {
        Type: 'AWS::SQS::Queue',
        Properties: {
          SqsManagedSseEnabled: true,
          RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] } },
        },
      },
      Dead: { Type: 'AWS::SQS::Queue', Properties: {} },
      Mapping: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] },
          FunctionName: { 'Fn::GetAtt': ['FoldLambdaFunction', 'Arn'] },
        },
      },
      Machine: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: { DefinitionString: { 'Fn::Sub': `call \${FoldLambdaFunction.Arn} in \${AWS::Region}` } },
      },
    },
  };
}

function safe(settings: Partial<SafeByDefaultSettings> = {}, concurrencyClasses: Record<string, string> = {}) {
  const template = callsTemplate();
  makeSafe(template, { ...SETTINGS, ...settings }, { service: 'calls', stage: 'prod', concurrencyClasses });
  return template.Resources;
}

describe('a service made safe', () => {
  it('is invoked through the alias wherever its ARN stands, also in a text', () => {
    const { Mapping, Machine } = safe();
    expect(Mapping?.Properties.FunctionName).toEqual({ Ref: 'FoldLiveAlias' });
    expect(Machine?.Properties.DefinitionString).toEqual({ 'Fn::Sub': `call \${FoldLiveAlias} in \${AWS::Region}` });
  });

  it('has no alias for a function that operators alone invoke', () => {
    expect(Object.keys(safe())).not.toContain('ImportLiveAlias');
  });

  it('has no alias at all where releases take effect at once', () => {
    expect(Object.keys(safe({ releaseType: 'none' })).filter((id) => /Alias|Release/.test(id))).toEqual([]);
  });

  it('keeps background instances for what a queue feeds, and lets the queue start no more', () => {
    const { FoldLambdaFunction, ImportLambdaFunction, Mapping } = safe();
    expect(FoldLambdaFunction?.Properties.ReservedConcurrentExecutions).toBe(10);
    expect(Mapping?.Properties.ScalingConfig).toEqual({ MaximumConcurrency: 10 });
    expect(ImportLambdaFunction?.Properties.ReservedConcurrentExecutions).toBeUndefined();
  });

  it('follows the class that a function names', () => {
    const { FoldLambdaFunction } = safe({}, { FoldLambdaFunction: 'postCall' });
    expect(FoldLambdaFunction?.Properties.ReservedConcurrentExecutions).toBe(100);
  });

  it('refuses a class that no stage knows', () => {
    expect(() => safe({}, { FoldLambdaFunction: 'urgent' })).toThrow('no concurrency class urgent');
  });

  it("encrypts queues with the platform's key instead of SQS's, and refuses plain text", () => {
    const { Queue, QueueTlsOnly } = safe();
    expect(Queue?.Properties).toMatchObject({ KmsMasterKeyId: 'arn:key', KmsDataKeyReusePeriodSeconds: 3600 });
    expect(Queue?.Properties).not.toHaveProperty('SqsManagedSseEnabled');
    expect(JSON.stringify(QueueTlsOnly)).toContain('aws:SecureTransport');
  });

  it('lets a function use the key through the queue that it sends to', () => {
    expect(JSON.stringify(safe().Role)).toContain(
      '{"Effect":"Allow","Action":["kms:GenerateDataKey","kms:Decrypt"],"Resource":"arn:key","Condition"',
    );
  });

  it('watches dead letters and the age of what waits', () => {
    expect(Object.keys(safe())).toEqual(expect.arrayContaining(['DeadDeadLettersAlarm', 'QueueAgeAlarm']));
    expect(Object.keys(safe())).not.toContain('DeadAgeAlarm');
  });

  it('provisions the live version of the functions that are named, and refuses what it could not', () => {
    const provisionedConcurrency = {
      instances: { 'calls/fold': 2, 'elsewhere/fold': 1 },
      from: 'cron(0 8 ? * MON-FRI *)',
      until: 'cron(0 18 ? * MON-FRI *)',
      timeZone: 'America/New_York',
    };
    const targets = (settings: Partial<SafeByDefaultSettings>) =>
      Object.entries(safe({ provisionedConcurrency, ...settings })).filter(
        ([, { Type }]) => Type === 'AWS::ApplicationAutoScaling::ScalableTarget',
      );
    expect(targets({})).toMatchObject([
      ['FoldProvisioned', { DependsOn: ['FoldLiveAlias'], Properties: { MinCapacity: 0, MaxCapacity: 0 } }],
    ]);
    expect(() => targets({ releaseType: 'none' })).toThrow('releaseType is none');
    expect(() => targets({ provisionedConcurrency: { instances: { 'calls/fold': 1 } } })).toThrow('timeZone');
    expect(targets({ provisionedConcurrency: { instances: {} } })).toEqual([]);
  });

  it('says which settings are missing', () => {
    expect(() => requireSettings({ ...SETTINGS, dataKeyArn: undefined })).toThrow('lacks dataKeyArn.');
  });
});
