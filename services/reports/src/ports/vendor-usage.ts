import type { VendorCallsFact } from '../domain/facts.ts';

/** What vendors have called of the Partner API. */
export interface VendorUsage {
  /** A practice's vendors, by UTC day and version; both days included. A day that is over may still grow for two weeks. */
  callsOf(practiceId: string, fromDay: string, toDay: string): Promise<readonly VendorCallsFact[]>;
}
