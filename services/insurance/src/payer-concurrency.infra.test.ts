import { UPSTREAM_POLICIES } from '@frontdesk/contracts/upstream-policies';
import { packagedTemplate, resourcesOf } from '@frontdesk/deploy/packaged-template';
import { expect, it } from 'vitest';

interface QueueSource {
  readonly BatchSize: number;
  readonly ScalingConfig: { readonly MaximumConcurrency: number };
  readonly FunctionName: unknown;
}

it('never has more calls under way to one payer than its policy says, in both lanes together', () => {
  const { bulkhead, places, callsAtOnce } = UPSTREAM_POLICIES.clearinghouse;
  const sources = resourcesOf(packagedTemplate('insurance'), 'AWS::Lambda::EventSourceMapping')
    .map(([, { Properties }]) => Properties as unknown as QueueSource)
    .filter(({ FunctionName }) => JSON.stringify(FunctionName).includes('VerifyAt'));
  expect(sources).toHaveLength(2);
  const most = sources.map(({ BatchSize, ScalingConfig, FunctionName }) => {
    const calls = ScalingConfig.MaximumConcurrency * Math.min(BatchSize, bulkhead.calls);
    // What somebody waits for needs a place.
    return JSON.stringify(FunctionName).includes('AtDesk') ? Math.min(calls, places) : calls;
  });
  expect(most.reduce((sum, calls) => sum + calls, 0)).toBeLessThanOrEqual(callsAtOnce);
});
