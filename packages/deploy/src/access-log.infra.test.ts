import { describe, expect, it } from 'vitest';
import { referredId } from './cloudformation-template.ts';
import { packagedTemplate, resourcesOf } from './packaged-template.ts';

describe.each(['prod', 'dev'])("CloudFront's access log of %s", (stage) => {
  const edge = () => packagedTemplate('edge', stage);
  const deliveries = () => resourcesOf(edge(), 'AWS::Logs::Delivery').map(([, { Properties }]) => Properties);
  const resource = (value: unknown) => edge().Resources[referredId(value) ?? ''];

  it('has every distribution', () => {
    const logged = deliveries().map(({ DeliverySourceName }) => {
      const source = resource(DeliverySourceName);
      expect(source).toMatchObject({ Type: 'AWS::Logs::DeliverySource', Properties: { LogType: 'ACCESS_LOGS' } });
      const { 'Fn::Sub': arn } = source!.Properties.ResourceArn as { 'Fn::Sub': string };
      return /^arn:\$\{AWS::Partition\}:cloudfront::\$\{AWS::AccountId\}:distribution\/\$\{([A-Za-z]+)\}$/.exec(
        arn,
      )?.[1];
    });
    const distributions = resourcesOf(edge(), 'AWS::CloudFront::Distribution').map(([id]) => id);
    expect(logged.sort()).toEqual(distributions.sort());
  });

  it('goes to a log group that is under the data key and forgets within 30 days', () => {
    for (const { DeliveryDestinationArn } of deliveries()) {
      const destination = resource(DeliveryDestinationArn);
      const { 'Fn::Sub': arn } = destination!.Properties.DestinationResourceArn as { 'Fn::Sub': string };
      const group = edge().Resources[/:log-group:\$\{([A-Za-z]+)\}$/.exec(arn)?.[1] ?? ''];
      expect(group).toMatchObject({
        Type: 'AWS::Logs::LogGroup',
        Properties: { RetentionInDays: 30, KmsKeyId: expect.stringContaining('arn:aws:kms:') },
      });
      // What the data key's policy lets logs be encrypted with, and what AWS writes to without a policy of the account's.
      expect(group?.Properties.LogGroupName).toMatch(new RegExp(`^/aws/vendedlogs/frontdesk-${stage}-`));
    }
  });

  it('tells who called from where, and neither path, query, cookie, referrer nor forwarded header', () => {
    for (const { RecordFields } of deliveries()) {
      expect(RecordFields).toEqual(expect.arrayContaining(['date', 'time', 'c-ip', 'sc-status', 'x-edge-request-id']));
      expect(JSON.stringify(RecordFields)).not.toMatch(/uri|query|cookie|referer|x-forwarded-for|headers/i);
    }
  });

  it('is not delivered twice at a time to one destination', () => {
    const [first, ...others] = resourcesOf(edge(), 'AWS::Logs::Delivery');
    for (const [id, delivery] of others) expect([delivery.DependsOn].flat(), id).toContain(first?.[0]);
  });
});
