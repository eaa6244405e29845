/** A test key that this browser keeps, so that samples and the explorer are filled with it. It opens a practice without patients;
 *  a live key is never kept. */
export interface KeptTestKey {
  readonly keyId: string;
  readonly key: string;
  readonly practiceId: string;
}

const PLACE = 'frontdesk.test-key';

export function keptTestKey(): KeptTestKey | undefined {
  const text = localStorage.getItem(PLACE);
  return text === null ? undefined : (JSON.parse(text) as KeptTestKey);
}

export function keepTestKey(key: KeptTestKey): void {
  localStorage.setItem(PLACE, JSON.stringify(key));
}

export const forgetTestKey = (): void => localStorage.removeItem(PLACE);
