import { VENDOR_TOPICS } from '@frontdesk/contracts/vendor-event';
import { functionsInTemplate, tableGrants } from '@frontdesk/deploy/packaged-functions';
import { packagedTemplate, resourcesOf } from '@frontdesk/deploy/packaged-template';
import { PUBLIC_ATTRIBUTES } from '@frontdesk/webhooks/adapters/webhook-items';
import { describe, expect, it } from 'vitest';

const only = (...attributes: string[]) => ({
  'ForAllValues:StringEquals': { 'dynamodb:Attributes': attributes },
  StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
});

describe('the webhooks service', () => {
  const template = packagedTemplate('webhooks');
  const functions = functionsInTemplate(template);

  it('allows each function what it does and no more', () => {
    const sending = [
      'event-log/index/byPosition: Query',
      'event-log: GetItem',
      'subscriptions: GetItem',
      'webhook-deliveries: DeleteItem, PutItem, Query',
      'webhooks: GetItem, UpdateItem',
    ];
    const grants = functions.map((each) => [
      each.key,
      tableGrants(each, 'prod').filter((grant) => !grant.includes('/stream/')),
    ]);
    expect(Object.fromEntries(grants)).toEqual({
      fanOutEvents: ['webhooks: Query'],
      deliverWebhooks: sending,
      // Tells of late events too.
      retryWebhooks: sending.map((grant) => grant.replace('webhooks: GetItem,', 'webhooks: GetItem, Query,')),
      sweepWebhooks: ['webhooks/index/bySweep: Query', 'webhooks: UpdateItem'],
    });
  });

  it('reads what signs events where it sends them, and nowhere else', () => {
    const partners = functionsInTemplate(packagedTemplate('partners'));
    const readers = [...functions, ...partners].flatMap(({ key, statements }) =>
      statements
        .filter(({ actions }) => actions.some((action) => /GetItem|Query/.test(action)))
        .filter(({ resources }) => resources.some((resource) => resource.endsWith('prod-webhooks')))
        .map(({ condition }) => [key, condition] as const),
    );
    const open = only(...PUBLIC_ATTRIBUTES.split(', '));
    expect(Object.fromEntries(readers)).toEqual({
      ...{ deliverWebhooks: undefined, retryWebhooks: undefined },
      ...{ fanOutEvents: open, listWebhooks: open, testWebhook: open, replayWebhook: open, listDeliveries: open },
      rotateWebhook: only('pk', 'sk', 'secrets'),
    });
  });

  it('is told of the topics that vendors may see', () => {
    const [stream] = resourcesOf(template, 'AWS::Lambda::EventSourceMapping')
      .map(([, { Properties }]) => Properties.FilterCriteria as { Filters: { Pattern: string }[] } | undefined)
      .filter((criteria) => criteria !== undefined);
    expect(stream?.Filters.map(({ Pattern }) => JSON.parse(Pattern))).toEqual([
      { eventName: ['INSERT'], dynamodb: { NewImage: { topic: { S: VENDOR_TOPICS } } } },
    ]);
  });

  it('looks at one webhook in an invocation, so that none waits for another', () => {
    const sources = resourcesOf(template, 'AWS::Lambda::EventSourceMapping')
      .filter(([, { Properties }]) => Properties.StartingPosition === undefined)
      .map(([, { Properties }]) => Properties.BatchSize);
    expect(sources).toEqual([1, 1]);
  });

  it('lets no server of its own machine receive', () => {
    for (const { key, properties } of [...functions, ...functionsInTemplate(packagedTemplate('partners'))]) {
      const { Variables = {} } = (properties.Environment ?? {}) as { Variables?: Record<string, unknown> };
      expect([key, Variables.WEBHOOK_LOOPBACK ?? 'false']).toEqual([key, 'false']);
    }
  });
});
