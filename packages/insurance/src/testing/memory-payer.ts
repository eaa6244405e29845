import { Phi } from '@frontdesk/core/phi';
import type { EligibilityInquiry, Payer, PayerAnswer } from '../ports/payer.ts';

export const ACTIVE: PayerAnswer = {
  kind: 'answered',
  coverage: new Phi({ status: 'active', planName: 'Choice PPO', copayCents: 2_500, deductibleRemainingCents: 40_000 }),
};

/** A payer in memory that takes the inquiry's id for an idempotency key: it charges an inquiry once, however often it is asked. The
 *  clearinghouse of the simulator has no such keys. */
export class MemoryPayer implements Payer {
  readonly inquiries: EligibilityInquiry[] = [];
  /** How often each inquiry was charged, by its id. */
  readonly charges = new Map<string, number>();
  readonly #answers = new Map<string, PayerAnswer>();
  readonly #script: PayerAnswer[];

  /** Answers in turn; the last one again and again. */
  constructor(...script: readonly PayerAnswer[]) {
    this.#script = [...script];
  }

  async checkEligibility(inquiry: EligibilityInquiry): Promise<PayerAnswer> {
    this.inquiries.push(inquiry);
    const { inquiryId } = inquiry;
    const known = this.#answers.get(inquiryId);
    if (known !== undefined) return known;
    const answer = (this.#script.length > 1 ? this.#script.shift() : this.#script[0]) ?? ACTIVE;
    if (answer.kind === 'answered') {
      this.#answers.set(inquiryId, answer);
      this.charges.set(inquiryId, (this.charges.get(inquiryId) ?? 0) + 1);
    }
    return answer;
  }
}
