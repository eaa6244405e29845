import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { referredId } from '../cloudformation-template.ts';
import { deployableServices, REPOSITORY_ROOT } from '../deployable-services.ts';
import { type FunctionInTemplate, functionsInTemplate } from '../packaged-functions.ts';
import { packagedTemplate, resourcesOf, type Template } from '../packaged-template.ts';
import { functionOf } from '../safe-by-default/event-sources.ts';
import { calledActions } from './called-actions.ts';

/** Tests of their own hold these: what Lambda itself needs, and the key (encryption.infra.test.ts). */
const OF_THE_PLATFORM = /^(logs|xray|kms):/;

/** Code that is there and never runs: what the analysis cannot see, and why it is so. */
const NEVER_CALLED: Readonly<Record<string, { functions: readonly string[]; why: string }>> = {
  'dynamodb:ConditionCheckItem': {
    functions: [
      ...['cancel', 'arrive', 'fulfil', 'noShow', 'correct'].map((change) => `${change}Appointment`),
      ...['cancelFlatAppointment', 'correctPatient'],
    ],
    why: 'The rules are held against a new time only, and a change of status or of the patient asks for none.',
  },
  'dynamodb:PutItem': {
    functions: ['readCall'],
    why: "The call store's `write` has the name of a stream's.",
  },
  'dynamodb:Query': {
    functions: ['createOwnWebhook'],
    why: "The subscription store's `read` has the name of the event log's.",
  },
  'dynamodb:DeleteItem': {
    functions: ['replacePractice', 'replaceSchedule', 'replaceAppointmentType', 'importPractice', 'replaceAccount'],
    why: 'A change of rules is put or deleted by its kind, and only a change of closures deletes.',
  },
};

const SERVICES = deployableServices().map(({ name }) => name);
const DEPLOYED = SERVICES.flatMap((service) =>
  functionsInTemplate(packagedTemplate(service)).map((one) => ({ service, one })),
);
const CALLED = await calledActions(DEPLOYED.map(({ service, one }) => sourceOf(service, one)));

function calledBy(service: string, deployed: FunctionInTemplate): readonly string[] {
  return CALLED.get(sourceOf(service, deployed)) ?? [];
}

describe.each(SERVICES)('the permissions of %s', (service) => {
  it('are what its functions call, no less and no more', () => {
    const template = packagedTemplate(service);
    const differences = functionsInTemplate(template).map((deployed) => {
      const needed = new Set([
        ...calledBy(service, deployed).filter((action) => !NEVER_CALLED[action]?.functions.includes(deployed.key)),
        ...calledBySources(template, deployed.properties.FunctionName),
      ]);
      const granted = new Set(
        deployed.statements.flatMap(({ actions }) => actions).filter((action) => !OF_THE_PLATFORM.test(action)),
      );
      return [
        ...[...granted].filter((action) => !needed.has(action)).map((action) => `nobody calls ${action}`),
        ...[...needed].filter((action) => !granted.has(action)).map((action) => `${action} is not granted`),
      ].map((difference) => `${deployed.key}: ${difference}`);
    });
    expect(differences.flat()).toEqual([]);
  });

  it('name every resource, but for the actions that take none', () => {
    for (const { key, statements } of functionsInTemplate(packagedTemplate(service))) {
      const open = statements.filter(({ resources }) => resources.includes('*')).flatMap(({ actions }) => actions);
      expect(open, key).toEqual(['xray:PutTraceSegments', 'xray:PutTelemetryRecords']);
    }
  });
});

describe('the list of what is never called', () => {
  it.each(Object.entries(NEVER_CALLED))('has nothing in it that does not look called: %s', (action, { functions }) => {
    for (const key of functions) {
      const found = DEPLOYED.find(({ one }) => one.key === key);
      expect(found && calledBy(found.service, found.one), key).toContain(action);
    }
  });
});

function sourceOf(service: string, { properties }: FunctionInTemplate): string {
  const path = join(REPOSITORY_ROOT, 'services', service, properties.Handler.replace(/\.\w+$/, '.ts'));
  if (!existsSync(path)) throw new Error(`No ${path}`);
  return path;
}

const READ_QUEUE = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
const READ_STREAM = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
];

/** What Lambda calls with the function's role to feed it, and to report what it gave up. */
function calledBySources(template: Template, functionName: string): string[] {
  const [[, own] = []] = resourcesOf(template, 'AWS::Lambda::Function').filter(
    ([, { Properties }]) => Properties.FunctionName === functionName,
  );
  const givenUp = own?.Properties.DeadLetterConfig === undefined ? [] : ['sqs:SendMessage'];
  const fed = resourcesOf(template, 'AWS::Lambda::EventSourceMapping').flatMap(([, { Properties }]) => {
    const id = functionOf(template, referredId(Properties.FunctionName)) ?? '';
    if (template.Resources[id]?.Properties.FunctionName !== functionName) return [];
    const reports = Properties.DestinationConfig === undefined ? [] : ['sqs:SendMessage'];
    return [...(Properties.StartingPosition === undefined ? READ_QUEUE : READ_STREAM), ...reports];
  });
  return [...givenUp, ...fed];
}
