import { functionsInTemplate, REQUEST_COUNT, tableGrants } from '@frontdesk/deploy/packaged-functions';
import { onlyResource, packagedTemplate, resourcesOf } from '@frontdesk/deploy/packaged-template';
import { describe, expect, it } from 'vitest';

const properties = (type: string) =>
  resourcesOf(packagedTemplate('calls-webhook'), type).map(([, resource]) => resource.Properties);

describe('the calls-webhook service', () => {
  it('allows each function what it does and no more', () => {
    const functions = functionsInTemplate(packagedTemplate('calls-webhook'));
    expect(
      Object.fromEntries(
        functions.map((each) => [each.key, tableGrants(each, 'prod').filter((grant) => grant !== REQUEST_COUNT)]),
      ),
    ).toEqual({
      receiveCallEvent: ['callers: PutItem', 'calls: GetItem, PutItem'],
      keepCaller: ['callers: PutItem'],
      foldCallEvents: ['calls: BatchGetItem, GetItem, PutItem', 'events: PutItem'],
      runPostCallWorkflow: ['appointments/index/byCall: Query', 'calls: GetItem, PutItem'],
      listCalls: ['calls/index/byStart: Query', 'calls: BatchGetItem', 'schedules: Query'],
      readCall: ['appointments/index/byCall: Query', 'calls: BatchGetItem, GetItem'],
      listCallTasks: ['calls/index/byTask: Query'],
      changeCallTask: ['calls: GetItem, PutItem', 'events: PutItem'],
    });
  });

  it('lets only the webhook read its secret, and only the consumers take from their queues', () => {
    const functions = functionsInTemplate(packagedTemplate('calls-webhook'));
    const others = functions.map(({ key, statements }) => [
      key,
      statements
        .flatMap(({ actions }) => actions)
        .filter((action) => /^(sqs|secretsmanager):/.test(action))
        .sort(),
    ]);
    const taking = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'];
    expect(Object.fromEntries(others)).toEqual({
      receiveCallEvent: ['secretsmanager:GetSecretValue', 'sqs:SendMessage'],
      keepCaller: [],
      foldCallEvents: [...taking, 'sqs:SendMessage'],
      runPostCallWorkflow: taking,
      listCalls: [],
      readCall: [],
      listCallTasks: [],
      changeCallTask: [],
    });
  });

  it('hides a message six times as long as its function may take, and gives it up into a queue that keeps it', () => {
    const queues = properties('AWS::SQS::Queue');
    const slowest = Math.max(
      ...functionsInTemplate(packagedTemplate('calls-webhook')).map((each) => each.properties.Timeout),
    );
    const consumed = queues.filter(({ RedrivePolicy }) => RedrivePolicy !== undefined);
    expect(consumed).toHaveLength(2);
    for (const queue of consumed) {
      expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * slowest);
      expect(queue.RedrivePolicy).toMatchObject({ maxReceiveCount: 15 });
    }
    for (const queue of queues.filter((each) => !consumed.includes(each))) {
      expect(queue.MessageRetentionPeriod).toBe(14 * 24 * 60 * 60);
    }
  });

  it('takes back from a batch only what failed', () => {
    const mappings = properties('AWS::Lambda::EventSourceMapping');
    expect(mappings).toHaveLength(2);
    for (const mapping of mappings) {
      expect(mapping).toMatchObject({ BatchSize: 10, FunctionResponseTypes: ['ReportBatchItemFailures'] });
    }
  });

  it('runs at most a hundred workflows at once in prod', () => {
    const [workflow] = functionsInTemplate(packagedTemplate('calls-webhook')).filter(
      ({ key }) => key === 'runPostCallWorkflow',
    );
    expect(workflow?.properties).toMatchObject({ ReservedConcurrentExecutions: 100 });
  });

  it('has a secret that AWS makes, and no value of one in the template', () => {
    const secret = onlyResource(packagedTemplate('calls-webhook'), 'AWS::SecretsManager::Secret');
    expect(secret).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: { Name: 'frontdesk-prod-webhook-secret', GenerateSecretString: { PasswordLength: 44 } },
    });
    expect(JSON.stringify(packagedTemplate('calls-webhook'))).not.toContain('whsec_');
  });

  it('gives contacts that name no practice to nobody', () => {
    const receive = functionsInTemplate(packagedTemplate('calls-webhook')).find(
      ({ key }) => key === 'receiveCallEvent',
    );
    expect(receive?.properties.Environment.Variables.DEFAULT_PRACTICE_ID).toBe('');
  });

  it('keeps calls for ever, accepted deliveries until their signatures are stale, and callers for a day', () => {
    const TimeToLiveSpecification = { AttributeName: 'expiresAt', Enabled: true };
    expect(properties('AWS::DynamoDB::Table')).toMatchObject([
      { TableName: 'frontdesk-prod-calls', TimeToLiveSpecification },
      { TableName: 'frontdesk-prod-callers', TimeToLiveSpecification },
    ]);
  });
});
