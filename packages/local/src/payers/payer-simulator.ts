import { coverageAnswer, rejection } from './eligibility-answer.ts';
import type { EligibilityCheck } from './eligibility-check.ts';
import { type Behavior, behaviorOf } from './magic-members.ts';
import { PayerLedger } from './payer-ledger.ts';

/** The payers that the documentation names. */
export const PAYER_IDS = ['SIM-A', 'SIM-B', 'SIM-C'] as const;
/** Every such id is a payer: who must not meet others at a payer's circuit takes one of their own. */
export const PAYER_ID = /^SIM-[A-Za-z0-9-]{1,40}$/;

/** What a payer that is down looks like at the clearinghouse: an AAA 42 in a 271, a 503, no answer, or a cut connection. */
export const OUTAGE_KINDS = ['rejected', 'unavailable', 'never', 'half'] as const;
export type OutageKind = (typeof OUTAGE_KINDS)[number];

export interface Outage {
  readonly payerId: string;
  /** 0 ends one that is under way. */
  readonly seconds: number;
  readonly kind: OutageKind;
}

export interface PayerSimulatorOptions {
  /** Of every answer; 150 by default. */
  readonly latencyMilliseconds?: number;
  /** Of an answer to `SLOW`; 8,000 by default. */
  readonly slowMilliseconds?: number;
  /** Epoch milliseconds; the machine's clock by default. */
  readonly now?: () => number;
  /** Payers that know an inquiry by its id and charge for it once. False by default, as the clearinghouse documents it. */
  readonly recognizesRepeats?: boolean;
}

/** What goes back over the wire. */
export type Reply =
  | {
      readonly kind: 'whole' | 'half';
      readonly afterMilliseconds: number;
      readonly status: number;
      readonly body: string;
    }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number }
  | { readonly kind: 'never' };

/** The payers behind a clearinghouse: what they answer, when, and how often they were asked. */
export class PayerSimulator {
  ledger = new PayerLedger();
  readonly #options: Required<PayerSimulatorOptions>;
  readonly #outages = new Map<string, { until: number; kind: OutageKind }>();
  readonly #throttledOnce = new Set<string>();

  constructor({
    latencyMilliseconds = 150,
    slowMilliseconds = 8_000,
    now = Date.now,
    recognizesRepeats = false,
  }: PayerSimulatorOptions = {}) {
    this.#options = { latencyMilliseconds, slowMilliseconds, now, recognizesRepeats };
  }

  setOutage({ payerId, seconds, kind }: Outage): void {
    this.#outages.set(payerId, { until: this.#options.now() + seconds * 1000, kind });
  }

  forget(): void {
    this.ledger = new PayerLedger();
  }

  /** Counts the call, which is under way until `ended`. */
  replyTo(check: EligibilityCheck): Reply {
    const { tradingPartnerServiceId: payerId, externalPatientId: inquiryId } = check;
    this.ledger.came(payerId, inquiryId, this.#options.now());
    const reply = this.#reply(check, this.#behavior(check));
    const isKnown = this.#options.recognizesRepeats && this.ledger.chargesOf(inquiryId) > 0;
    if (reply.charged && !isKnown) this.ledger.charged(payerId, inquiryId);
    return reply;
  }

  ended({ tradingPartnerServiceId }: EligibilityCheck): void {
    this.ledger.ended(tradingPartnerServiceId);
  }

  #behavior(check: EligibilityCheck): Behavior {
    const { tradingPartnerServiceId: payerId, subscriber, externalPatientId: inquiryId = '' } = check;
    const outage = this.#outages.get(payerId);
    if (outage !== undefined && this.#options.now() < outage.until) {
      return outage.kind === 'rejected' ? { kind: 'rejection', code: '42' } : { kind: outage.kind };
    }
    if (!PAYER_ID.test(payerId)) return { kind: 'rejection', code: '79' };
    const behavior = behaviorOf(subscriber.memberId);
    if (behavior.kind !== 'throttled' || !behavior.onceOnly) return behavior;
    if (this.#throttledOnce.has(inquiryId)) return { kind: 'answer', status: 'active' };
    this.#throttledOnce.add(inquiryId);
    return behavior;
  }

  #reply(check: EligibilityCheck, behavior: Behavior): Reply & { charged?: boolean } {
    const { latencyMilliseconds: latency, slowMilliseconds } = this.#options;
    const active = JSON.stringify(coverageAnswer(check, 'active'));
    const whole = { kind: 'whole', afterMilliseconds: latency, status: 200 } as const;
    switch (behavior.kind) {
      case 'answer':
        return { ...whole, body: JSON.stringify(coverageAnswer(check, behavior.status)), charged: true };
      case 'rejection': {
        const isPayersOwn = behavior.code === '42' || behavior.code === '80';
        return { ...whole, body: JSON.stringify(rejection(check, behavior.code)), charged: !isPayersOwn };
      }
      case 'slow':
        return { ...whole, afterMilliseconds: slowMilliseconds, body: active, charged: true };
      case 'garbled':
        return { ...whole, body: active.replaceAll('"', "'"), charged: true };
      case 'half':
        return { ...whole, kind: 'half', body: active, charged: true };
      case 'unavailable':
        return { ...whole, status: 503, body: '{"error":"service_unavailable","message":"Try again later"}' };
      case 'throttled':
        return { kind: 'throttled', retryAfterSeconds: behavior.retryAfterSeconds };
      case 'never':
        return { kind: 'never' };
    }
  }
}
