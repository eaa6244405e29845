import type { AppointmentType, BookingPolicy, Closure, Schedule } from './schedule.ts';

/** Everything that decides whether a time of a practice can be booked, as read in one go. */
export interface PracticeRules {
  practiceId: string;
  /** For people, as providers' and appointment types'; decides nothing. */
  displayName?: string;
  /** Changes with the practice's own name, zone and policy: its ETag. Absent: 1, since practices had none at first. */
  version?: number;
  /** Changes with every change of any rule of the practice. */
  revision: number;
  timeZone: string;
  policy: BookingPolicy;
  appointmentTypes: ReadonlyMap<string, VersionedAppointmentType>;
  providers: ReadonlyMap<string, ProviderRules>;
  closures: readonly (Closure & { id: string })[];
}

export interface VersionedAppointmentType extends AppointmentType {
  /** Changes with the type's own content: its ETag. Absent: 1, since types had none at first. */
  version?: number;
}

export interface ProviderRules {
  displayName?: string;
  schedule: Schedule;
  /** Changes with every rule that touches this provider, practice-wide closures too: what a booking's condition checks. */
  revision: number;
  /** Changes with the schedule's own content: its ETag. */
  version: number;
}
