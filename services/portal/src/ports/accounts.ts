import type { Account } from '../domain/account.ts';

/** Vendors by their ids. */
export interface Accounts {
  /** As of the last change. Undefined when there is none. */
  read(id: string): Promise<Account | undefined>;
  /** Names a vendor, who is there afterwards. `now` in epoch milliseconds. */
  name(vendor: Pick<Account, 'id' | 'name' | 'email'>, now: number): Promise<Account>;
  /** Notes that the vendor's sandbox is complete. */
  noteSandbox(id: string, now: number): Promise<void>;
}
