import type { Logger } from '@frontdesk/core/logger';
import { Phi } from '@frontdesk/core/phi';
import type { Health } from '@frontdesk/upstream/shared-circuit';
import type { Attempt, Shortfall, Upstream } from '@frontdesk/upstream/upstream';
import type { EligibilityInquiry, Lane, Payer, PayerAnswer } from '../../ports/payer.ts';
import { faultOf } from './aaa-faults.ts';
import { coverageIn } from './coverage-in-response.ts';
import { requestOf } from './eligibility-request.ts';
import { type EligibilityResponse, eligibilityResponse } from './eligibility-response.ts';
import { type JsonReply, NoReplyError, postJson } from './json-post.ts';

/** The API key; `reread` gives another one when it has been rotated meanwhile. */
export interface ApiKey {
  valid(): Promise<string>;
  reread(): Promise<string | undefined>;
}

export interface ClearinghousePayerOptions {
  /** The API's base, up to its version, without a slash at the end. */
  readonly url: string;
  readonly key: ApiKey;
  readonly upstream: Upstream;
  readonly log: Logger;
  /** Over the network by default. */
  readonly post?: typeof postJson;
}

type Unavailable = Extract<PayerAnswer, { kind: 'unavailable' }>;

/** Payers behind a clearinghouse that speaks X12 270 and 271 as JSON (Stedi's real-time eligibility check). Each payer has a circuit and a
 *  bulkhead of its own. Nothing of an inquiry or of an answer is logged. */
export class ClearinghousePayer implements Payer {
  readonly #options: ClearinghousePayerOptions;

  constructor(options: ClearinghousePayerOptions) {
    this.#options = options;
  }

  async checkEligibility(
    inquiry: EligibilityInquiry,
    { deadline, lane }: { readonly deadline: number; readonly lane: Lane },
  ): Promise<PayerAnswer> {
    const outcome = await this.#options.upstream.call({
      upstream: inquiry.payerId,
      deadline,
      // The night's lane has few containers, and nobody waits behind them.
      needsPlace: lane === 'desk',
      send: (signal) => this.#attempt(inquiry, signal),
    });
    return outcome.kind === 'answered' ? outcome.attempt.answer : unavailableFor(outcome.shortfall);
  }

  async #attempt(inquiry: EligibilityInquiry, signal: AbortSignal): Promise<Attempt<PayerAnswer>> {
    try {
      return attemptOf(await this.#post(inquiry, signal));
    } catch (error) {
      // The time is up: that is said by whoever has stopped it.
      if (signal.aborted) throw error;
      if (error instanceof NoReplyError) return sick('connection', { repeatable: error.notSent });
      // Our own trouble says nothing of the payer.
      this.#options.log.error('CLEARINGHOUSE_KEY_UNREAD', error);
      return { ...sick('connection'), health: 'unknown' };
    }
  }

  /** Throws NoReplyError, and what reading the key throws. */
  async #post(inquiry: EligibilityInquiry, signal: AbortSignal): Promise<JsonReply> {
    const { url, key, log, post: send = postJson } = this.#options;
    const post = (authorization: string): Promise<JsonReply> =>
      send(`${url}/change/medicalnetwork/eligibility/v3`, { authorization, body: requestOf(inquiry), signal });
    const reply = await post(await key.valid());
    if (!isKeyRefused(reply)) return reply;
    const other = await key.reread();
    const again = other === undefined ? reply : await post(other);
    if (isKeyRefused(again)) log.warn('CLEARINGHOUSE_KEY_REFUSED', { status: again.status });
    return again;
  }
}

function isKeyRefused({ status }: JsonReply): boolean {
  return status === 401 || status === 403;
}

function attemptOf({ status, body, retryAfterSeconds }: JsonReply): Attempt<PayerAnswer> {
  const after = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  if (status === 200) return answerIn(body);
  // The clearinghouse has not sent it to the payer.
  if (status === 429) return sick('throttled', { ...after, repeatable: true });
  if (status === 503) return sick('connection', { ...after, repeatable: true });
  if (status === 400 || status === 422) {
    const errors = [{ code: 'INQUIRY_INVALID', fixBy: 'caller', retryable: false }] as const;
    return { answer: { kind: 'refused', errors }, health: 'well', repeatable: false };
  }
  // A gateway on the way, a key that is not valid, an address that is wrong.
  return sick('connection', after);
}

function answerIn(body: string): Attempt<PayerAnswer> {
  const response = responseIn(body);
  if (response === undefined) return sick('garbled');
  const coverage = coverageIn(response);
  if (coverage !== undefined) return well({ kind: 'answered', coverage: new Phi(coverage) });
  const errors = [...new Set(codesIn(response))].map(faultOf);
  if (errors.length === 0) return sick('garbled');
  return well({ kind: 'refused', errors }, errors.some(({ retryable }) => retryable) ? 'sick' : 'well');
}

function responseIn(body: string): EligibilityResponse | undefined {
  try {
    return eligibilityResponse.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

/** All of them are in `errors`, says the documentation; those of the levels are read in case a payer's are not. */
function codesIn({ errors, payer, provider, subscriber }: EligibilityResponse): string[] {
  const all = [errors, payer?.aaaErrors, provider?.aaaErrors, subscriber?.aaaErrors];
  return all.flatMap((some) => (some ?? []).map(({ code }) => code));
}

/** The payer's own words. Never repeated within a call: they are paid for, or the payer wants minutes. */
function well(answer: PayerAnswer, health: Health = 'well'): Attempt<PayerAnswer> {
  return { answer, health, repeatable: false };
}

function sick(
  reason: Unavailable['reason'],
  { repeatable = false, ...after }: { repeatable?: boolean; retryAfterSeconds?: number } = {},
): Attempt<PayerAnswer> {
  return { answer: { kind: 'unavailable', reason, ...after }, health: 'sick', repeatable, ...after };
}

function unavailableFor(shortfall: Shortfall): PayerAnswer {
  return { kind: 'unavailable', ...shortfall };
}
