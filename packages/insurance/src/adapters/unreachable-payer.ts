import type { Payer, PayerAnswer } from '../ports/payer.ts';

/** Where no clearinghouse is connected: nobody answers. */
export class UnreachablePayer implements Payer {
  async checkEligibility(): Promise<PayerAnswer> {
    return { kind: 'unavailable', reason: 'connection' };
  }
}
