/** By which clock practices live. */
export interface PracticeClocks {
  /** The IANA zone; undefined: the practice was never set up. */
  timeZoneOf(practiceId: string): Promise<string | undefined>;
}
