/** Whole minutes since 1970-01-01T00:00Z. The only form of an instant inside the kernel. */
export type EpochMinutes = number;

/** A stretch of time through which a zone keeps one offset; `end` is exclusive. */
export interface ZoneSegment {
  readonly start: EpochMinutes;
  readonly end: EpochMinutes;
  readonly offsetMinutes: number;
}
