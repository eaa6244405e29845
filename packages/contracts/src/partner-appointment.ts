import * as z from 'zod/mini';
import { appointment } from './appointment.ts';
import { pageOf } from './paging.ts';

/** An appointment as vendors read it: without what is for the practice's own people. */
export const partnerAppointment = z.omit(appointment, { internalNotes: true, billingCode: true, auditTrail: true });

export const partnerAppointmentPage = pageOf(partnerAppointment);
