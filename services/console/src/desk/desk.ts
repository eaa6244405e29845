import type { AppApiClient, Schemas } from '@frontdesk/client/app-api-client';
import { createContext, useContext } from 'react';
import type { Session } from '../session/session.ts';

export type Appointment = Schemas['Appointment'];
export type Slot = Schemas['Slot'];
export type Practice = Schemas['Practice'];
export type Schedule = Schemas['Schedule'];
export type Closure = Schemas['Closure'];
export type AppointmentType = Practice['appointmentTypes'][number];
export type InsurancePlan = Schemas['InsurancePlan'];
export type VendorSubscription = Schemas['VendorSubscription'];
export type Verification = Schemas['Verification'];
export type UnverifiedAppointment = Schemas['UnverifiedAppointment'];
export type VerificationRequest = Schemas['CreateVerificationRequest'];
export type Call = Schemas['Call'];
export type CallbackTask = Schemas['CallbackTask'];
export type CallTaskAction = Schemas['ChangeCallTaskRequest']['action'];

/** What a booking begins with; the person may choose otherwise. */
export interface BookingWish {
  readonly day?: string;
  readonly providerId?: string;
  /** Minutes since midnight on the wall clock: about when. */
  readonly minutes?: number;
  /** The call in which the patient asks for it. */
  readonly callId?: string;
  /** Who it is for, where the practice knows the patient. */
  readonly patient?: Schemas['PatientDetails'] | Schemas['Patient'];
}

/** What was typed and not sent yet: kept in memory, so that a dialog that was closed by mistake opens with it, and gone with
 *  the session. */
export type Drafts = Map<string, unknown>;

/** What every part of the page works with. */
export interface Desk {
  readonly api: AppApiClient;
  readonly session: Session;
  readonly practice: Practice;
  /** Tells what was done: shown, and read out. `undo` takes it back. */
  readonly announce: (sentence: string, undo?: () => void) => void;
  /** Opens the dialog of an appointment, of any day. */
  readonly openAppointment: (id: string) => void;
  /** Opens the dialog that books. */
  readonly openBooking: (wish: BookingWish) => void;
  /** Opens the search for a patient, who asks in this call if there is one. */
  readonly openSearch: (callId?: string) => void;
  readonly drafts: Drafts;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('There is no desk around this component.');
  return desk;
}
