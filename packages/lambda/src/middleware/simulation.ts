import { setTimeout as delay } from 'node:timers/promises';
import { SIMULATED_FAILURES } from '@frontdesk/contracts/simulated-failures';
import { AppError, inputInvalid } from '@frontdesk/core/app-error';
import { isSandbox } from '@frontdesk/core/vendor-identity';
import { type ApiMiddleware, type ChainRequest, callerOf } from '../chain.ts';
import { containerMetrics } from '../embedded-metrics.ts';
import { headerOf } from '../headers.ts';

/** Longer than most clients should wait, and short enough for the alarm on slow answers. */
const NO_ANSWER_MILLISECONDS = 2_500;

/** Fails on demand for callers of a sandbox, by `Frontdesk-Simulate`. Nobody else's header has an effect: what a vendor forgot to take out
 *  fails no practice. It fails before anything is done, and is counted apart from failures that are none of ours. Throws INPUT_INVALID for a
 *  failure that is not known. */
export function simulation(wait: (milliseconds: number) => Promise<unknown> = delay): ApiMiddleware {
  const failOnDemand = async (request: ChainRequest): Promise<void> => {
    const asked = headerOf(request.event, 'frontdesk-simulate');
    if (asked === undefined || !isSandbox(callerOf(request).practiceId)) return;
    const failure = SIMULATED_FAILURES.find((known) => known === asked.trim().toLowerCase());
    if (failure === undefined) {
      throw inputInvalid('/headers/frontdesk-simulate', `must be one of ${SIMULATED_FAILURES.join(', ')}`);
    }
    if (failure === 'timeout') await wait(NO_ANSWER_MILLISECONDS);
    request.internal.simulated = true;
    if (failure !== '429') containerMetrics.record('SimulatedFailures');
    throw new AppError(CODES[failure], { detail: 'Simulated, as you asked for.' });
  };

  return { name: 'simulation', before: failOnDemand };
}

const CODES = { '429': 'RATE_LIMITED', '500': 'UNEXPECTED', '503': 'UNAVAILABLE', timeout: 'UNAVAILABLE' } as const;
