import { jsonAnswer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import { describe, expect, it } from 'vitest';
import { KEY_CONTEXT, lambdaContext, recordedLog, restEvent } from '../invocation.fixture.ts';
import { partnerHandler } from '../partner-handler.ts';

/** The header of an answer to a key of this plan. */
async function policyTold(plan: string | undefined, { cached = false, refuses = false } = {}) {
  const handler = partnerHandler(
    { operationId: 'readThing', scope: 'appointments:read', ...(cached && { cached }) },
    async () => {
      if (refuses) throw new AppError('NOT_FOUND');
      return jsonAnswer(200, {});
    },
    { logger: recordedLog().logger, allowedOrigins: [], originSecrets: [] },
  );
  const authorizer = { ...KEY_CONTEXT, ...(plan !== undefined && { plan }) };
  const { headers, statusCode } = await handler(restEvent({ authorizer }), lambdaContext());
  expect(statusCode).toBe(refuses ? 404 : 200);
  return headers?.['ratelimit-policy'];
}

// draft-ietf-httpapi-ratelimit-headers, section 3
describe('RateLimit-Policy', () => {
  it('names the rate and the quota of the caller’s plan, on refusals too', async () => {
    expect(await policyTold('small')).toBe('"persec";q=50;w=1, "perday";q=1000;w=86400');
    expect(await policyTold('small', { refuses: true })).toBe('"persec";q=50;w=1, "perday";q=1000;w=86400');
  });

  it('names no quota where the plan has none', async () => {
    expect(await policyTold('enterprise')).toBe('"persec";q=500;w=1');
  });

  it('is not on an answer that the gateway keeps for others, nor for a plan that is not known', async () => {
    expect(await policyTold('small', { cached: true })).toBeUndefined();
    expect(await policyTold(undefined)).toBeUndefined();
    expect(await policyTold('toString')).toBeUndefined();
  });
});
