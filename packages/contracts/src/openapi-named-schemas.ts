import type * as z from 'zod/mini';
import {
  appointment,
  appointmentPage,
  bookAppointmentRequest,
  cancelAppointmentRequest,
  correctPatientRequest,
  patientRecord,
  rescheduleAppointmentRequest,
} from './appointment.ts';
import { appointmentType, replaceAppointmentTypeRequest } from './appointment-type.ts';
import { auditEntry, auditPage } from './audit.ts';
import { call, callPage } from './call.ts';
import { callbackTask, callbackTaskPage, changeCallTaskRequest } from './callback-task.ts';
import { closure, closureList, createClosureRequest, standingAppointment } from './closure.ts';
import { contactEvent } from './contact-event.ts';
import { coverageEligibilityResponse } from './coverage-eligibility-response.ts';
import { createHoldRequest, hold, holdList } from './hold.ts';
import { insurancePlan, insurancePlanList } from './insurance-plan.ts';
import { createVerificationRequest, insuredPatient, verification } from './insurance-verification.ts';
import { partnerAppointment, partnerAppointmentPage } from './partner-appointment.ts';
import { patient } from './patient.ts';
import { foundPatient, foundPatients, searchPatientsRequest } from './patient-search.ts';
import {
  account,
  activity,
  activityPage,
  createKeyRequest,
  portalKey,
  portalKeyList,
  portalSubscription,
  portalSubscriptionList,
  replaceAccountRequest,
  requestSubscriptionRequest,
  rotateKeyRequest,
  shownKey,
} from './portal.ts';
import { loggedRequest, requestLogPage, subscriptionUsage } from './portal-usage.ts';
import { practice, replacePracticeRequest } from './practice.ts';
import { gatewayMessage, problemDocument } from './problem-document.ts';
import { realtimeTicket } from './realtime.ts';
import { createReportRequest, replaceWeeklyReportRequest, report, weeklyReport } from './report.ts';
import { replaceScheduleRequest, schedule } from './schedule.ts';
import { slot, slotPage } from './slot.ts';
import { approveSubscriptionRequest, vendorSubscription, vendorSubscriptionList } from './subscription.ts';
import { unverifiedAppointment, unverifiedPage } from './unverified-appointments.ts';
import { usage } from './usage.ts';
import { eventPage, vendorEvent } from './vendor-event.ts';
import {
  bookFlatAppointmentRequest,
  flatAppointment,
  flatInsurancePlan,
  flatInsurancePlanList,
  flatSlot,
  flatSlotPage,
} from './version-1.ts';
import {
  createdWebhook,
  createWebhookRequest,
  replayedWebhook,
  replayWebhookRequest,
  rotatedWebhook,
  rotateWebhookRequest,
  testedWebhook,
  webhook,
  webhookDelivery,
  webhookDeliveryPage,
  webhookList,
} from './webhook.ts';

/** What callers send, by the name it has in the document: bodies, and a part of them. */
export const REQUEST_SCHEMAS: Readonly<Record<string, z.core.$ZodType>> = {
  BookAppointmentRequest: bookAppointmentRequest,
  PatientDetails: patient,
  CancelAppointmentRequest: cancelAppointmentRequest,
  RescheduleAppointmentRequest: rescheduleAppointmentRequest,
  CorrectPatientRequest: correctPatientRequest,
  SearchPatientsRequest: searchPatientsRequest,
  CreateHoldRequest: createHoldRequest,
  ReplacePracticeRequest: replacePracticeRequest,
  ReplaceScheduleRequest: replaceScheduleRequest,
  ReplaceAppointmentTypeRequest: replaceAppointmentTypeRequest,
  CreateClosureRequest: createClosureRequest,
  ChangeCallTaskRequest: changeCallTaskRequest,
  CreateVerificationRequest: createVerificationRequest,
  CreateReportRequest: createReportRequest,
  ReplaceWeeklyReportRequest: replaceWeeklyReportRequest,
  InsuredPatient: insuredPatient,
  ApproveSubscriptionRequest: approveSubscriptionRequest,
  ContactEvent: contactEvent,
};

/** What callers receive. */
export const RESPONSE_SCHEMAS: Readonly<Record<string, z.core.$ZodType>> = {
  Patient: patientRecord,
  Appointment: appointment,
  AppointmentPage: appointmentPage,
  AuditEntry: auditEntry,
  AuditPage: auditPage,
  FoundPatient: foundPatient,
  FoundPatients: foundPatients,
  Hold: hold,
  HoldList: holdList,
  Practice: practice,
  Slot: slot,
  SlotPage: slotPage,
  Schedule: schedule,
  AppointmentType: appointmentType,
  StandingAppointment: standingAppointment,
  Closure: closure,
  ClosureList: closureList,
  Call: call,
  CallPage: callPage,
  CallbackTask: callbackTask,
  CallbackTaskPage: callbackTaskPage,
  InsurancePlan: insurancePlan,
  InsurancePlanList: insurancePlanList,
  Verification: verification,
  UnverifiedAppointment: unverifiedAppointment,
  UnverifiedPage: unverifiedPage,
  CoverageEligibilityResponse: coverageEligibilityResponse,
  RealtimeTicket: realtimeTicket,
  VendorSubscription: vendorSubscription,
  VendorSubscriptionList: vendorSubscriptionList,
  Report: report,
  WeeklyReport: weeklyReport,
  Problem: problemDocument,
  GatewayMessage: gatewayMessage,
};

/** What vendors send and receive, where it is not what the App API has. */
export const PARTNER_REQUEST_SCHEMAS: Readonly<Record<string, z.core.$ZodType>> = {
  BookFlatAppointmentRequest: bookFlatAppointmentRequest,
  CreateWebhookRequest: createWebhookRequest,
  RotateWebhookRequest: rotateWebhookRequest,
  ReplayWebhookRequest: replayWebhookRequest,
};
export const PARTNER_RESPONSE_SCHEMAS: Readonly<Record<string, z.core.$ZodType>> = {
  PartnerAppointment: partnerAppointment,
  PartnerAppointmentPage: partnerAppointmentPage,
  FlatAppointment: flatAppointment,
  FlatSlot: flatSlot,
  FlatSlotPage: flatSlotPage,
  FlatInsurancePlan: flatInsurancePlan,
  FlatInsurancePlanList: flatInsurancePlanList,
  Usage: usage,
  VendorEvent: vendorEvent,
  EventPage: eventPage,
  Webhook: webhook,
  WebhookList: webhookList,
  CreatedWebhook: createdWebhook,
  RotatedWebhook: rotatedWebhook,
  TestedWebhook: testedWebhook,
  ReplayedWebhook: replayedWebhook,
  WebhookDelivery: webhookDelivery,
  WebhookDeliveryPage: webhookDeliveryPage,
};

/** What vendors send to the portal and receive from it. */
export const PORTAL_REQUEST_SCHEMAS: Readonly<Record<string, z.core.$ZodType>> = {
  ReplaceAccountRequest: replaceAccountRequest,
  RequestSubscriptionRequest: requestSubscriptionRequest,
  CreateKeyRequest: createKeyRequest,
  RotateKeyRequest: rotateKeyRequest,
};
export const PORTAL_RESPONSE_SCHEMAS: Readonly<Record<string, z.core.$ZodType>> = {
  Account: account,
  Subscription: portalSubscription,
  SubscriptionList: portalSubscriptionList,
  Key: portalKey,
  KeyList: portalKeyList,
  ShownKey: shownKey,
  Activity: activity,
  ActivityPage: activityPage,
  SubscriptionUsage: subscriptionUsage,
  LoggedRequest: loggedRequest,
  RequestLogPage: requestLogPage,
};
