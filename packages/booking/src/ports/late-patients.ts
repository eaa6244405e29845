/** Appointments whose patients could not be indexed when their events came, and that must not hold up others'. */
export interface LatePatients {
  keep(practiceId: string, appointmentIds: readonly string[]): Promise<void>;
}
