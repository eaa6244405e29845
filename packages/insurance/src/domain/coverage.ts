/** What a payer says of one kind of service. */
export interface Benefit {
  /** X12 service type code, such as `30` (health benefit plan coverage) or `98` (office visit). */
  readonly serviceType: string;
  readonly name: string;
  /** Absent: the payer does not say. */
  readonly inNetwork?: boolean;
  readonly copayCents?: number;
  readonly coinsurancePercent?: number;
}

/** What a payer answers about a member on the day of service. Amounts are US cents; days are `YYYY-MM-DD`. */
export interface Coverage {
  readonly status: 'active' | 'inactive';
  readonly planName?: string;
  readonly coverageStart?: string;
  readonly coverageEnd?: string;
  /** For a visit to the practice. */
  readonly copayCents?: number;
  readonly deductibleRemainingCents?: number;
  readonly deductibleTotalCents?: number;
  readonly primaryCareProvider?: string;
  readonly benefits?: readonly Benefit[];
}
