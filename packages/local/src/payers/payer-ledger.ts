/** What a payer or an inquiry has cost so far. */
export interface Tally {
  calls: number;
  /** Inquiries that the payer answered, or rejected for what was in them. Trouble of its own is not charged. */
  charges: number;
}

export interface PayerTally extends Tally {
  underWay: number;
  /** The most calls that were ever under way at once. */
  mostAtOnce: number;
}

/** Counts at the upstream's own door: the oracle for how often Frontdesk calls, and for what. Holds ids of inquiries and nothing of a
 *  member. */
export class PayerLedger {
  readonly payers: Record<string, PayerTally> = {};
  readonly inquiries: Record<string, Tally> = {};
  /** When each call came, in epoch milliseconds, by payer. */
  readonly callTimes: Record<string, number[]> = {};

  came(payerId: string, inquiryId: string | undefined, now: number): void {
    const payer = this.#payer(payerId);
    payer.calls += 1;
    payer.underWay += 1;
    payer.mostAtOnce = Math.max(payer.mostAtOnce, payer.underWay);
    this.#inquiry(inquiryId).calls += 1;
    this.callTimes[payerId] = [...(this.callTimes[payerId] ?? []), now];
  }

  charged(payerId: string, inquiryId: string | undefined): void {
    this.#payer(payerId).charges += 1;
    this.#inquiry(inquiryId).charges += 1;
  }

  chargesOf(inquiryId: string | undefined): number {
    return this.#inquiry(inquiryId).charges;
  }

  ended(payerId: string): void {
    this.#payer(payerId).underWay -= 1;
  }

  #payer(payerId: string): PayerTally {
    this.payers[payerId] ??= { calls: 0, charges: 0, underWay: 0, mostAtOnce: 0 };
    return this.payers[payerId];
  }

  #inquiry(inquiryId = 'without an id'): Tally {
    this.inquiries[inquiryId] ??= { calls: 0, charges: 0 };
    return this.inquiries[inquiryId];
  }
}
