import { contactEvent } from '@frontdesk/contracts/contact-event';
import { silentLogger } from '@frontdesk/core/logger';
import { packagedTemplate, resourcesOf } from '@frontdesk/deploy/packaged-template';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { sightingOf } from './domain/sighting-of-contact.ts';
import { contactMessage } from './functions/fold-call-events/message.ts';
import { forwardedEvent } from './functions/forwarded-event.ts';
import { CANARIES, contactEventOf, eventsOfCall } from './testing/contact-events.ts';
import { InMemoryCallerNumbers } from './testing/in-memory-ports.ts';
import { keepCaller } from './use-cases/keep-caller.ts';
import { sightingsOfMessages } from './use-cases/sightings-of-messages.ts';

/** The sample of a disconnected voice call in the administrator guide, with the caller's number where later pages show it,
 *  and the events of whole calls.
 *  https://docs.aws.amazon.com/connect/latest/adminguide/contact-events.html */
const SAMPLE_EVENTS: readonly (readonly [string, unknown])[] = [
  [
    'the guide’s sample',
    {
      version: '0',
      id: 'abcabcab-abca-abca-abca-abcabcabcabc',
      'detail-type': 'Amazon Connect Contact Event',
      source: 'aws.connect',
      account: '111122223333',
      time: '2021-08-04T17:43:48Z',
      region: 'us-east-1',
      resources: ['arn:aws:…', 'contactArn', 'instanceArn'],
      detail: {
        eventType: 'DISCONNECTED',
        contactId: '11111111-1111-1111-1111-111111111111',
        initialContactId: '11111111-2222-3333-4444-555555555555',
        previousContactId: '11111111-2222-3333-4444-555555555555',
        channel: 'Voice',
        instanceArn: 'arn:aws::connect:us-east-1:123456789012:instance/12345678-1234-1234-1234-123456789012',
        initiationMethod: 'OUTBOUND',
        initiationTimestamp: '2021-08-04T17:17:53.000Z',
        connectedToSystemTimestamp: '2021-08-04T17:17:55.000Z',
        disconnectTimestamp: '2021-08-04T17:18:37.000Z',
        queueInfo: { queueArn: 'arn', queueType: 'type', enqueueTimestamp: '2021-08-04T17:29:04.000Z' },
        agentInfo: { agentArn: 'arn', connectedToAgentTimestamp: '2021-08-04T17:29:09.000Z' },
        customerEndpoint: { type: 'TELEPHONE_NUMBER', address: CANARIES[0] },
        tags: { practiceId: 'p001', 'aws:connect:instanceId': '12345678-1234-1234-1234-123456789012' },
      },
    },
  ],
  ...[...eventsOfCall('c', 'answered'), ...eventsOfCall('d', 'missed', true)].map(
    (event) => [`${event.detail.contactId} ${event.detail.eventType}`, event] as const,
  ),
];

describe('events of Amazon Connect in the same account', () => {
  interface Target {
    Arn: unknown;
    InputTransformer: { InputPathsMap: Record<string, string>; InputTemplate: string };
    RetryPolicy: unknown;
    DeadLetterConfig: unknown;
  }
  const template = () => packagedTemplate('calls-webhook');
  const rule = (id = 'ConnectEventsRule') => template().Resources[id]!.Properties;
  const target = (id?: string): Target => (rule(id).Targets as Target[])[0]!;

  it('are put into the queue by a rule that a stage switches on, tried for a day, and kept where that fails', () => {
    expect(rule()).toMatchObject({
      State: 'DISABLED',
      EventPattern: {
        source: ['aws.connect'],
        'detail-type': ['Amazon Connect Contact Event'],
        detail: { instanceArn: [{ prefix: 'arn:' }] },
      },
    });
    expect(target()).toMatchObject({
      Arn: { 'Fn::GetAtt': ['ContactEventsQueue', 'Arn'] },
      RetryPolicy: { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 },
      DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['ConnectEventsUndelivered', 'Arn'] } },
    });
  });

  it.each(['ContactEventsQueue', 'ConnectEventsUndelivered'])(
    'reach %s from this rule alone, by EventBridge',
    (queue) => {
      const policies = resourcesOf(template(), 'AWS::SQS::QueuePolicy').map(([, { Properties }]) => Properties);
      const policy = policies.find(({ Queues }) => JSON.stringify(Queues) === JSON.stringify([{ Ref: queue }]));
      if (policy === undefined) expect.unreachable();
      const { Statement: statements } = policy.PolicyDocument as { Statement: { Effect: string }[] };
      expect(statements.filter(({ Effect }) => Effect === 'Allow')).toEqual([
        {
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: { 'Fn::GetAtt': [queue, 'Arn'] },
          Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': ['ConnectEventsRule', 'Arn'] } } },
        },
      ]);
    },
  );

  it('may be encrypted by EventBridge with the key of the queues, and ring when they are undelivered', () => {
    const { KeyPolicy } = packagedTemplate('platform').Resources.DataKey!.Properties as {
      KeyPolicy: { Statement: { Principal: unknown; Action: string[]; Condition: unknown }[] };
    };
    const statement = KeyPolicy.Statement.find(({ Principal }) =>
      JSON.stringify(Principal).includes('events.amazonaws'),
    );
    expect(statement?.Action).toEqual(['kms:Decrypt', 'kms:GenerateDataKey*']);
    expect(statement?.Condition).toEqual({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } });
    const alarms = resourcesOf(template(), 'AWS::CloudWatch::Alarm').map(([id]) => id);
    expect(alarms).toContain('ConnectEventsUndeliveredDeadLettersAlarm');
  });

  /** The input transformer as EventBridge's user guide describes it: "If you specify a variable to match a JSON path that
   *  doesn't exist in the event, that variable isn't created and won't appear in the output."
   *  https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html */
  function transformed(event: unknown, by = target()): string {
    const { InputPathsMap, InputTemplate } = by.InputTransformer;
    const at = (path: string): unknown =>
      path
        .split('.')
        .slice(1)
        .reduce((value: unknown, name) => (value as Record<string, unknown> | undefined)?.[name], event);
    return InputTemplate.replace(/<([\w-]+)>/g, (_, name: string) => {
      const path = InputPathsMap[name];
      if (path === undefined) throw new Error(`<${name}> is no variable.`);
      const value = at(path);
      return value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
    });
  }

  it.each(SAMPLE_EVENTS)('say in the queue what the webhook would have said: %s', (_, event) => {
    const body = transformed(event);
    const message = z.safeParse(contactMessage, JSON.parse(body));
    expect(message.error).toBeUndefined();
    const messages = [{ id: 'm', content: message.data! }];
    const direct = sightingOf(z.parse(contactEvent, event), 'p001');
    expect(sightingsOfMessages(messages, undefined, silentLogger)).toEqual([{ id: 'm', content: direct }]);
    for (const canary of CANARIES) expect(body).not.toContain(canary);
    expect(JSON.stringify(event)).toContain(CANARIES[0]);
  });

  it('are understood as they are, too, and left out as long as they name no practice', () => {
    const event = contactEventOf({ contactId: 'raw' });
    const read = (body: unknown) => {
      const content = z.parse(contactMessage, JSON.parse(JSON.stringify(body)));
      return sightingsOfMessages([{ id: 'm', content }], undefined, silentLogger);
    };
    expect(read(event)).toEqual([{ id: 'm', content: sightingOf(event, 'p001') }]);
    expect(read(contactEventOf({ practiceId: undefined }))).toEqual([]);
    expect(read(JSON.parse(transformed(contactEventOf({ practiceId: undefined }))))).toEqual([]);
  });

  it('that begin a call tell a function who calls, past every queue, and nothing else of the customer', async () => {
    const callersRule = 'ConnectCallersRule';
    expect(rule(callersRule)).toMatchObject({
      State: 'DISABLED',
      EventPattern: {
        detail: { eventType: ['INITIATED', 'QUEUED'], customerEndpoint: { type: ['TELEPHONE_NUMBER'] } },
      },
    });
    expect(rule(callersRule).Targets).toEqual([expect.not.objectContaining({ DeadLetterConfig: expect.anything() })]);
    const [permission] = resourcesOf(template(), 'AWS::Lambda::Permission').filter(
      ([, { Properties }]) => Properties.Principal === 'events.amazonaws.com',
    );
    expect(permission?.[1].Properties).toMatchObject({
      FunctionName: target(callersRule).Arn,
      SourceArn: { 'Fn::GetAtt': [callersRule, 'Arn'] },
    });

    const body = transformed(contactEventOf({ contactId: 'ringing' }), target(callersRule));
    const callers = new InMemoryCallerNumbers();
    await keepCaller(z.parse(forwardedEvent, JSON.parse(body)), undefined, callers);
    expect(callers.kept).toEqual([{ practiceId: 'p001', id: 'ringing', number: CANARIES[0] }]);
    for (const canary of CANARIES.slice(1)) expect(body).not.toContain(canary);
  });

  it.each(['ConnectEventsRule', 'ConnectCallersRule'])('stay within what EventBridge takes: %s', (id) => {
    const { InputPathsMap, InputTemplate } = target(id).InputTransformer;
    expect(Object.keys(InputPathsMap).length).toBeLessThanOrEqual(100);
    expect(InputTemplate.length).toBeLessThanOrEqual(8_192);
    for (const path of Object.values(InputPathsMap)) expect(path.length).toBeLessThanOrEqual(256);
  });
});
