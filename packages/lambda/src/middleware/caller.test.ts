import { describe, expect, it } from 'vitest';
import { type ChainRequest, callerOf } from '../chain.ts';
import { AGENT_CLAIMS, apiEvent, lambdaContext, recordedLog } from '../invocation.fixture.ts';
import { caller } from './caller.ts';
import { role } from './role.ts';

function requestWith(claims: Readonly<Record<string, unknown>> | undefined) {
  const log = recordedLog();
  const internal = { startedAt: 0, requestId: 'request-1', logger: log.logger };
  const request: ChainRequest = {
    event: apiEvent({ claims }),
    context: lambdaContext(),
    response: undefined,
    error: undefined,
    internal,
  };
  return { request, log };
}

describe('caller', () => {
  it('keeps who calls, and has the log name practice and subject from then on', () => {
    const { request, log } = requestWith(AGENT_CLAIMS);
    caller().before?.(request);
    request.internal.logger.info('LATER');
    expect(callerOf(request)).toMatchObject({ practiceId: 'p001', role: 'agent', subject: 'user-1', channel: 'app' });
    expect(log.lines()).toMatchObject([{ message: 'LATER', practiceId: 'p001', subject: 'user-1' }]);
  });

  it('throws FORBIDDEN when the event comes without an authoriser or without its claims', () => {
    for (const authorizer of [undefined, {}, { jwt: {} }]) {
      const { request } = requestWith(undefined);
      Object.assign(request.event.requestContext, { authorizer });
      expect(() => caller().before?.(request)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
    }
  });
});

describe('role', () => {
  it('lets the role and those above it pass', () => {
    for (const [has, passes] of [
      ['agent', false],
      ['manager', true],
      ['admin', true],
    ] as const) {
      const { request } = requestWith({ ...AGENT_CLAIMS, role: has });
      caller().before?.(request);
      const demand = () => role('manager').before?.(request);
      if (passes) expect(demand).not.toThrow();
      else expect(demand).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
    }
  });

  it('is a fault of the chain when nobody has said who calls', () => {
    const { request } = requestWith(AGENT_CLAIMS);
    expect(() => role('agent').before?.(request)).toThrow('behind the caller middleware');
  });
});
