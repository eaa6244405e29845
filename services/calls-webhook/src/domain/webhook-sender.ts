/** The practices that a sender may name: these, or any. */
export type AllowedPractices = readonly string[] | '*';

/** One secret, whose it is, and for which practices they may speak. */
export interface SenderSecret {
  readonly sender: string;
  readonly secret: string;
  readonly practices: AllowedPractices;
}

/** Whether one of these secrets is good for the practice. */
export function mayNamePractice(secrets: readonly SenderSecret[], practiceId: string): boolean {
  return secrets.some(({ practices }) => practices === '*' || practices.includes(practiceId));
}
