import type { Appointment } from '@frontdesk/booking/domain/appointment';
import { entityTagOf, presentAppointment } from '@frontdesk/booking/domain/present-appointment';
import type { InsurancePlanList } from '@frontdesk/contracts/insurance-plan';
import { type Answer, jsonAnswer } from '@frontdesk/core/answer';
import { entityTag } from '@frontdesk/lambda/preconditions';
import type { SlotPage } from '@frontdesk/practices/use-cases/search-slots';
import { flatAppointmentOf, flatSlotsOf } from '../domain/flat-appointment.ts';
import { flatPlanOf } from '../domain/flat-insurance-plan.ts';

/** 201 with where the appointment is in version 1. */
export function bookedFlat(appointment: Appointment): Answer {
  const headers = { location: `/v1/appointments/${appointment.id}`, etag: entityTagOf(appointment) };
  return jsonAnswer(201, flatAppointmentOf(presentAppointment(appointment)), headers);
}

/** 200 with the appointment as it is now. */
export function currentFlat(appointment: Appointment): Answer {
  return jsonAnswer(200, flatAppointmentOf(presentAppointment(appointment)), { etag: entityTagOf(appointment) });
}

/** 200 with a page of free times. */
export function listedFlat({ items, nextCursor }: SlotPage): Answer {
  return jsonAnswer(200, { items: flatSlotsOf(items), ...(nextCursor !== undefined && { nextCursor }) });
}

/** 200 with all plans, and their version. */
export function plansFlat({ items, version }: InsurancePlanList): Answer {
  return jsonAnswer(200, { items: items.map(flatPlanOf), version }, { etag: entityTag(version) });
}
