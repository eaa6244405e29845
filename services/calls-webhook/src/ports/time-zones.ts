/** The practices' time zones, in which dates are days. */
export interface TimeZones {
  get(practiceId: string): Promise<{ readonly timeZone: string } | undefined>;
}
