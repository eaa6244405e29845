/** What vendors leave behind in sandboxes. */
export interface SandboxRecords {
  /** Deletes a sandbox's appointments, holds, verifications and claimed times. What is booked meanwhile may stay. `subscriptionId`: who
   *  holds times there. Throws UNAVAILABLE when the deadline (epoch milliseconds) passes; it may be repeated. */
  clear(practiceId: string, subscriptionId: string, deadline: number): Promise<void>;
}
