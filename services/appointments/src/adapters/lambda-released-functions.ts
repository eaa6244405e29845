import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { Clock } from '@frontdesk/core/clock';
import type { Through, Trial, TrialAnswer, TrialCall, TrialOperation } from '../domain/release-trial.ts';
import type { ReleasedFunctions } from '../ports/released-functions.ts';
import { httpApiEvent } from './http-api-event.ts';

/** The alias that callers invoke. */
const LIVE = 'live';

export interface LambdaReleasedFunctionsOptions {
  client: LambdaClient;
  clock: Clock;
  /** The ARNs of the versions that are about to get callers. */
  versions: Readonly<Record<TrialOperation, string>>;
  /** What CloudFront shows to the functions (ADR-0012). */
  originSecret: string;
}

/** The functions of a release by their versions' ARNs, past the API and its alias. */
export class LambdaReleasedFunctions implements ReleasedFunctions {
  readonly #options: LambdaReleasedFunctionsOptions;

  constructor(options: LambdaReleasedFunctionsOptions) {
    this.#options = options;
  }

  async call(call: TrialCall, through: Through, trial: Trial): Promise<TrialAnswer> {
    const { client, clock, versions, originSecret } = this.#options;
    const version = versions[call.operation];
    const { FunctionError, Payload } = await client.send(
      new InvokeCommand({
        FunctionName: through === 'new' ? version : version.replace(/[^:]+$/, LIVE),
        Payload: JSON.stringify(httpApiEvent(call, trial, { originSecret, nowEpochMs: clock.now() })),
      }),
    );
    if (FunctionError !== undefined) throw Object.assign(new Error('The function failed.'), { name: FunctionError });
    const { statusCode, body } = JSON.parse(Buffer.from(Payload ?? []).toString() || '{}') as Partial<TrialAnswer>;
    if (typeof statusCode !== 'number') throw Object.assign(new Error('No answer.'), { name: 'NoAnswer' });
    return { statusCode, body: typeof body === 'string' ? body : '' };
  }
}
