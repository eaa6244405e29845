import { type APIGatewayClient, TooManyRequestsException } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { ApiGatewayKeyMeter } from './api-gateway-key-meter.ts';

const usagePlanIds = { small: 'plan-s', large: 'plan-l', enterprise: 'plan-e' };

/** A meter over an API Gateway that refuses so many requests of each kind, and what it was asked. */
function meterBeside(refusals: number) {
  const asked: string[] = [];
  const answers: Readonly<Record<string, object>> = { CreateApiKeyCommand: { id: 'key-1', value: 'value-1' } };
  const client = {
    send: async ({ constructor: { name } }: object) => {
      asked.push(name);
      if (asked.filter((each) => each === name).length <= refusals) {
        throw new TooManyRequestsException({ message: 'Too Many Requests', $metadata: { httpStatusCode: 429 } });
      }
      return answers[name] ?? {};
    },
  } as unknown as APIGatewayClient;
  return { asked, meter: new ApiGatewayKeyMeter({ client, restApiId: 'api', stage: 'test', usagePlanIds }) };
}

describe('the meter of keys in API Gateway', () => {
  it('asks again for what an account may not do more often for now', async () => {
    const { asked, meter } = meterBeside(2);
    expect(await meter.provision('sub_1', 'small')).toEqual({ id: 'key-1', value: 'value-1', usagePlanId: 'plan-s' });
    await meter.remove({ id: 'key-1', value: 'value-1', usagePlanId: 'plan-s' });
    await meter.forgetCallers();
    expect(asked).toHaveLength(5 * 3);
  });

  it('is UNAVAILABLE when that lasts', async () => {
    const { meter } = meterBeside(Number.POSITIVE_INFINITY);
    await expect(meter.provision('sub_1', 'small')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(meter.forgetCallers()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
