/** Whose coverage is asked for, as the payer knows them. */
export interface Subscriber {
  readonly memberId: string;
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
  /** `YYYY-MM-DD`, or the month or year alone where no more is known. */
  readonly birthDate?: string | undefined;
}
